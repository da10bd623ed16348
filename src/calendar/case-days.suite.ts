/** Answers to the calendar cases about days and about reading them. */
import type { Day } from '../model/index.ts';
import { mean } from '../statistics/index.ts';
import {
  addBusinessDays,
  addDays,
  addMonths,
  daysBetween,
  excelSerialDay,
  fiscalPeriod,
  isoWeek,
  parseDay,
  parseInstant,
  parseSlashDate,
  type SlashOrder,
  weekday,
  weekStartOf,
} from './index.ts';

interface Dated {
  readonly date: Day;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export function weekAnswer({ date }: Dated) {
  return {
    weekday: weekdays[weekday(date) - 1],
    iso_week: isoWeek(date),
    iso_week_start: weekStartOf(date, 'monday'),
    us_week_start: weekStartOf(date, 'sunday'),
  };
}

interface Years {
  readonly from_year: number;
  readonly to_year: number;
}

export function longYearsAnswer({ from_year, to_year }: Years) {
  const years: number[] = [];
  for (let year = from_year; year <= to_year; year++) {
    if (isoWeek(`${year}-12-28`).endsWith('W53')) years.push(year);
  }
  return { years };
}

export function fiscalAnswer({
  date,
  fy_start_month,
}: Dated & { readonly fy_start_month: number }) {
  const period = fiscalPeriod(date, fy_start_month);
  return {
    fiscal_year: period.fiscalYear,
    quarter: period.quarter,
    fy_start: period.first,
    fy_end_exclusive: addDays(period.last, 1),
    day_of_fy: period.dayOfYear,
    days_in_fy: period.daysInYear,
  };
}

export function monthsAnswer({ date, months }: Dated & { readonly months: number }) {
  return { date: addMonths(date, months) };
}

export function leapAnswer({ year }: { readonly year: number }) {
  return {
    february: daysBetween(`${year}-02-01`, `${year}-03-01`),
    year: daysBetween(`${year}-01-01`, `${year + 1}-01-01`),
  };
}

export function ordinalAnswer({ a, b }: { readonly a: Day; readonly b: Day }) {
  return { ordinal_a: fiscalPeriod(a, 1).dayOfYear, ordinal_b: fiscalPeriod(b, 1).dayOfYear };
}

interface ServicePromise extends Dated {
  readonly business_days: number;
  readonly holidays: readonly Day[];
}

export function businessDaysAnswer({ date, business_days, holidays }: ServicePromise) {
  return { due: addBusinessDays(date, business_days, holidays) };
}

function dayOrNot(date: Day | null) {
  return date === null ? { valid: false } : { date };
}

export function serialAnswer({ serial }: { readonly serial: number }) {
  return dayOrNot(excelSerialDay(serial));
}

/** A text is rejected when no reader of days or instants takes it. */
export function dateAnswer({ text }: { readonly text: string }) {
  const slash = parseSlashDate(text, null);
  const instant = parseInstant(text, 'UTC');
  if (slash.kind !== 'invalid' || instant.kind !== 'invalid') return { valid: true };
  return dayOrNot(parseDay(text));
}

export function slashAnswer({
  text,
  order,
}: {
  readonly text: string;
  readonly order?: SlashOrder;
}) {
  const date = parseSlashDate(text, order ?? null);
  if (date.kind === 'ambiguous') return { ambiguous: true, mdy: date.mdy, dmy: date.dmy };
  return dayOrNot(date.kind === 'day' ? date.day : null);
}

export function presentDaysAnswer({ values }: { readonly values: readonly (number | null)[] }) {
  const present = values.filter((value) => value !== null);
  return {
    mean: mean(present),
    days_present: present.length,
    days_missing: values.length - present.length,
  };
}
