import {
  type BoardScores,
  type CityDefinition,
  type Composite,
  type MetricScores,
  periods,
  type Score,
} from '../../../model/index.ts';

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

const csvHeader =
  'date,metric,period,start,end,score,rawScore,value,numerator,denominator,target,coverage,status,reason\n';

/** The forms in which `civicstat score` prints, by name. */
export const formats: Readonly<Record<ScoreFormat, Format>> = {
  table: { before: () => '', between: '\n', after: () => '', board: asTable },
  json: {
    before: (range) => (range ? '[' : ''),
    between: ',\n',
    after: (range) => (range ? ']\n' : '\n'),
    board: (printed) => JSON.stringify(asJson(printed)),
  },
  csv: { before: () => csvHeader, between: '', after: () => '', board: asCsv },
};

function asJson({ city, board, knownOn }: PrintedBoard): unknown {
  return {
    city: city.slug,
    date: board.date,
    knownOn,
    composite: board.composite,
    topics: board.topics,
    departments: board.departments,
    metrics: board.metrics.map((metric) => ({
      metric: metric.metric,
      latest: metric.latest,
      late: metric.late,
      ...Object.fromEntries(periods.map((period) => [period, jsonScore(metric.scores[period])])),
    })),
  };
}

function jsonScore(score: Score): unknown {
  return { ...score, span: [score.span.first, score.span.last] };
}

function asCsv({ board }: PrintedBoard): string {
  const rows = [
    ...compositeRows(board.date, board.composite, board.metrics[0]),
    ...board.metrics.flatMap((metric) =>
      periods.map((period) => {
        const one = metric.scores[period];
        const { first, last } = one.span;
        const numbers = [
          one.score,
          one.rawScore,
          one.value,
          one.numerator,
          one.denominator,
          one.target,
        ];
        return [
          board.date,
          metric.metric,
          period,
          first,
          last,
          ...numbers,
          null,
          one.status,
          one.reason,
        ];
      }),
    ),
  ];
  return rows.map((row) => `${row.map((cell) => cell ?? '').join(',')}\n`).join('');
}

function compositeRows(date: string, composite: Composite, any: MetricScores | undefined) {
  return periods.map((period) => {
    const one = composite[period];
    const span = any?.scores[period].span;
    const nothing = [null, null, null, null];
    return [
      date,
      'composite',
      period,
      span?.first,
      span?.last,
      one.score,
      one.rawScore,
      ...nothing,
      one.coverage,
      one.status,
      null,
    ];
  });
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
    `${city.name}, board of ${board.date}, known on ${knownOn}\n\n`,
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
