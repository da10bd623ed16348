/**
 * The proleptic Gregorian calendar in whole numbers. A month is counted as year × 12 + month - 1,
 * so that months add and subtract like numbers; a day is counted from 1970-01-01.
 */

const DAYS_BEFORE_1970 = 719_468;
const DAYS_IN_400_YEARS = 146_097;

/**
 * The day number of a date. The year is taken to begin in March, so that the leap day comes last.
 * Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
 */
export function civilDay(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(marchYear / 400);
  const yearOfCycle = marchYear - cycle * 400;
  const monthFromMarch = month <= 2 ? month + 9 : month - 3;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOfMonth - 1;
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  return cycle * DAYS_IN_400_YEARS + yearOfCycle * 365 + leapDays + dayOfYear - DAYS_BEFORE_1970;
}

/** The month (see above) that holds a day. Source: Hinnant, `civil_from_days`. */
export function monthOfDay(number: number): number {
  const days = number + DAYS_BEFORE_1970;
  const cycle = Math.floor(days / DAYS_IN_400_YEARS);
  const dayOfCycle = days - cycle * DAYS_IN_400_YEARS;
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1460) +
      Math.floor(dayOfCycle / 36_524) -
      Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const yearStart = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  const monthFromMarch = Math.floor((5 * (dayOfCycle - yearStart) + 2) / 153);
  return (cycle * 400 + yearOfCycle) * 12 + monthFromMarch + 2;
}

/** The first day of a month. */
export function firstOfMonth(month: number): number {
  const year = Math.floor(month / 12);
  return civilDay(year, month - year * 12 + 1, 1);
}

/** The day so many months away, on the same day of the month or its last one. */
export function shiftMonths(number: number, months: number): number {
  const month = monthOfDay(number);
  const dayOfMonth = number - firstOfMonth(month);
  const first = firstOfMonth(month + months);
  return Math.min(first + dayOfMonth, firstOfMonth(month + months + 1) - 1);
}

/** The first month of the quarter that holds a month, where the year begins in `startMonth` (1 to 12). */
export function quarterOfMonth(month: number, startMonth: number): number {
  return month - modulo(month - (startMonth - 1), 3);
}

/** The remainder that is never negative. */
export function modulo(value: number, divisor: number): number {
  return value - Math.floor(value / divisor) * divisor;
}
