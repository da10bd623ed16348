import { quantile } from './quantile.ts';

/**
 * The middle value, or the mean of the two middle values: the quantile at one half.
 * Null when there are no values. Throws as `quantile` does.
 * @example median([5, 1, 4, 2]) // 3
 */
export function median(values: Float64Array | readonly number[]): number | null {
  return quantile(values, 0.5);
}
