/**
 * The quantile at `share` (0 to 1) by linear interpolation between the sorted values: R's type 7,
 * numpy's default, definition 7 of R. Hyndman and Y. Fan, "Sample Quantiles in Statistical
 * Packages", 1996. The values may come in any order and stay as they are.
 * Null when there are no values. Throws `RangeError` for a share outside 0 to 1 and for NaN or an
 * infinity among the values.
 * @example quantile([1, 2, 3, 4], 0.25) // 1.75
 */
export function quantile(values: Float64Array | readonly number[], share: number): number | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share lies from 0 to 1, not ${share}`);
  if (values.length === 0) return null;
  const sorted = sortedValues(values);
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const part = position - below;
  if (part === 0) return low;
  const high = sorted[below + 1]!;
  // R's own order of operations; the guard keeps (1 - p)v + pv from missing v by a rounding.
  return high === low ? low : (1 - part) * low + part * high;
}

function sortedValues(values: Float64Array | readonly number[]): Float64Array | readonly number[] {
  let inOrder = true;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) throw new RangeError('a quantile needs finite values');
    if (i > 0 && values[i]! < values[i - 1]!) inOrder = false;
  }
  return inOrder ? values : Float64Array.from(values).sort();
}
