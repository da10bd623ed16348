import { dayFromNumber, dayNumber } from '../calendar/index.ts';
import type { Day, Span } from '../model/index.ts';

/** How much of a date its label must say. */
export type DateUnit = 'day' | 'month' | 'year';

export interface DateTick {
  readonly day: Day;
  readonly unit: DateUnit;
  /** The fewer ticks that a narrow screen has room for are the ones with true. */
  readonly always: boolean;
}

/** Where the beginning of a day stands between the beginning of the span (0) and its end (1). */
export function datePosition({ first, last }: Span, day: Day): number {
  const start = dayNumber(first);
  const place = (dayNumber(day) - start) / (dayNumber(last) + 1 - start);
  return Math.min(1, Math.max(0, place));
}

const mostTicks = 9;
/** Every so many ticks one stays where the screen is narrow. */
const thinTo = 3;
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240];
const daySteps = [1, 2, 7, 14];

/**
 * At most nine dates under a span: days counted from its first one up to two months; above that
 * first days of months; above some years first days of years. A span without the first day of a
 * month has its own first day.
 */
export function dateTicks(span: Span): readonly DateTick[] {
  const days = dayNumber(span.last) - dayNumber(span.first) + 1;
  if (days <= 63) return thinned(dayTicks(span, days), 'day');
  const months = monthStarts(span);
  const step = monthSteps.find((one) => months.length / one <= mostTicks) ?? 600;
  const kept = months.filter((month) => month % step === 0).map(firstOfMonth);
  return thinned(kept.length === 0 ? [span.first] : kept, step >= 12 ? 'year' : 'month');
}

function dayTicks({ first }: Span, days: number): Day[] {
  const step = daySteps.find((one) => days / one <= mostTicks) ?? 14;
  const start = dayNumber(first);
  const count = Math.ceil(days / step);
  return Array.from({ length: count }, (_, index) => dayFromNumber(start + index * step));
}

function thinned(days: readonly Day[], unit: DateUnit): DateTick[] {
  const every = days.length > 4 ? thinTo : 1;
  return days.map((day, index) => ({ day, unit, always: index % every === 0 }));
}

/** Months counted from the year 0, whose first day lies within the span. */
function monthStarts({ first, last }: Span): number[] {
  const begins = monthOf(first) + (first.endsWith('-01') ? 0 : 1);
  const count = Math.max(0, monthOf(last) - begins + 1);
  return Array.from({ length: count }, (_, index) => begins + index);
}

function monthOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function firstOfMonth(month: number): Day {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** The part of a span that lies within another one; null where they do not meet. */
export function overlap(span: Span, other: Span): Span | null {
  const first = span.first > other.first ? span : other;
  const last = span.last < other.last ? span : other;
  return first.first > last.last ? null : { first: first.first, last: last.last };
}
