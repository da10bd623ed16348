import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heightOf, valueAxis } from './value-axis.ts';

// Thousandths: what no one can see is rounded away.
const value = fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000);
const values = fc.array(value, { maxLength: 30 });

describe('valueAxis', () => {
  it('has round ticks without dust', () => {
    expect(valueAxis([0.02, 0.97], true, 5).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(valueAxis([0.1, 0.7], false, 6).ticks).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
    expect(valueAxis([5.2, 9.8], false, 5).ticks).toEqual([5, 6, 7, 8, 9, 10]);
    expect(valueAxis([1200, 48_000], true, 5).ticks.at(-1)).toBe(50_000);
  });

  it('starts bars and totals at zero', () => {
    expect(valueAxis([90, 100], true, 5).ticks[0]).toBe(0);
    expect(valueAxis([90, 100], false, 5).ticks[0]).toBe(90);
    expect(valueAxis([-3, -1], true, 5).ticks.at(-1)).toBe(0);
  });

  it('has round ticks on both sides of a cut', () => {
    const axis = valueAxis([0.5, 1.4, 29.35], true, 4);
    expect(axis.ticks).toEqual([0, 0.5, 1, 1.5, 29, 29.5]);
    expect(axis.breaks).toHaveLength(1);
  });

  it('has room around equal values, zero and nothing', () => {
    expect(valueAxis([6, 6], false, 5).ticks).toEqual([5, 6, 7]);
    expect(heightOf(valueAxis([0], false, 5), 0, 10, 110)).toBe(60);
    expect(valueAxis([], false, 5).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(valueAxis([], true, 5).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });

  it('keeps every value between its first and last tick', () => {
    fc.assert(
      fc.property(values, fc.boolean(), (list, fromZero) => {
        const { ticks } = valueAxis(list, fromZero, 5);
        expect(ticks.length).toBeLessThan(40);
        for (const value of list) {
          expect(value).toBeGreaterThanOrEqual(ticks[0]!);
          expect(value).toBeLessThanOrEqual(ticks.at(-1)!);
        }
        if (fromZero && list.length > 0) expect(ticks).toContain(0);
      }),
    );
  });
});
