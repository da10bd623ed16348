import { describe, expect, it } from 'vitest';
import { mean } from './mean.ts';

describe('mean', () => {
  it.each([
    // Python's statistics.fmean
    [[6.3, 4.1, 7.7, 5.0, 6.8, 12.4, 3.9], 6.6000000000000005],
    [[0.9, 0, 0.7], 0.5333333333333333],
    [[0.9, 0.7], 0.8],
    [[1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16], 1e9 + 10],
  ])('of %j is %d', (values, expected) => {
    expect(mean(values)).toBe(expected);
    expect(mean(Float64Array.from(values).reverse())).toBe(expected);
  });

  it('of nothing is null', () => {
    expect(mean([])).toBeNull();
  });

  it('refuses NaN', () => {
    expect(() => mean([1, Number.NaN])).toThrow(RangeError);
  });
});
