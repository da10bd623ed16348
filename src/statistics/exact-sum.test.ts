import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactSum, exactSumRange } from './exact-sum.ts';

/** The sum by integers: every double is a whole number of the smallest double, 2^-1074. */
function sumByIntegers(values: readonly number[]): number {
  const view = new DataView(new ArrayBuffer(8));
  let sum = 0n;
  for (const value of values) {
    view.setFloat64(0, value);
    const bits = view.getBigUint64(0);
    const exponent = (bits >> 52n) & 0x7ffn;
    const fraction = bits & ((1n << 52n) - 1n);
    const size = exponent === 0n ? fraction : ((1n << 52n) | fraction) << (exponent - 1n);
    sum += value < 0 ? -size : size;
  }
  const size = sum < 0n ? -sum : sum;
  const shift = Math.max(0, size.toString(2).length - 62);
  const top = size >> BigInt(shift);
  const sticky = top << BigInt(shift) === size ? top : top | 1n;
  const rounded = Number(sticky) * 2 ** Math.min(0, shift - 1074) * 2 ** Math.max(0, shift - 1074);
  return sum < 0n ? -rounded : rounded;
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 });
const money = fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100);
const edge = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -80, max: 80 }))
  .map(([sign, power]) => sign * 2 ** power);

describe('exactSum', () => {
  it.each([
    // Python's math.fsum
    [[], 0],
    [[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], 1],
    [[0.1, 0.2, 0.3], 0.6],
    [[1e16, 1, 1e-16], 1.0000000000000002e16],
    [[1e16, 1, -1e-16], 1e16],
    [[1, 1e100, 1, -1e100], 2],
    [[1e308, -1e308, 5e-324], 5e-324],
    [[2 ** 53, -0.5, -(2 ** -54)], 9007199254740991],
    [[2 ** 53, 1, 1e-100], 9007199254740994],
    [[9007199254740991, 1, 1], 9007199254740992],
    [[-0], 0],
  ])('%j is %d', (values, sum) => {
    expect(exactSum(values)).toBe(sum);
  });

  it('is the double nearest to the true sum, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(finite, money, edge, fc.integer()), { maxLength: 40 }),
        (values) => {
          const sum = sumByIntegers(values) + 0;
          expect(exactSum(values)).toBe(sum);
          expect(exactSum([...values].reverse())).toBe(sum);
          expect(exactSum(Float64Array.from(values).toSorted())).toBe(sum);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads any iterable', () => {
    expect(exactSum(new Set([0.1, 0.2, 0.3]))).toBe(0.6);
  });

  it.each([[[Number.NaN]], [[1, Number.POSITIVE_INFINITY]], [[1e308, 1e308, -1e308]]])(
    'refuses %j',
    (values) => {
      expect(() => exactSum(values)).toThrow(RangeError);
    },
  );
});

describe('exactSumRange', () => {
  it('sums a part of a column', () => {
    const column = Float64Array.of(9, 0.1, 0.2, 0.3, 9);
    expect(exactSumRange(column, 1, 4)).toBe(0.6);
    expect(exactSumRange(column, 2, 2)).toBe(0);
  });
});
