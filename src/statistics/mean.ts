import { exactSum } from './exact-sum.ts';

/**
 * The arithmetic mean: the exact sum divided by the count, as Python's `statistics.fmean`.
 * Null when there are no values. Throws as `exactSum` does.
 * @example mean([0.9, 0.7]) // 0.8
 */
export function mean(values: Float64Array | readonly number[]): number | null {
  return values.length === 0 ? null : exactSum(values) / values.length;
}
