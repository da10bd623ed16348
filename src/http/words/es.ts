import type { Translation } from '../../web/language/index.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en> = {
  first: 'La primera página',
  noPage: 'Esta página no existe.',
  noPageRemedy: 'Revise la dirección o comience por la primera página.',
  tooSlow: 'La respuesta tardó demasiado.',
  tooSlowRemedy: 'Intente de nuevo en un minuto.',
  badRequest: 'El servidor no entiende esta solicitud.',
  badRequestRemedy: 'Revise la dirección y lo que se envió con ella.',
  failed: 'Algo falló en el servidor.',
  failedRemedy:
    'Intente de nuevo en un minuto. Quien administra el servidor encuentra la causa en su registro.',
  readOnly: 'Esta dirección solo se puede leer.',
  readOnlyRemedy: 'Solicítela con GET.',
};
