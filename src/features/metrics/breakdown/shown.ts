import type { Measure } from '../../../model/index.ts';
import { exactSum } from '../../../statistics/index.ts';
import { type BreakdownGroup, quotient } from './reading.ts';

/** The groups that a list shows, and the others as one. */
export interface ShownGroups {
  readonly shown: readonly BreakdownGroup[];
  /** Null: all are shown. */
  readonly others: (Omit<BreakdownGroup, 'label'> & { readonly groups: number }) | null;
}

/**
 * The groups with the most cases, and the rest together: sums of parts, never averages of shares.
 * Medians and numbers of different values cannot be put together, and then have no value. A single
 * group too many is shown itself.
 */
export function shownGroups(
  groups: readonly BreakdownGroup[],
  measure: Measure,
  most: number,
): ShownGroups {
  if (groups.length <= most + 1) return { shown: groups, others: null };
  const rest = groups.slice(most);
  const numerator = total(rest.map((one) => one.numerator));
  const denominator = total(rest.map((one) => one.denominator));
  const adds = measure === 'count' || measure === 'sum' || measure === 'level';
  const value = adds ? total(rest.map((one) => one.value)) : quotient(numerator, denominator);
  const cases = rest.reduce((sum, one) => sum + one.cases, 0);
  return {
    shown: groups.slice(0, most),
    others: { value, numerator, denominator, cases, groups: rest.length },
  };
}

function total(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length === numbers.length ? exactSum(known) : null;
}
