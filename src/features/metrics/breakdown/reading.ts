import type { Snapshots } from '../../../archive/snapshots.ts';
import {
  type BoardDocument,
  type BreakdownColumns,
  type BreakdownDocument,
  type CityDefinition,
  Fault,
} from '../../../model/index.ts';

/** A metric's number of one month for one value of a dimension. */
export interface BreakdownGroup {
  /** Null: the cases in which the column is empty. */
  readonly label: string | null;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly cases: number;
}

export interface BreakdownMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** The one with the most cases first. */
  readonly groups: readonly BreakdownGroup[];
}

/** A metric by the values of one dimension of its dataset. */
export interface Breakdown {
  readonly column: string;
  /** What people call it. */
  readonly name: string;
  /** Whether the city has a map of its values. */
  readonly mapped: boolean;
  /** At least one, oldest first. */
  readonly months: readonly BreakdownMonth[];
}

/**
 * What a board tells of a metric by the dimensions of its dataset, in their order; those of which
 * all cases have one value, which tells nothing, are left out. Empty where there is nothing.
 */
export async function readBreakdowns(
  snapshots: Snapshots,
  board: BoardDocument,
  city: CityDefinition,
  slug: string,
): Promise<Breakdown[]> {
  const months = await readMonths(snapshots, board, slug);
  const metric = city.metrics.find((one) => one.slug === slug);
  const dataset = city.datasets?.find((one) => one.slug === metric?.from?.dataset);
  if (dataset === undefined) return [];
  return dataset.dimensions.flatMap((column) => {
    const told = months.flatMap(({ month, dimensions }) => {
      const columns = dimensions[column];
      return columns === undefined ? [] : [{ month, groups: groupsOf(columns) }];
    });
    const labels = new Set(told.flatMap(({ groups }) => groups.map(({ label }) => label)));
    if (labels.size < 2) return [];
    const mapped = dataset.tiles?.column === column;
    return [{ column, name: dataset.names?.[column] ?? column, mapped, months: told }];
  });
}

async function readMonths(
  snapshots: Snapshots,
  { breakdowns }: BoardDocument,
  slug: string,
): Promise<BreakdownDocument[]> {
  if (breakdowns === undefined) return [];
  const { metrics } = there(await snapshots.breakdowns(breakdowns), breakdowns);
  const chapters = metrics[slug] ?? [];
  return Promise.all(
    chapters.map(async ({ document }) => there(await snapshots.breakdown(document), document)),
  );
}

function there<T>(document: T | undefined, hash: string): T {
  if (document !== undefined) return document;
  throw new Fault(
    `the published document ${hash} is not in the archive`,
    'restore the archive from a backup, or publish the board again',
  );
}

function groupsOf({ label, cases, ...columns }: BreakdownColumns): BreakdownGroup[] {
  return label.map((one, at) => {
    const numerator = columns.numerator?.[at] ?? null;
    const denominator = columns.denominator?.[at] ?? null;
    const value = columns.value?.[at] ?? quotient(numerator, denominator);
    return { label: one, value, numerator, denominator, cases: cases[at]! };
  });
}

export function quotient(numerator: number | null, denominator: number | null): number | null {
  return numerator === null || denominator === null || denominator === 0
    ? null
    : numerator / denominator;
}
