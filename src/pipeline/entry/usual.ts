import { quantile } from '../../statistics/quantile.ts';

/** Numbers between which a metric usually lies. */
export interface UsualRange {
  readonly low: number;
  readonly high: number;
}

/** With fewer days than this nothing is usual yet. */
const leastDays = 8;
/** How many times the middle half's width a number may lie outside of it. */
const allowance = 3;

/**
 * Between which numbers a metric usually lies: the middle half of its days, and three times its
 * width on either side (J. W. Tukey's far fences, Exploratory Data Analysis, 1977). The width is
 * at least a tenth of the median, and one where days are counted, so that a quiet metric may
 * move. Null: too few days to say.
 * @example usualRange([4, 5, 5, 6, 6, 7, 7, 8], true) // { low: 0, high: 13 }
 */
export function usualRange(days: readonly number[], isCounted: boolean): UsualRange | null {
  if (days.length < leastDays) return null;
  const [first, median, third] = [0.25, 0.5, 0.75].map((share) => quantile(days, share)!);
  const width = Math.max(third! - first!, Math.abs(median!) / 10, isCounted ? 1 : 0);
  const low = first! - allowance * width;
  // No count goes below zero, whatever the fence says.
  const least = Math.min(...days) >= 0 ? Math.max(low, 0) : low;
  return { low: least, high: third! + allowance * width };
}
