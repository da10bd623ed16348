import { exactSum } from './exact-sum.ts';
import { mean } from './mean.ts';

/**
 * The standard deviation of a whole population: the square root of the mean squared distance from
 * the mean (divided by n, not n - 1). In two passes: the mean first, then the exact sum of squared
 * distances. numpy calls it `std` with `ddof=0`, Python `pstdev`.
 * Null when there are no values; 0 for one. Throws as `exactSum` does.
 * @example populationDeviation([2, 4, 4, 4, 5, 5, 7, 9]) // 2
 */
export function populationDeviation(values: Float64Array | readonly number[]): number | null {
  const middle = mean(values);
  if (middle === null) return null;
  const squares = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) squares[i] = (values[i]! - middle) ** 2;
  return Math.sqrt(exactSum(squares) / values.length);
}
