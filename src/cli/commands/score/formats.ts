import { workThrough } from '../../../features/worked/worked.ts';
import {
  type BoardScores,
  type CityDefinition,
  type Composite,
  type Day,
  type MetricDefinition,
  type MetricScores,
  periods,
  type Score,
} from '../../../model/index.ts';
import { boardFrame } from '../../../scoring/index.ts';
import { type CsvCell, csvLine } from '../../../web/csv.ts';

/** One board to be printed. */
export interface PrintedBoard {
  readonly city: CityDefinition;
  readonly board: BoardScores;
  readonly knownOn: string;
}

interface Format {
  /** What comes before all boards, between two, and after all; `range`: a range was asked for. */
  readonly before: (range: boolean) => string;
  readonly between: string;
  readonly after: (range: boolean) => string;
  readonly board: (printed: PrintedBoard) => string;
}

export type ScoreFormat = 'table' | 'json' | 'csv';

const csvColumns = [
  ...['date', 'metric', 'period', 'start', 'end', 'score', 'rawScore', 'value', 'numerator'],
  ...['denominator', 'target', 'coverage', 'status', 'reason', 'kind', 'topic', 'department'],
  ...['capped', 'compared', 'basis', 'baseline', 'grade', 'scored', 'total', 'latest', 'late'],
] as const;

/** The forms in which `civicstat score` prints, by name. */
export const formats: Readonly<Record<ScoreFormat, Format>> = {
  table: {
    before: () => '',
    between: '\n',
    after: () => '\nScores are cut after four decimals; --format json and csv print all of them.\n',
    board: asTable,
  },
  json: {
    before: (range) => (range ? '[' : ''),
    between: ',\n',
    after: (range) => (range ? ']\n' : '\n'),
    board: (printed) => JSON.stringify(asJson(printed)),
  },
  csv: { before: () => `${csvColumns.join(',')}\n`, between: '', after: () => '', board: asCsv },
};

function asJson({ city, board, knownOn }: PrintedBoard): unknown {
  return {
    city: city.slug,
    date: board.date,
    knownOn,
    composite: board.composite,
    topics: board.topics,
    departments: board.departments,
    metrics: board.metrics.map((metric, at) => ({
      metric: metric.metric,
      latest: metric.latest,
      late: metric.late,
      ...Object.fromEntries(
        periods.map((period) => {
          const { span, ...numbers } = withBasis(city.metrics[at]!, metric.scores[period]);
          return [period, { ...numbers, span: [span.first, span.last] }];
        }),
      ),
    })),
  };
}

type CsvRow = Partial<Record<(typeof csvColumns)[number], CsvCell>>;

function asCsv({ city, board }: PrintedBoard): string {
  const spans = boardFrame(city, board.date).windows;
  const composites = (composite: Composite, of: CsvRow) =>
    periods.map((period): CsvRow => {
      const { first: start, last: end } = spans[period].span;
      const { missing: _, ...numbers } = composite[period];
      return { ...numbers, ...of, date: board.date, period, start, end };
    });
  const rows = [
    ...composites(board.composite, { kind: 'city', metric: 'composite' }),
    ...Object.entries(board.topics).flatMap(([topic, one]) =>
      composites(one, { kind: 'topic', topic }),
    ),
    ...Object.entries(board.departments).flatMap(([department, one]) =>
      composites(one, { kind: 'department', department }),
    ),
    ...board.metrics.flatMap((one, at) => metricRows(city.metrics[at]!, board.date, one)),
  ];
  return rows
    .map((row) => `${csvLine(csvColumns.map((column) => row[column] ?? null))}\n`)
    .join('');
}

function metricRows(definition: MetricDefinition, date: Day, scores: MetricScores): CsvRow[] {
  const { metric, latest, late } = scores;
  const { topic, department } = definition;
  return periods.map((period) => {
    const { span, ...numbers } = withBasis(definition, scores.scores[period]);
    return {
      ...numbers,
      ...{ date, kind: 'metric', metric, topic, department, period, latest },
      late: String(late),
      start: span.first,
      end: span.last,
    };
  });
}

/** A number with what stood against its target: for counts per day, unless that is a total. */
function withBasis(metric: MetricDefinition, score: Score) {
  const { compared, perDay } = workThrough(metric, score);
  const basis = compared === null ? null : perDay ? 'per-day' : 'value';
  return { ...score, compared, basis };
}

function asTable({ city, board, knownOn }: PrintedBoard): string {
  const name = Math.max(12, ...board.metrics.map((metric) => metric.metric.length));
  const line = (cells: readonly string[]) =>
    `${cells[0]!.padEnd(name)}${cells
      .slice(1)
      .map((cell) => cell.padStart(18))
      .join('')}\n`;
  const spans = board.metrics[0]?.scores;
  const dates = periods.map((period) => {
    const span = spans?.[period].span;
    if (span === undefined) return '';
    return span.first === span.last ? span.first : `${span.first.slice(5)}..${span.last.slice(5)}`;
  });
  return [
    `${city.name}, board of ${board.date}, known on ${knownOn.replace(/\.\d+/, '')}\n\n`,
    line(['', ...periods]),
    line(['', ...dates]),
    line(['composite', ...periods.map((period) => cellOf(board.composite[period].score, null))]),
    line(['coverage', ...periods.map((period) => coverageOf(board.composite, period))]),
    line(['grade', ...periods.map((period) => board.composite[period].grade ?? '-')]),
    '\n',
    ...board.metrics.map((metric) =>
      line([
        metric.metric,
        ...periods.map((period) => {
          const one = metric.scores[period];
          return one.capped === null
            ? cellOf(one.score, one.reason)
            : `${cellOf(one.score, null)} ${one.capped}`;
        }),
      ]),
    ),
  ].join('');
}

/** Four decimals, cut and not rounded, so that no printed number crosses a border. */
function cellOf(score: number | null, reason: string | null): string {
  if (score === null) return reason ?? '-';
  return (Math.floor(score * 10_000) / 10_000).toFixed(4);
}

function coverageOf(composite: Composite, period: (typeof periods)[number]): string {
  return `${composite[period].scored} of ${composite[period].total}`;
}
