import type { Translation } from '../../../web/language/index.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en> = {
  board: {
    title: 'Tablero de {city}, {day}',
    boardOf: 'Tablero del {day}, sobre el',
    nothingYet: 'Aquí todavía no se mide nada, así que no hay nada que puntuar.',
    scoreboard: 'Tablero de puntajes',
    restated: 'Corregido. Este tablero se publicó con otros números el {instant}.',
    restatedScores:
      'Corregido. Este tablero se publicó con otros números el {instant}; desde entonces {count, plural, one {cambió # puntaje} other {cambiaron # puntajes}}.',
    revised: 'Corregido',
    neverRevised: 'no desde que se publicó',
    wasRevised: 'sí: vea el comienzo de esta página',
    restatedCity: 'El puntaje de {city} cambió con ello: {moved}.',
    moved: '{period} de {before} a {after}',
    noScore: 'sin puntaje',
    whatChanged: 'Qué cambió',
  },
  turn: {
    label: 'Otros tableros',
    board: 'Tablero del',
    newest: 'Tablero más reciente',
    date: 'Otro día',
    go: 'Mostrar',
    noBoardOf: '{city} no tiene un tablero del {day}.',
    nearest:
      '{count, plural, one {El tablero más cercano está en {addresses}.} other {Los tableros más cercanos están en {addresses}.}}',
  },
  carried: {
    day: 'Una sola métrica sostiene el día: {metric}, con un puntaje de {score}. Sin ella el día sería {without}.',
    week: 'Una sola métrica sostiene la semana: {metric}, con un puntaje de {score}. Sin ella la semana sería {without}.',
    month:
      'Una sola métrica sostiene el mes: {metric}, con un puntaje de {score}. Sin ella el mes sería {without}.',
    quarter:
      'Una sola métrica sostiene el trimestre: {metric}, con un puntaje de {score}. Sin ella el trimestre sería {without}.',
  },
  wall: {
    title: 'Tablero de {city} en la pared',
    alarms: 'Viejo o atrasado',
    late: 'Con retraso o sin datos: {metrics}.',
    more: '{count, number} más',
    about: 'Calificación, cambio desde el tablero anterior, cobertura',
    metric: 'Métrica',
    continued: '{topic}, continuación',
    own: 'el día por sí solo: {score}',
    sample: 'Ciudad de muestra; no es un informe actual.',
    scale: '1.00 es la meta; más alto es mejor.',
    page: 'Pantalla {number, number} de {count, number}',
    statuses: {
      exceeding: 'Supera',
      meeting: 'En la meta',
      'follow-up': 'Seguimiento',
    },
    hold: 'Detener',
    goOn: 'Continuar',
    leave: 'Salir',
  },
  filter: {
    label: 'Filtrar las métricas',
    topic: 'Tema',
    everyTopic: 'Todos los temas',
    department: 'Departamento',
    everyDepartment: 'Todos los departamentos',
    go: 'Mostrar',
    all: 'Mostrar todas las métricas',
    both: 'Solo se muestran métricas del tema {topic} y del departamento {department}.',
    topicOnly: 'Solo se muestran métricas del tema {topic}.',
    departmentOnly: 'Solo se muestran métricas del departamento {department}.',
    whole:
      'Son {shown, number} de {total, plural, one {# métrica} other {# métricas}}; los números de arriba son de toda la ciudad.',
    own: '{group} por sí solo: {score}',
    ownNone: '{group} por sí solo no tiene puntaje del día',
    none: 'Ninguna métrica tiene ambos. Elija otro tema u otro departamento.',
  },
  topics: {
    title: 'Por tema',
    explained:
      'El puntaje propio de cada tema y cuántas de sus métricas lo tuvieron. ▾ está por debajo de la meta.',
    caption: 'Temas, primero el mejor día: puntaje y métricas contadas',
    head: 'Tema',
  },
  departments: {
    title: 'Por departamento',
    explained: 'El puntaje propio de cada departamento, con las métricas de las que responde.',
    caption: 'Departamentos, primero el mejor día: puntaje y métricas contadas',
    head: 'Departamento',
  },
  groups: {
    below: '▾',
    belowSpoken: ', por debajo de la meta',
    none: 'ninguno',
    count: '{scored, number} de {total, number}',
  },
  why: {
    day: {
      unknown: 'No se sabe si cambió el día',
      steady: 'Por qué el día se quedó igual',
      fell: 'Por qué el día bajó {by}',
      rose: 'Por qué el día subió {by}',
    },
    week: {
      unknown: 'No se sabe si cambió la semana',
      steady: 'Por qué la semana se quedó igual',
      fell: 'Por qué la semana bajó {by}',
      rose: 'Por qué la semana subió {by}',
    },
  },
  against: {
    'board-before': 'En comparación con el día del tablero anterior: {days}.',
    'same-weekday': 'En comparación con el mismo día de la semana anterior: {days}.',
    'week-before': 'En comparación con la semana del tablero de hace una semana: {days}.',
  },
  againstNothing: {
    'board-before': 'En comparación con el tablero anterior.',
    'same-weekday': 'En comparación con el mismo día de la semana anterior.',
    'week-before': 'En comparación con la semana del tablero de hace una semana.',
  },
  gaps: {
    'not-published': 'No se publicó ningún tablero del {day}, así que no hay con qué comparar.',
    'no-score':
      'Este tablero o el del {day} no tiene puntaje aquí, así que no hay nada que comparar.',
    'other-method':
      'Desde el tablero del {day} la ciudad calcula su puntaje de otra manera, así que los términos no se pueden sumar.',
    none: 'Antes de este no se publicó ningún tablero, así que no hay nada que comparar.',
  },
  drivers: {
    explained:
      'Una métrica que entra o sale cuenta según lo lejos que está del resto. Los términos suman el cambio.',
    series: { day: 'el puntaje del día de {city}', week: 'el puntaje de la semana de {city}' },
    metrics: '{count, plural, one {# métrica} other {# métricas}}',
    noScore: 'sin puntaje',
    target: 'cambió su meta',
    weight: 'cambió su peso',
  },
  cities: {
    title: 'Ciudades',
    intro:
      '{count, plural, one {# ciudad publica} other {# ciudades publican}} aquí su tablero. El nombre de una ciudad lleva a su tablero, con todas las métricas detrás del número.',
    caption: 'El tablero más reciente de cada ciudad',
    line: '1.00 es la meta; más alto es mejor. Las ciudades miden cosas distintas: sus puntajes no son una competencia.',
    lines:
      'Líneas: puntajes diarios de las ocho semanas hasta cada tablero, cada una en su propia escala.',
    city: 'Ciudad',
    sample: 'Muestra',
    graded:
      'Calificación {grade}, con {scored, number} de {total, plural, one {# métrica} other {# métricas}}',
    coverage: '{scored, number} de {total, plural, one {# métrica} other {# métricas}} con puntaje',
    board: 'Tablero del {date}{sample, select, yes {; no es un informe actual} other {}}',
    data: 'Descargar los datos',
    json: 'Esta lista en JSON',
    none: 'Todavía no se ha publicado ningún tablero',
    how: 'El tablero de una ciudad aparece aquí cuando se publica el primero:',
    init: 'comienza la carpeta de una ciudad nueva, con cada ajuste explicado.',
    apply: 'recibe las definiciones de la ciudad.',
    import: 'recibe sus números.',
    publish: 'publica el tablero.',
    look: 'Para conocer primero una ciudad de muestra, en una carpeta de datos propia, ejecute en la copia del código:',
  },
};
