import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day, Period } from '../model/index.ts';
import { addMonths, dayFromNumber, dayNumber, spanLength } from './day.ts';
import { matchedSpans } from './matched-spans.ts';
import { windows } from './windows.ts';

const city = { weekStart: 'monday', fiscalYearStart: 7 } as const;
type Match = 'same-week' | 'same-month' | 'same-quarter';

describe('matchedSpans', () => {
  it.each<[Period, Match, Day, Day, Day, Day]>([
    ['day', 'same-week', '2025-03-05', '2025-03-05', '2024-03-04', '2024-03-10'],
    ['day', 'same-month', '2025-03-05', '2025-03-05', '2024-03-01', '2024-03-31'],
    ['day', 'same-quarter', '2025-03-05', '2025-03-05', '2024-01-01', '2024-03-31'],
    ['day', 'same-month', '2024-02-29', '2024-02-29', '2023-02-01', '2023-02-28'],
    // The week of the date one year before the last day, 2024-03-02
    ['week', 'same-week', '2025-02-24', '2025-03-02', '2024-02-26', '2024-03-03'],
    ['week', 'same-month', '2025-02-24', '2025-03-02', '2024-03-01', '2024-03-31'],
    ['week', 'same-quarter', '2025-02-24', '2025-03-02', '2024-01-01', '2024-03-31'],
    ['month', 'same-week', '2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
    ['month', 'same-month', '2024-02-01', '2024-02-29', '2023-02-01', '2023-02-28'],
    ['month', 'same-quarter', '2025-02-01', '2025-02-28', '2024-01-01', '2024-03-31'],
    ['month', 'same-month', '2025-02-10', '2025-03-11', '2024-02-11', '2024-03-11'],
    ['quarter', 'same-month', '2024-12-01', '2025-02-28', '2023-12-01', '2024-02-29'],
    ['quarter', 'same-quarter', '2024-12-01', '2025-02-28', '2023-12-01', '2024-02-29'],
    ['quarter', 'same-quarter', '2024-12-02', '2025-03-01', '2023-12-03', '2024-03-01'],
  ])('%s, %s: %s to %s becomes %s to %s', (period, match, first, last, from, to) => {
    expect(matchedSpans({ first, last }, period, match, 1, city)).toEqual([
      { first: from, last: to },
    ]);
  });

  it('go back year by year, the nearest first', () => {
    const span = { first: '2025-02-01', last: '2025-02-28' };
    expect(matchedSpans(span, 'month', 'same-month', 3, city)).toEqual([
      { first: '2024-02-01', last: '2024-02-29' },
      { first: '2023-02-01', last: '2023-02-28' },
      { first: '2022-02-01', last: '2022-02-28' },
    ]);
  });

  it('uses the city’s week and fiscal quarter', () => {
    const day = { first: '2025-03-05', last: '2025-03-05' };
    const other = { weekStart: 'sunday', fiscalYearStart: 2 } as const;
    expect(matchedSpans(day, 'day', 'same-week', 1, other)).toEqual([
      { first: '2024-03-03', last: '2024-03-09' },
    ]);
    expect(matchedSpans(day, 'day', 'same-quarter', 1, other)).toEqual([
      { first: '2024-02-01', last: '2024-04-30' },
    ]);
  });

  it('each hold their own last day of that year, lie before the span and are as long', () => {
    const boards = fc.integer({ min: dayNumber('1950-01-01'), max: dayNumber('2100-01-01') });
    fc.assert(
      fc.property(
        boards,
        fc.constantFrom('calendar', 'rolling'),
        fc.constantFrom<Period>('day', 'week', 'month', 'quarter'),
        fc.constantFrom<Match>('same-week', 'same-month', 'same-quarter'),
        fc.integer({ min: 1, max: 50 }),
        (board, family, period, match, years) => {
          const settings = { ...city, windows: family, quarter: 'quarter' } as const;
          const span = windows(settings, dayFromNumber(board))[period];
          const spans = matchedSpans(span, period, match, years, settings);
          expect(spans).toHaveLength(years);
          for (const [i, found] of spans.entries()) {
            const sameDay = addMonths(span.last, -12 * (i + 1));
            expect(found.first <= sameDay && sameDay <= found.last).toBe(true);
            expect(found.last < span.first).toBe(true);
            // A whole February is a day shorter in most years.
            expect(spanLength(found)).toBeGreaterThanOrEqual(spanLength(span) - 1);
          }
        },
      ),
    );
  });
});
