import type { StandardTexts } from '../../contract.ts';

/** The example in Spanish. */
export const spanish: StandardTexts = {
  name: 'Ejemplo: un nivel por el número de indicadores',
  notice: 'Esto es un ejemplo y no es estándar de nadie.',
  practices: { Core: 'Principal', Supporting: 'De apoyo' },
  tiers: { beginning: 'inicial', reporting: 'que informa', leading: 'ejemplar' },
  criteria: {
    E1: ['Hay un plan publicado', 'Hay un plan publicado.'],
    E2: ['Alguien está a cargo', 'Alguien está a cargo.'],
    E3: ['Las reglas están por escrito', 'Las reglas están por escrito.'],
    E4: ['Las personas se reúnen', 'Las personas se reúnen.'],
  },
  checks: {
    'E1.1': 'Hay un plan estratégico vigente',
    'E2.1': 'Del desempeño',
    'E2.2': 'De los datos',
    'E2.3': 'De la evaluación',
    'E3.1': 'Privacidad',
    'E3.2': 'Seguridad',
    'E3.3': 'Calidad de los datos',
    'E4.1': 'El personal recibe capacitación',
    'E4.2': 'Se pregunta a los residentes',
  },
};
