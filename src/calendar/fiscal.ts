import type { Day } from '../model/index.ts';
import { firstOfMonth, modulo, monthOfDay } from './civil.ts';
import { dayFromNumber, dayNumber } from './day.ts';

/** Where a day lies in its fiscal year. */
export interface FiscalPeriod {
  /** Named by the year it ends in. */
  readonly fiscalYear: number;
  /** 1 to 4. */
  readonly quarter: number;
  /** First and last day of the fiscal year. */
  readonly first: Day;
  readonly last: Day;
  /** 1 on the fiscal year's first day. */
  readonly dayOfYear: number;
  readonly daysInYear: number;
}

/**
 * The fiscal year, quarter and day number of a day, where the fiscal year begins with the month
 * `startMonth` (1 to 12). A year that begins in January is the calendar year.
 * @example fiscalPeriod('2026-07-01', 7).fiscalYear // 2027
 */
export function fiscalPeriod(day: Day, startMonth: number): FiscalPeriod {
  const number = dayNumber(day);
  const month = monthOfDay(number);
  const monthOfYear = modulo(month - (startMonth - 1), 12);
  const first = firstOfMonth(month - monthOfYear);
  const last = firstOfMonth(month - monthOfYear + 12) - 1;
  return {
    fiscalYear: Math.floor(monthOfDay(last) / 12),
    quarter: Math.floor(monthOfYear / 3) + 1,
    first: dayFromNumber(first),
    last: dayFromNumber(last),
    dayOfYear: number - first + 1,
    daysInYear: last - first + 1,
  };
}
