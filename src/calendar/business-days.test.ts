import { describe, expect, it } from 'vitest';
import { addBusinessDays } from './business-days.ts';

describe('addBusinessDays', () => {
  it.each([
    ['2026-07-02', 0, '2026-07-02'],
    ['2026-07-04', 0, '2026-07-04'],
    ['2026-07-02', 1, '2026-07-06'],
    ['2026-07-03', 1, '2026-07-06'],
    ['2026-07-06', 5, '2026-07-13'],
  ])('%s and %d business days is %s', (day, days, due) => {
    expect(addBusinessDays(day, days, ['2026-07-03'])).toBe(due);
  });

  it.each([-1, 0.5, Number.NaN])('refuses %d days', (days) => {
    expect(() => addBusinessDays('2026-07-02', days, [])).toThrow(RangeError);
  });
});
