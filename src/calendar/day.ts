import type { Day, Span } from '../model/index.ts';
import { civilDay, firstOfMonth, modulo, monthOfDay, shiftMonths } from './civil.ts';

const FIRST_DAY = civilDay(1, 1, 1);
const LAST_DAY = civilDay(9999, 12, 31);

/**
 * Reads a date that is exactly `YYYY-MM-DD`, years 0001 to 9999, and that there really is.
 * Null for anything else: nothing is trimmed, completed or rolled over.
 * @example parseDay('2026-02-29') // null
 */
export function parseDay(text: string): Day | null {
  return text.length === 10 && Number.isInteger(readDay(text)) ? text : null;
}

/**
 * The day number at the beginning of a text, or NaN when it does not begin with a real date.
 * For readers in this folder.
 */
export function readDay(text: string): number {
  if (text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return Number.NaN;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const dayOfMonth = twoDigits(text, 8);
  const possible = year >= 1 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31;
  if (!possible) return Number.NaN;
  const number = civilDay(year, month, dayOfMonth);
  if (dayOfMonth > 28 && monthOfDay(number) !== year * 12 + month - 1) return Number.NaN;
  return number;
}

const HYPHEN = 0x2d;
const ZERO = 0x30;

/** Two ASCII digits as a number from 0 to 99, or NaN. For readers in this folder. */
export function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/**
 * Days since 1970-01-01. Throws `RangeError` when the text is no day: read text from outside with
 * `parseDay` first.
 * @example dayNumber('1970-01-02') // 1
 */
export function dayNumber(day: Day): number {
  const number = day.length === 10 ? readDay(day) : Number.NaN;
  if (Number.isNaN(number)) throw new RangeError(`not a day: ${JSON.stringify(day)}`);
  return number;
}

/**
 * The day with a day number, the inverse of `dayNumber`. Throws `RangeError` outside the years
 * 0001 to 9999 and for a number that is not whole.
 */
export function dayFromNumber(number: number): Day {
  if (!Number.isInteger(number) || number < FIRST_DAY || number > LAST_DAY) {
    throw new RangeError(`no day has the number ${number}`);
  }
  const month = monthOfDay(number);
  const year = Math.floor(month / 12);
  const dayOfMonth = number - firstOfMonth(month) + 1;
  return `${String(year).padStart(4, '0')}-${padTwo(month - year * 12 + 1)}-${padTwo(dayOfMonth)}`;
}

/** Two digits of a number from 0 to 99. For writers in this folder. */
export function padTwo(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** The day so many days later, or earlier when negative. Throws as `dayFromNumber` does. */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/**
 * The same day of the month so many months later, or earlier when negative; the month's last day
 * where the month is too short. Throws as `dayFromNumber` does.
 * @example addMonths('2024-02-29', 12) // '2025-02-28'
 */
export function addMonths(day: Day, months: number): Day {
  return dayFromNumber(shiftMonths(dayNumber(day), months));
}

/** How many days `to` lies after `from`; negative when before. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** How many days a span holds; at least 1 for a span whose last day is not before its first. */
export function spanLength(span: Span): number {
  return daysBetween(span.first, span.last) + 1;
}

/** The day of the week: 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekday(day: Day): number {
  return modulo(dayNumber(day) + 3, 7) + 1;
}
