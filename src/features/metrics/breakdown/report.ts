import type { Snapshots } from '../../../archive/snapshots.ts';
import type { CityDefinition, Day, Score, TileMap } from '../../../model/index.ts';
import { type CsvForm, csvText } from '../../../web/csv.ts';
import { NotFound } from '../../contract.ts';
import type { PublishedBoard } from '../../published.ts';
import type { Knowledge } from '../known-on.ts';
import { boardMetric, type DefinedMetric, type Origin, originOf } from '../report.ts';
import { type Breakdown, readBreakdowns } from './reading.ts';
import { breakdownWords } from './words/index.ts';

/**
 * `/{city}/metrics/{metric}/by/{column}.json`: a metric by the values of a dimension, month by
 * month, oldest first, as one board knows it.
 */
export interface BreakdownReport extends Origin {
  readonly format: 'civicstat-metric-breakdown-1';
  /** The day whose knowledge was asked for; null: everything published. */
  readonly asKnownOn: Day | null;
  readonly metric: DefinedMetric;
  readonly breakdown: Breakdown;
  /** The board's own number of the month before its date; its span says which that is. */
  readonly whole: Score & { readonly receipt: string };
  /** The map of the values; null: the city has none. */
  readonly tiles: TileMap | null;
}

/** A metric's breakdown by one column; `NotFound` when the board does not hold it. */
export async function readBreakdown(
  snapshots: Snapshots,
  published: PublishedBoard,
  { knownOn }: Knowledge,
  { slug, column }: { readonly slug: string; readonly column: string },
): Promise<BreakdownReport> {
  const { board, city } = published;
  const { metric, scores } = boardMetric(board, city, slug);
  const found = await readBreakdowns(snapshots, board, city, slug);
  const breakdown = found.find((one) => one.column === column);
  if (breakdown === undefined) throw absent(city, metric);
  const dataset = city.datasets?.find((one) => one.slug === metric.from?.dataset);
  return {
    format: 'civicstat-metric-breakdown-1',
    ...originOf(published),
    asKnownOn: knownOn,
    metric,
    breakdown,
    whole: scores.month,
    tiles: (breakdown.mapped ? dataset?.tiles : null) ?? null,
  };
}

function absent(city: CityDefinition, { name, slug }: DefinedMetric): NotFound {
  return new NotFound(
    (language) => breakdownWords(language).absent.column({ metric: name }),
    (language) =>
      breakdownWords(language).absent.listed({ address: `/${city.slug}/metrics/${slug}` }),
  );
}

/** All groups of all months, one row a month and group, oldest first. */
export function breakdownCsv({ breakdown }: BreakdownReport, form: CsvForm): string {
  const header = ['month', 'group', 'value', 'numerator', 'denominator', 'cases'];
  const rows = breakdown.months.flatMap(({ month, groups }) =>
    groups.map(({ label, value, numerator, denominator, cases }) => [
      ...[month, label, value, numerator, denominator, cases],
    ]),
  );
  return csvText(header, rows, form);
}
