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
 * `exactSum` of the values from index `from` up to, but without, index `to`.
 *
 * Two doubles, `high + low`, hold the true sum of nearly all real data; they allocate nothing.
 * Where two are too few, the range is summed again with as many as it takes.
 */
export function exactSumRange(
  values: Float64Array | readonly number[],
  from: number,
  to: number,
): number {
  let high = 0;
  let low = 0;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    const sum = high + value;
    const rest = roundingError(high, value, sum);
    const lowSum = low + rest;
    // NaN and infinities land here too: their rounding error is NaN.
    if (roundingError(low, rest, lowSum) !== 0) return sumOfPartials(values, from, to);
    high = sum;
    low = lowSum;
  }
  return high + low;
}

/** What rounding took away: exactly a + b - sum, where `sum` is the rounded a + b (Knuth). */
function roundingError(a: number, b: number, sum: number): number {
  const bRounded = sum - a;
  return a - (sum - bRounded) + (b - bRounded);
}

/** Sums by partial sums that do not overlap, from small to large. */
function sumOfPartials(values: Float64Array | readonly number[], from: number, to: number): number {
  const partials: number[] = [];
  for (let i = from; i < to; i++) {
    let x = values[i]!;
    let kept = 0;
    for (let j = 0; j < partials.length; j++) {
      const y = partials[j]!;
      const sum = x + y;
      const rest = roundingError(x, y, sum);
      if (rest !== 0) partials[kept++] = rest;
      x = sum;
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
