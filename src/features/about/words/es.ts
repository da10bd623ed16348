import type { Translation } from '../../../web/language/index.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en> = {
  heading: 'Cómo se calcula el puntaje de {city}',
  description:
    'Cómo se calculan los puntajes de {city}: reglas con números reales, días que abarcan, calificaciones, números que faltan, correcciones y pruebas.',
  contents: 'En esta página',
  parts: {
    number: 'Un número',
    rules: 'De un conteo a un puntaje',
    together: 'De muchos puntajes a uno',
    days: 'Qué días cuentan',
    missing: 'Qué falta',
    bounds: 'Topes y pisos',
    grades: 'Calificaciones y palabras',
    late: 'Números atrasados',
    proof: 'Correcciones y pruebas',
    cityscore: 'De dónde viene la idea',
  },
  lead: 'Un puntaje dice qué tan cerca quedó la ciudad de lo que prometió: 1.00 es la meta cumplida, más es mejor, menos es peor.',
  example:
    'Un puntaje de 1.12 es mejor que la meta; uno de 0.80 no la alcanza. Por cuánto depende de qué es mejor:',
  exampleUp:
    'Cuando más es mejor, el puntaje dice cuántas veces se alcanzó la meta. Con una meta de 50, 1.12 es un valor de 56 y 0.80 es un valor de 40.',
  exampleDown:
    'Cuando menos es mejor, el puntaje dice cuántas veces cabe el valor en la meta. Con una meta de 56 minutos, 1.12 es un valor de 50 minutos y 0.80 es un valor de 70 minutos.',
  exampleWhole:
    'El 1.12 de una ciudad se hace con los puntajes de todas sus métricas: en conjunto les fue mejor de lo que la ciudad se propuso.',
  notRank:
    'No es una nota escolar ni una clasificación entre ciudades: las metas son de la propia ciudad. Un puntaje dice si la ciudad hace lo que se propuso, o mejor de lo que solía hacerlo.',
  boardHash: 'Estos números son del tablero',
  each: 'Cada métrica mide una parte del trabajo de la ciudad. Su valor se compara con una meta o con lo habitual en esa época del año. El resultado es su puntaje, para que minutos, proporciones y conteos puedan estar lado a lado.',
  scoresNow: 'Los cuatro puntajes de la ciudad ahora',
  board: 'El tablero con todas las métricas',
  receiptLink: 'El recibo de este número',
  noExample: 'Hoy ninguna de estas métricas tiene puntaje.',
  notUsed: 'Reglas que {city} no usa',
  metricCount: '{count, plural, one {# métrica} other {# métricas}}',
  exampleDays: '{period}, {days}',
  topics: 'El puntaje de un tema o de un departamento se calcula igual, con sus propias métricas.',
  dayScores: 'Los puntajes del día, de mejor a peor',
  metric: 'Métrica',
  weight: 'cuenta {weight} veces',
  uneven: 'Métricas que cuentan más o menos que 1:',
  reported: 'El tablero del {day} solo habla de días completos.',
  zone: 'Un día comienza y termina a la medianoche de la ciudad ({zone}).',
  noScore: 'Nunca se adivina un puntaje. Cuando una métrica no lo tiene, el tablero dice por qué:',
  today: 'Del día: {metrics}.',
  missingCount:
    'Una métrica sin puntaje queda fuera del promedio, así que el promedio se apoya en menos métricas. Cuántas hubo está junto a cada puntaje de la ciudad.',
  noBounds:
    'No hay topes ni pisos vigentes: cada puntaje cuenta tal como es. Por eso un solo puntaje muy alto puede subir a toda la ciudad, y vale la pena ver qué métrica lo hizo.',
  someBounds:
    'Un tope impide que un solo puntaje muy alto suba a toda la ciudad; un piso impide que uno muy bajo la hunda. El puntaje antes del tope o del piso siempre está al lado.',
  bounds: {
    cap: '{name}: como máximo {cap}; {now}.',
    floor: '{name}: como mínimo {floor}; {now}.',
    both: '{name}: como máximo {cap} y como mínimo {floor}; {now}.',
    reached: 'hoy se alcanzó en: {periods}',
    notReached: 'hoy no se alcanzó',
  },
  gradeScale: 'El número de la ciudad recibe una calificación:',
  gradeFrom: 'desde {score}',
  statusScale: 'Cada puntaje se expresa en palabras:',
  statuses: {
    exceeding: 'Supera la meta',
    meeting: 'En la meta',
    'follow-up': 'Requiere seguimiento',
  },
  statusMeanings: {
    exceeding: 'más de {top}',
    meeting: 'de 1.00 a {top}',
    'follow-up': 'menos de 1.00: alguien lo revisa',
  },
  rounding:
    'Los puntajes se muestran con dos decimales, y con más cuando dos dirían otra palabra u otra calificación que la que el puntaje obtuvo.',
  freshPromise:
    '{promised, number} de {total, plural, one {# métrica} other {# métricas}} prometen qué tan antiguo puede ser su valor más reciente. La métrica que no lo cumple se marca como atrasada.',
  noneLate: 'Hoy ninguna métrica está atrasada.',
  someLate: 'Atrasadas hoy:',
  late: {
    never: '{name}: todavía no ha llegado ningún valor.',
    neverPromised:
      '{name}: todavía no ha llegado ningún valor; lo prometido: como máximo {age, plural, one {# día} other {# días}} de antigüedad.',
    newest: '{name}: el valor más reciente es del {day}.',
    newestPromised:
      '{name}: el valor más reciente es del {day}; lo prometido: como máximo {age, plural, one {# día} other {# días}} de antigüedad.',
  },
  corrected:
    'Los informes tardíos cambian números de días pasados. Nada se sobrescribe: el valor anterior permanece, el nuevo lleva el momento desde el que se conoce, y ambos están en el registro de cambios.',
  ledger: 'Qué cambió en estos números',
  progress: 'El camino a la certificación',
  receipts:
    'Cada número tiene un recibo: qué entró, qué regla, qué meta, qué resultado. Está sellado con un hash, de modo que un cambio posterior se notaría.',
  verify: 'Quien tenga los datos de la ciudad puede hacer que el número se calcule de nuevo:',
  verifyDoes: 'El comando dice si el resultado es el mismo.',
  sampleReceipt: 'Un recibo para ver',
  boston:
    'En 2016 Boston comenzó a mostrar cada día un solo número para toda la ciudad: CityScore. Los tiempos de las ambulancias, los baches, las visitas a las bibliotecas y los permisos se comparaban cada uno con una meta o con años anteriores y se promediaban, y el resultado estaba en una pantalla de la alcaldía. La ciudad publicó las partes como datos abiertos, así que sus reglas se pueden comprobar con ellos.',
  lessons:
    'También enseñó lo que puede salir mal. Una proporción sin tope hizo una vez que el día de la ciudad fuera 29.35. Las métricas sin datos salían del promedio sin aviso. Las metas cambiaban sin fecha. Por eso estas páginas tienen topes, cobertura y el registro de cambios.',
  source: 'De dónde vienen los datos',
  noSource: 'La ciudad no ha indicado de dónde vienen sus datos.',
  licence:
    'Quién puede reutilizar estos datos lo decide su fuente. Cada página tiene sus datos en JSON, y las tablas en CSV.',
  product: 'Civicstat',
  program:
    'Civicstat, el programa detrás de estas páginas, es de código abierto bajo la licencia Apache 2.0. El programa calcula; la ciudad elige sus métricas, metas y pesos y responde por sus datos.',
  json: 'Los datos de esta página en JSON',
  takeData: 'Descargar los datos',
  ruleNames: {
    'target-ratio': 'Medido frente a una meta',
    'historical-ratio': 'Medido frente a lo habitual',
    'historical-band': 'Medido frente al límite de lo habitual',
    'target-band': 'Dentro de una banda',
    attainment: 'Camino hacia un objetivo',
  },
  ruleMeanings: {
    'target-ratio':
      'El valor se divide entre su meta; cuando menos es mejor, la meta entre el valor.',
    'historical-ratio':
      'El valor se divide entre el promedio de la misma época en años anteriores; cuando menos es mejor, el promedio entre el valor.',
    'historical-band':
      'Se dividen el valor y el límite de lo habitual: el promedio de años anteriores con un margen para las variaciones ordinarias.',
    'target-band':
      'Dentro de la banda el puntaje es 1; fuera de ella se dividen el borde más cercano y el valor.',
    attainment: 'El camino recorrido se divide entre el que debía haberse recorrido hasta ese día.',
  },
  day: {
    empty: '{city} todavía no mide nada aquí.',
    none: 'Del {day} no hay puntaje: ninguna de {total, number} métricas lo tuvo.',
    scored:
      'El {day} la ciudad obtuvo {score}, con {scored, number} de {total, plural, one {# métrica} other {# métricas}}.',
  },
  methods: {
    arithmetic: {
      equal:
        'El puntaje de la ciudad es el promedio simple de todos los puntajes que hay. Cada métrica cuenta igual.',
      weighed:
        'El puntaje de la ciudad es el promedio de todos los puntajes que hay, cada uno según su peso.',
    },
    geometric: {
      equal:
        'El puntaje de la ciudad es la media geométrica de todos los puntajes que hay: se multiplican y se extrae la raíz. Un mal puntaje pesa más que en un promedio simple. Cada métrica cuenta igual.',
      weighed:
        'El puntaje de la ciudad es la media geométrica ponderada de todos los puntajes que hay: un mal puntaje pesa más que en un promedio simple.',
    },
    median: {
      equal:
        'El puntaje de la ciudad es la mediana: la mitad de los puntajes que hay está por encima, la mitad por debajo. Cada métrica cuenta igual.',
      weighed:
        'El puntaje de la ciudad es la mediana ponderada: la mitad del peso está por encima, la mitad por debajo.',
    },
  },
  mean: {
    equal:
      '{count, plural, one {El puntaje del día suma} other {Los # puntajes del día suman}} {sum}. Dividido entre {count, number}, es {score}.',
    weighed:
      '{count, plural, one {El puntaje del día, por su peso, suma} other {Los # puntajes del día, cada uno por su peso, suman}} {sum}. Dividido entre los pesos, {weight}, es {score}.',
  },
  windows: {
    day: 'El día anterior a la fecha del tablero.',
    rolling: {
      week: 'Los últimos 7 días.',
      month: 'Los últimos 30 días.',
      quarter: 'Los últimos 90 días.',
    },
    week: {
      monday: 'La última semana completa; las semanas comienzan el lunes.',
      sunday: 'La última semana completa; las semanas comienzan el domingo.',
      saturday: 'La última semana completa; las semanas comienzan el sábado.',
    },
    month: 'El último mes completo.',
    quarter: {
      'three-months': 'Los últimos tres meses completos.',
      quarter: 'El último trimestre completo del año fiscal de la ciudad.',
    },
  },
  coverage: '{scored, number} de {total, plural, one {# métrica} other {# métricas}}',
  noMetrics: 'sin métricas',
};
