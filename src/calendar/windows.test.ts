import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day, Period, Span } from '../model/index.ts';
import { dayNumber } from './day.ts';
import { type WindowSettings, windowNumbers, windows } from './windows.ts';

const boston: WindowSettings = {
  weekStart: 'monday',
  fiscalYearStart: 7,
  windows: 'calendar',
  quarter: 'three-months',
};

const settings: fc.Arbitrary<WindowSettings> = fc.record({
  weekStart: fc.constantFrom('monday', 'sunday', 'saturday'),
  fiscalYearStart: fc.integer({ min: 1, max: 12 }),
  windows: fc.constantFrom('calendar', 'rolling'),
  quarter: fc.constantFrom('three-months', 'quarter'),
});
const start = Temporal.PlainDate.from('1900-01-01');
const date = fc
  .integer({ min: 0, max: start.until('2100-12-31').days })
  .map((days) => start.add({ days }));

/** The definition in words, looked up day by day with Temporal. */
function wordedWindows(city: WindowSettings, board: Temporal.PlainDate): Record<Period, Span> {
  const last = board.subtract({ days: 1 });
  const span = (from: Temporal.PlainDate, to: Temporal.PlainDate): Span => ({
    first: from.toString(),
    last: to.toString(),
  });
  const back = (days: number) => span(board.subtract({ days }), last);
  if (city.windows === 'rolling') {
    return { day: back(1), week: back(7), month: back(30), quarter: back(90) };
  }
  const weekEndsOn = { monday: 7, sunday: 6, saturday: 5 }[city.weekStart];
  let weekEnd = last;
  while (weekEnd.dayOfWeek !== weekEndsOn) weekEnd = weekEnd.subtract({ days: 1 });
  let monthEnd = last;
  while (monthEnd.day !== monthEnd.daysInMonth) monthEnd = monthEnd.subtract({ days: 1 });
  let quarterEnd = monthEnd;
  const endsQuarter = (day: Temporal.PlainDate) =>
    city.quarter === 'three-months' || (day.month - city.fiscalYearStart + 1 + 12) % 3 === 0;
  while (!endsQuarter(quarterEnd)) quarterEnd = quarterEnd.with({ day: 1 }).subtract({ days: 1 });
  return {
    day: back(1),
    week: span(weekEnd.subtract({ days: 6 }), weekEnd),
    month: span(monthEnd.with({ day: 1 }), monthEnd),
    quarter: span(quarterEnd.with({ day: 1 }).subtract({ months: 2 }), quarterEnd),
  };
}

describe('windows', () => {
  it.each<[Day, Record<Period, [Day, Day]>]>([
    [
      '2025-03-01',
      {
        day: ['2025-02-28', '2025-02-28'],
        week: ['2025-02-17', '2025-02-23'],
        month: ['2025-02-01', '2025-02-28'],
        quarter: ['2024-12-01', '2025-02-28'],
      },
    ],
    [
      '2025-03-03',
      {
        day: ['2025-03-02', '2025-03-02'],
        week: ['2025-02-24', '2025-03-02'],
        month: ['2025-02-01', '2025-02-28'],
        quarter: ['2024-12-01', '2025-02-28'],
      },
    ],
  ])('of the board of %s, as Boston has them', (board, expected) => {
    const found = windows(boston, board);
    for (const period of ['day', 'week', 'month', 'quarter'] as const) {
      const [first, last] = expected[period];
      expect(found[period]).toEqual({ first, last });
    }
  });

  it.each([
    [1, '2025-08-15', '2025-04-01', '2025-06-30'],
    [7, '2025-08-15', '2025-04-01', '2025-06-30'],
    [8, '2025-08-15', '2025-05-01', '2025-07-31'],
    [1, '2025-10-01', '2025-07-01', '2025-09-30'],
  ])('last complete quarter of a fiscal year from month %d on %s', (month, board, first, last) => {
    const city: WindowSettings = { ...boston, quarter: 'quarter', fiscalYearStart: month };
    expect(windows(city, board).quarter).toEqual({ first, last });
  });

  it('are what the words say, and never reach the board’s own date', () => {
    fc.assert(
      fc.property(settings, date, (city, board) => {
        const found = windows(city, board.toString());
        expect(found).toEqual(wordedWindows(city, board));
        for (const span of Object.values(found)) expect(span.last < board.toString()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('leave no complete week, month or quarter out from one board to the next', () => {
    fc.assert(
      fc.property(settings, date, (city, board) => {
        const today = windows(city, board.toString());
        const tomorrow = windows(city, board.add({ days: 1 }).toString());
        for (const period of ['week', 'month', 'quarter'] as const) {
          const step = dayNumber(tomorrow[period].last) - dayNumber(today[period].last);
          const follows = dayNumber(tomorrow[period].first) === dayNumber(today[period].last) + 1;
          const months = period === 'quarter' && city.quarter === 'three-months';
          if (city.windows === 'rolling') expect(step).toBe(1);
          else if (!months) expect(step === 0 || follows).toBe(true);
        }
      }),
    );
  });
});

describe('windowNumbers', () => {
  it('gives the same windows in day numbers', () => {
    fc.assert(
      fc.property(settings, date, (city, board) => {
        const { day, week, month, quarter } = windows(city, board.toString());
        const expected = [day, week, month, quarter].flatMap((span) => [
          dayNumber(span.first),
          dayNumber(span.last),
        ]);
        expect(windowNumbers(city, dayNumber(board.toString()))).toEqual(expected);
      }),
    );
  });
});
