import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisPosition, cutAxis } from './cut-axis.ts';

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const cutting = fc.constantFrom('gaps' as const, 'outliers' as const);
const values = fc.array(value, { maxLength: 40 });

describe('cutAxis', () => {
  it('cuts out the empty gap under an outlier', () => {
    const axis = cutAxis([0.33, 0.996, 1.25, 29.35], 'outliers');
    expect(axis.breaks).toHaveLength(1);
    expect(axis.sections.map(({ low, high }) => [low, high])).toEqual([
      [0.33, 1.25],
      [29.35, 29.35],
    ]);
    expect(axisPosition(axis, 29.35)).toBe(1);
    expect(axisPosition(axis, 1.25)).toBeCloseTo(0.94, 12);
  });

  it('cuts out several gaps', () => {
    expect(cutAxis([0, 0.5, 1, 100, 10_000], 'gaps').breaks).toHaveLength(2);
  });

  it('leaves an ordinary spread alone', () => {
    expect(cutAxis([0, 100, 500], 'outliers').breaks).toEqual([]);
    expect(cutAxis([1, 29.35], 'gaps').breaks).toEqual([]);
  });

  it('cuts no outlier from one or two values, and no group of many', () => {
    expect(cutAxis([0, 0.02, 0.97], 'outliers').breaks).toEqual([]);
    expect(cutAxis([0, 0.02, 0.97], 'gaps').breaks).toHaveLength(1);
    expect(cutAxis([0, 0.01, 0.02, 0.97, 0.98], 'outliers').breaks).toEqual([]);
  });

  it('puts equal values in the middle, and has a place for nothing', () => {
    expect(axisPosition(cutAxis([7, 7, 7], 'gaps'), 7)).toBe(0.5);
    expect(axisPosition(cutAxis([], 'gaps'), 0.25)).toBe(0.25);
  });

  it('takes what rounding leaves for equal', () => {
    const axis = cutAxis([0.1 + 0.2, 0.3], 'gaps');
    expect(axisPosition(axis, 0.3)).toBe(0.5);
  });

  it('keeps every value on the axis, in order', () => {
    fc.assert(
      fc.property(values, cutting, (list, kind) => {
        const axis = cutAxis(list, kind);
        const sorted = list.toSorted((a, b) => a - b).map((one) => axisPosition(axis, one));
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
        for (const position of sorted) {
          expect(position).toBeGreaterThanOrEqual(0);
          expect(position).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });

  it('has one scale in all its sections', () => {
    fc.assert(
      fc.property(values, cutting, (list, kind) => {
        const { sections } = cutAxis(list, kind);
        const units = sections
          .filter(({ low, high }) => high - low > 1e-6)
          .map(({ low, high, from, to }) => (to - from) / (high - low));
        for (const unit of units) expect(unit / units[0]!).toBeCloseTo(1, 4);
      }),
    );
  });
});
