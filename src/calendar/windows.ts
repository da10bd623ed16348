import type { CalendarSettings, Day, Period, Span } from '../model/index.ts';
import { firstOfMonth, monthOfDay, quarterOfMonth } from './civil.ts';
import { dayFromNumber, dayNumber } from './day.ts';
import { weekStartNumber } from './week.ts';

/** First and last day number of the day, the week, the month and the quarter. */
export type WindowNumbers = readonly [
  dayFirst: number,
  dayLast: number,
  weekFirst: number,
  weekLast: number,
  monthFirst: number,
  monthLast: number,
  quarterFirst: number,
  quarterLast: number,
];

export type WindowSettings = Pick<
  CalendarSettings,
  'weekStart' | 'fiscalYearStart' | 'windows' | 'quarter'
>;

/**
 * The spans that a board dated `date` reports: complete days, the last of them at most the day
 * before.
 *
 * `calendar`: the previous day; the last complete week; the previous calendar month; as quarter
 * the last three complete calendar months (`three-months`) or the last complete quarter of the
 * fiscal year (`quarter`; the calendar quarter where the fiscal year begins in January).
 * `rolling`: the last 1, 7, 30 and 90 days.
 * @example windows(boston, '2025-03-03').week // { first: '2025-02-24', last: '2025-03-02' }
 */
export function windows(settings: WindowSettings, date: Day): Record<Period, Span> {
  const numbers = windowNumbers(settings, dayNumber(date));
  const span = (at: 0 | 2 | 4 | 6): Span => ({
    first: dayFromNumber(numbers[at]),
    last: dayFromNumber(numbers[at + 1]!),
  });
  return { day: span(0), week: span(2), month: span(4), quarter: span(6) };
}

/** The same as `windows`, in day numbers: whole-number arithmetic, fit for millions of dates. */
export function windowNumbers(settings: WindowSettings, date: number): WindowNumbers {
  const last = date - 1;
  if (settings.windows === 'rolling') {
    return [last, last, date - 7, last, date - 30, last, date - 90, last];
  }
  const week = weekStartNumber(date, settings.weekStart);
  const month = monthOfDay(date);
  const quarterEnd =
    settings.quarter === 'three-months' ? month : quarterOfMonth(month, settings.fiscalYearStart);
  return [
    last,
    last,
    week - 7,
    week - 1,
    firstOfMonth(month - 1),
    firstOfMonth(month) - 1,
    firstOfMonth(quarterEnd - 3),
    firstOfMonth(quarterEnd) - 1,
  ];
}
