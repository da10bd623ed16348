import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/index.ts';
import { datePosition, dateTicks, overlap } from './date-axis.ts';

const days = (span: { first: string; last: string }) => dateTicks(span).map((tick) => tick.day);

describe('dateTicks', () => {
  it('counts weeks from the first day', () => {
    expect(days({ first: '2025-01-06', last: '2025-01-30' })).toEqual([
      '2025-01-06',
      '2025-01-13',
      '2025-01-20',
      '2025-01-27',
    ]);
  });

  it('has months, then quarters, then years', () => {
    expect(days({ first: '2025-01-18', last: '2025-04-10' })).toEqual([
      '2025-02-01',
      '2025-03-01',
      '2025-04-01',
    ]);
    expect(days({ first: '2024-01-01', last: '2025-12-31' })[1]).toBe('2024-04-01');
    const decade = dateTicks({ first: '2015-01-05', last: '2024-12-29' });
    expect(decade.map((tick) => tick.day)[0]).toBe('2016-01-01');
    expect(decade[0]?.unit).toBe('year');
  });

  it('has the only day of a span of one day', () => {
    expect(days({ first: '2025-03-03', last: '2025-03-03' })).toEqual(['2025-03-03']);
  });

  it('has one to nine ticks, all within the span', () => {
    const first = fc.integer({ min: 0, max: 20_000 }).map((more) => addDays('1990-01-01', more));
    fc.assert(
      fc.property(first, fc.integer({ min: 0, max: 20_000 }), (day, length) => {
        const span = { first: day, last: addDays(day, length) };
        const ticks = dateTicks(span);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(9);
        for (const tick of ticks) {
          expect(tick.day >= span.first && tick.day <= span.last).toBe(true);
          expect(datePosition(span, tick.day)).toBeGreaterThanOrEqual(0);
          expect(datePosition(span, tick.day)).toBeLessThan(1);
        }
      }),
    );
  });
});

describe('overlap', () => {
  it('is what two spans share', () => {
    const week = { first: '2025-01-06', last: '2025-01-12' };
    expect(overlap(week, { first: '2025-01-10', last: '2025-02-01' })).toEqual({
      first: '2025-01-10',
      last: '2025-01-12',
    });
    expect(overlap(week, { first: '2025-01-13', last: '2025-02-01' })).toBeNull();
  });
});
