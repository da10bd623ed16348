/** Los mismos textos en español. */
export const es = {
  menu: 'Casos',
  title: 'De un número a sus casos',
  lead: 'Números del tablero más reciente que se hacen de casos, en los departamentos que usted puede ver. Cada uno lleva a los casos de los que se hizo.',
  nothing:
    'Ningún número que usted pueda ver se hace de casos todavía, o no se publicó ningún tablero.',
  caption: 'Números hechos de casos',
  metric: 'Métrica',
  none: 'sin valor',
  headingOf: 'Casos: {metric}',
  board: 'Tablero del {day}',
  number: '{days}: {value}.',
  parts: '{days}: {value}, es decir, {numerator} de {denominator}.',
  noValue: '{days}: no hay ningún valor, y por eso tampoco hay casos detrás de él. {reason}',
  unknown:
    'Aún no se conocen por completo, y por eso no están ni en el número ni en esta lista: {days}.',
  madeBy:
    'Como los conocía el tablero, con las definiciones de ese día. No se miran versiones posteriores de un caso.',
  receipt: 'Recibo de este número',
  metricPage: 'La página pública de la métrica',
  periodsName: 'Otros números de esta métrica',
  filterName: 'Qué casos',
  all: 'Todos',
  choice: '{label} ({cases, number})',
  empty: 'Vacío',
  part: 'Condición de la métrica',
  partNames: {
    all: 'Todos',
    numerator: 'Se cumple',
    rest: 'No se cumple',
  },
  show: 'Mostrar',
  count: '{cases, plural, =0 {Ningún caso} one {# caso} other {# casos}}.',
  range: 'Se muestran del {from, number} al {to, number}.',
  table: 'Casos de {metric}',
  delivery: 'Llegó con',
  noCases: 'No hay casos que cumplan esto.',
  pages: 'Más casos',
  before: 'Casos anteriores',
  after: 'Casos siguientes',
  take: 'Llevárselos en CSV',
  takeHint:
    'Todos los casos que cumplen esto, con la entrega con la que llegaron. Que usted se los llevó queda en el registro de auditoría.',
  absent: {
    number: 'Aquí no hay ningún número hecho de casos.',
    list: 'Elija uno de la lista de números hechos de casos.',
  },
};
