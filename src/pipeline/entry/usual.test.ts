import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualRange } from './usual.ts';

describe('usualRange', () => {
  it('lies three widths of the middle half around it', () => {
    expect(usualRange([4, 5, 5, 6, 6, 7, 7, 8], true)).toEqual({ low: 0, high: 13 });
    expect(usualRange([104, 105, 105, 106, 106, 107, 107, 108], false)).toEqual({
      low: 73.2,
      high: 138.8,
    });
  });

  it('lets a quiet count move by three, and a quiet share by a third', () => {
    expect(usualRange(Array(8).fill(0), true)).toEqual({ low: 0, high: 3 });
    const share = usualRange(Array(8).fill(0.5), false)!;
    expect([share.low, share.high].map((one) => Number(one.toFixed(3)))).toEqual([0.35, 0.65]);
  });

  it('says nothing of fewer than eight days', () => {
    expect(usualRange([1, 2, 3, 4, 5, 6, 7], true)).toBeNull();
  });

  it('holds the middle half of whatever days there were', () => {
    const days = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 8, maxLength: 60 });
    fc.assert(
      fc.property(days, fc.boolean(), (list, isCounted) => {
        const { low, high } = usualRange(list, isCounted)!;
        const inside = list.filter((one) => one >= low && one <= high);
        expect(inside.length).toBeGreaterThanOrEqual(list.length / 2);
      }),
    );
  });
});
