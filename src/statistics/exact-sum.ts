/**
 * The sum of finite numbers, rounded once: the double nearest to the true sum, ties to even. The
 * order of the values does not matter. The sum of nothing is 0; the result is never -0.
 *
 * Method: exact partial sums after J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic",
 * 1997, with the last correction of Python's `math.fsum`.
 *
 * Throws `RangeError` for NaN or an infinity among the values, and when a sum on the way passes
 * 1.8e308: the caller decides beforehand what a missing value means.
 * @example exactSum([0.1, 0.2, 0.3]) // 0.6, where 0.1 + 0.2 + 0.3 is 0.6000000000000001
 */
export function exactSum(values: Iterable<number> | Float64Array): number {
  const list = Array.isArray(values) || values instanceof Float64Array ? values : [...values];
  return exactSumRange(list, 0, list.length);
}

/**
 * `exactSum` of the values from index `from` up to, but without, index `to`. Allocates nothing as
 * long as the values are integers whose running sum is a safe integer.
 */
export function exactSumRange(
  values: Float64Array | readonly number[],
  from: number,
  to: number,
): number {
  let total = 0;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    const next = total + value;
    const exact = Math.floor(value) === value && next <= MAX_SAFE && next >= -MAX_SAFE;
    if (!exact) return sumOfPartials(values, i, to, total);
    total = next;
  }
  return total;
}

const MAX_SAFE = Number.MAX_SAFE_INTEGER;

/** Sums `start` and the values from `from` on by partial sums that do not overlap, small to large. */
function sumOfPartials(
  values: Float64Array | readonly number[],
  from: number,
  to: number,
  start: number,
): number {
  const partials: number[] = [];
  if (start !== 0) partials.push(start);
  for (let i = from; i < to; i++) {
    let x = values[i]!;
    let kept = 0;
    for (let j = 0; j < partials.length; j++) {
      const y = partials[j]!;
      const high = x + y;
      const low = Math.abs(x) < Math.abs(y) ? x - (high - y) : y - (high - x);
      if (low !== 0) partials[kept++] = low;
      x = high;
    }
    partials.length = kept;
    if (x !== 0) partials.push(x);
  }
  return roundedOnce(partials);
}

/**
 * Adds the partials from the largest down until a remainder is left. When that remainder is half
 * a unit in the last place, the next partial says to which side the true sum lies.
 */
function roundedOnce(partials: readonly number[]): number {
  let i = partials.length - 1;
  let high = i < 0 ? 0 : partials[i]!;
  if (!Number.isFinite(high)) throw new RangeError('a sum needs finite values and a finite result');
  let low = 0;
  while (i > 0 && low === 0) {
    const x = high;
    const y = partials[--i]!;
    high = x + y;
    low = y - (high - x);
  }
  if (i > 0 && Math.sign(low) === Math.sign(partials[i - 1]!)) {
    const twice = low * 2;
    const other = high + twice;
    if (other - high === twice) high = other;
  }
  return high;
}
