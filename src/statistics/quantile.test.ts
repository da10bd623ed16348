import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from './quantile.ts';

const minutes = [6.3, 4.1, 7.7, 5.0, 6.8, 12.4, 3.9];

describe('quantile', () => {
  it.each([
    // Python's statistics.quantiles(method='inclusive'), numpy.quantile, R's quantile(type = 7)
    [minutes, 0.1, 4.02],
    [minutes, 0.25, 4.55],
    [minutes, 0.5, 6.3],
    [minutes, 0.75, 7.25],
    [minutes, 0.9, 9.58],
    [[1, 2, 3, 4], 0.25, 1.75],
    [[15, 20, 35, 40, 50], 0.4, 29],
    [minutes, 0, 3.9],
    [minutes, 1, 12.4],
    [[5], 0.9, 5],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(quantile(values, share)).toBeCloseTo(expected, 14);
  });

  it('leaves the values as they are', () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  it('lies between its neighbours and does not depend on the order', () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
    const share = fc.double({ noNaN: true, min: 0, max: 1 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), share, (values, at) => {
        const sorted = Float64Array.from(values).sort();
        const result = quantile(values, at)!;
        const position = (sorted.length - 1) * at;
        expect(result).toBe(quantile(sorted, at));
        const low = sorted[Math.floor(position)]!;
        const high = sorted[Math.ceil(position)]!;
        const slack = 1e-15 * Math.max(Math.abs(low), Math.abs(high));
        expect(result).toBeGreaterThanOrEqual(low - slack);
        expect(result).toBeLessThanOrEqual(high + slack);
      }),
    );
  });

  it('of nothing is null', () => {
    expect(quantile([], 0.5)).toBeNull();
  });

  it('refuses a percentage where a share belongs, and NaN', () => {
    expect(() => quantile([1, 2], 90)).toThrow(RangeError);
    expect(() => quantile([1, 2], Number.NaN)).toThrow(RangeError);
    expect(() => quantile([1, Number.NaN, 2], 0.5)).toThrow(RangeError);
  });
});
