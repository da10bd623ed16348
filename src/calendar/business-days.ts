import type { Day } from '../model/index.ts';
import { modulo } from './civil.ts';
import { dayFromNumber, dayNumber } from './day.ts';

/**
 * The day on which a promise of `days` business days falls due. The day given is day 0, business
 * day or not; Saturdays, Sundays and the holidays are not counted. Throws `RangeError` for a
 * number of days that is negative or not whole.
 * @example addBusinessDays('2026-07-02', 2, ['2026-07-03']) // '2026-07-07'
 */
export function addBusinessDays(day: Day, days: number, holidays: readonly Day[]): Day {
  if (!Number.isInteger(days) || days < 0) {
    throw new RangeError(`not a number of business days: ${days}`);
  }
  const closed = new Set(holidays.map(dayNumber));
  let number = dayNumber(day);
  for (let left = days; left > 0; ) {
    number++;
    const weekend = modulo(number + 3, 7) >= 5;
    if (!weekend && !closed.has(number)) left--;
  }
  return dayFromNumber(number);
}
