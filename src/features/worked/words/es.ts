import type { Translation } from '../../../web/language/index.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en> = {
  one: {
    target: '1.00 es exactamente la meta.',
    usual: '1.00 es exactamente lo habitual.',
    allowed: '1.00 es exactamente lo que aún se permite.',
    pace: '1.00 es exactamente lo previsto.',
    band: '1.00 es el mejor puntaje posible.',
  },
  ruleNames: {
    'target-ratio': 'Comparación con una meta',
    'historical-ratio': 'Comparación con la misma época de años anteriores',
    'historical-band': 'Comparación con el límite de lo habitual',
    'target-band': 'Dentro de una banda',
    attainment: 'Camino hacia un objetivo',
  },
  rules: {
    'target-ratio':
      '{direction, select, down {La meta se divide entre el valor, porque menos es mejor.} other {El valor se divide entre la meta.}}',
    'historical-ratio':
      '{direction, select, down {Lo habitual en esta época del año se divide entre el valor, porque menos es mejor.} other {El valor se divide entre lo habitual en esta época del año.}}',
    'historical-band':
      '{direction, select, down {El límite superior de lo habitual (el promedio de años anteriores más {deviations} desviaciones estándar) se divide entre el valor, porque menos es mejor.} other {El valor se divide entre el límite inferior de lo habitual: el promedio de años anteriores menos {deviations} desviaciones estándar.}}',
    'target-band':
      'Dentro de la banda el puntaje es 1. Por debajo de la banda, el valor se divide entre el borde inferior; por encima, el borde superior se divide entre el valor.',
    attainment:
      'Lo que el valor ha avanzado desde donde comenzó se divide entre lo que debía haber avanzado hasta ese día, en línea recta del comienzo al objetivo.',
  },
  otherRule: 'Regla: {rule}.',
  figures: {
    numerator: 'que cuentan',
    denominator: 'en total',
    value: 'valor',
    total: 'total',
    days: 'días',
    'per-day': 'por día',
    target: 'meta',
    average: 'habitual',
    edge: 'permitido',
    low: 'borde inferior',
    high: 'borde superior',
    pace: 'previsto para entonces',
    start: 'al comienzo',
    score: 'puntaje',
  },
  perDay: '{value} por día',
  usualBand:
    'lo habitual es {usual}; se permite {direction, select, up {desde {edge}} other {hasta {edge}}}',
  allowed: 'se permite {direction, select, up {desde {edge}} other {hasta {edge}}}',
  outcome: {
    plain: 'El puntaje es {result}: {status}.',
    inside: '{value} está dentro de la banda, así que el puntaje es {result}: {status}.',
    outside:
      '{value} está fuera de la banda, cuyo borde más cercano es {target}; el puntaje es {result}: {status}.',
    pace: 'El valor es {value}; para ese día se preveía {target}. El puntaje es {result}: {status}.',
    usual: 'El valor es {value}; lo habitual es {target}. El puntaje es {result}: {status}.',
    allowed:
      'El valor es {value}; se permite {direction, select, up {desde {target}} other {hasta {target}}}. El puntaje es {result}: {status}.',
    usualBand:
      'El valor es {value}; lo habitual es {usual} y se permite {direction, select, up {desde {target}} other {hasta {target}}}. El puntaje es {result}: {status}.',
    target: 'El valor es {value}; la meta es {target}. El puntaje es {result}: {status}.',
    zero: 'No ocurrió nada, así que no hay nada entre qué dividir: el puntaje es el tope, {bound}.',
    cap: 'No cuenta más que el tope de {bound}.',
    floor: 'No cuenta menos que el piso de {bound}.',
  },
  details: {
    stale:
      'Es del {day} y puede tener como máximo {age, plural, one {# día} other {# días}} de antigüedad.',
    zeroMean: 'Un promedio de nada no es un número.',
    zeroDenominator: 'Una parte de nada no es un número.',
    zeroCount: 'El valor es 0, y no se puede dividir entre 0.',
    tooFew: 'Hubo {count}; se necesitan al menos {least}.',
    starts: 'Comienza el {day}.',
    ended: 'Su último día fue el {day}.',
  },
};
