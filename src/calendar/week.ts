import type { CalendarSettings, Day } from '../model/index.ts';
import { modulo } from './civil.ts';
import { dayFromNumber, dayNumber, padTwo } from './day.ts';

/** What to add to a day number so that the week's first day is a multiple of 7. */
const shifts: Readonly<Record<CalendarSettings['weekStart'], number>> = {
  monday: 3,
  sunday: 4,
  saturday: 5,
};

/** The first day of the week that holds a day, in day numbers. */
export function weekStartNumber(number: number, weekStart: CalendarSettings['weekStart']): number {
  return number - modulo(number + shifts[weekStart], 7);
}

/** The first day of the week that holds a day. */
export function weekStartOf(day: Day, weekStart: CalendarSettings['weekStart']): Day {
  return dayFromNumber(weekStartNumber(dayNumber(day), weekStart));
}

/**
 * The ISO 8601 week of a day: weeks begin on Monday and belong to the year of their Thursday.
 * @example isoWeek('2027-01-01') // '2026-W53'
 */
export function isoWeek(day: Day): string {
  const thursday = weekStartNumber(dayNumber(day), 'monday') + 3;
  const year = dayFromNumber(thursday).slice(0, 4);
  const week = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${padTwo(week)}`;
}
