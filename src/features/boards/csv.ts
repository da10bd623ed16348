import { periods } from '../../model/index.ts';
import { type CsvCell, type CsvForm, csvText } from '../../web/csv.ts';
import type { BoardMetric, BoardOrigin, Group, NamedComposite } from './report.ts';

const columns = [
  'date',
  'kind',
  'slug',
  'name',
  'topic',
  'department',
  'period',
  'start',
  'end',
  'score',
  'rawScore',
  'capped',
  'status',
  'grade',
  'reason',
  'value',
  'numerator',
  'denominator',
  'target',
  'unit',
  'weight',
  'scored',
  'total',
  'coverage',
  'receipt',
] as const;
type Row = Partial<Record<(typeof columns)[number], CsvCell>>;

/** Something with a composite, and what it is called in the file. */
export interface CsvComposite extends Group {
  readonly kind: 'city' | 'topic' | 'department';
}

/**
 * A board as CSV, one row a number: composites first, then metrics, each in four periods. Full
 * precision; an empty cell where there is nothing.
 */
export function boardCsv(
  origin: BoardOrigin,
  composites: readonly CsvComposite[],
  metrics: readonly BoardMetric[],
  form: CsvForm,
): string {
  const rows = [
    ...composites.flatMap((one) => compositeRows(origin, one)),
    ...metrics.flatMap((metric) => metricRows(origin, metric)),
  ];
  return csvText(
    columns,
    rows.map((row) => columns.map((column) => row[column] ?? null)),
    form,
  );
}

function compositeRows(origin: BoardOrigin, { kind, slug, name, composite }: CsvComposite): Row[] {
  return periods.map((period) => {
    const number: NamedComposite['day'] = composite[period];
    const { first: start, last: end } = origin.spans[period];
    const { score, rawScore, status, grade, scored, total, coverage, receipt } = number;
    const { date } = origin;
    return {
      ...{ date, kind, slug, name, period, start, end },
      ...{ score, rawScore, status, grade, scored, total, coverage, receipt },
    };
  });
}

function metricRows(origin: BoardOrigin, metric: BoardMetric): Row[] {
  const { slug, name, unit, weight } = metric;
  return periods.map((period) => {
    const { span, ...number } = metric.scores[period];
    return {
      ...number,
      ...{ date: origin.date, kind: 'metric', slug, name, unit, weight, period },
      topic: metric.topic.name,
      department: metric.department.name,
      start: span.first,
      end: span.last,
    };
  });
}
