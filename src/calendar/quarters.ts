import type { Day, Span } from '../model/index.ts';
import { firstOfMonth, monthOfDay, quarterOfMonth } from './civil.ts';
import { dayFromNumber, dayNumber } from './day.ts';

/**
 * The last so many calendar quarters that were over before a day, oldest first.
 * @example completeQuarters('2026-06-15', 1) // [{ first: '2026-01-01', last: '2026-03-31' }]
 */
export function completeQuarters(day: Day, count: number): Span[] {
  const running = quarterOfMonth(monthOfDay(dayNumber(day)), 1);
  return Array.from({ length: count }, (_, index) => {
    const month = running - 3 * (count - index);
    return {
      first: dayFromNumber(firstOfMonth(month)),
      last: dayFromNumber(firstOfMonth(month + 3) - 1),
    };
  });
}
