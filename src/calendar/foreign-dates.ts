import type { Day, Instant } from '../model/index.ts';
import { dayFromNumber, dayNumber, parseDay } from './day.ts';
import { LAST_INSTANT } from './zone.ts';

const LAST_EXCEL_SERIAL = 2_958_465;

/**
 * The day of an Excel serial number in the 1900 date system, where 1 is 1900-01-01; the time of
 * day after the point is left out. Null for 60, which Excel shows as a 1900-02-29 that never was,
 * and outside 1 to 2958465 (9999-12-31).
 * @example excelSerialDay(45292) // '2024-01-01'
 */
export function excelSerialDay(serial: number): Day | null {
  const whole = Math.floor(serial);
  if (!(whole >= 1 && whole <= LAST_EXCEL_SERIAL) || whole === 60) return null;
  const dayZero = dayNumber(whole < 60 ? '1899-12-31' : '1899-12-30');
  return dayFromNumber(dayZero + whole);
}

export type SlashOrder = 'mdy' | 'dmy';

/** What a date written with slashes says. */
export type SlashDate =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'ambiguous'; readonly mdy: Day; readonly dmy: Day }
  | { readonly kind: 'invalid' };

/**
 * Reads `M/D/YYYY` (`mdy`) or `D/M/YYYY` (`dmy`), with one or two digits for month and day.
 * Without a declared order (null) a text is `ambiguous` when both readings are real dates and
 * differ; then someone has to declare the order, nothing is guessed.
 * @example parseSlashDate('03/04/2026', 'mdy') // { kind: 'day', day: '2026-03-04' }
 */
export function parseSlashDate(text: string, order: SlashOrder | null): SlashDate {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (parts === null) return { kind: 'invalid' };
  const one = parts[1]!.padStart(2, '0');
  const two = parts[2]!.padStart(2, '0');
  const mdy = order === 'dmy' ? null : parseDay(`${parts[3]}-${one}-${two}`);
  const dmy = order === 'mdy' ? null : parseDay(`${parts[3]}-${two}-${one}`);
  if (mdy !== null && dmy !== null && mdy !== dmy) return { kind: 'ambiguous', mdy, dmy };
  const day = mdy ?? dmy;
  return day === null ? { kind: 'invalid' } : { kind: 'day', day };
}

/** Up to here a number counts seconds (until the year 5138), above milliseconds (from March 1973). */
const MOST_SECONDS = 1e11;

/**
 * The instant of a Unix time in seconds or milliseconds, told apart by size and rounded to the
 * microsecond. Null when it is not a finite number or lies outside 1684 to 2255.
 * @example instantFromEpoch(1767225600) === instantFromEpoch(1767225600000) // true
 */
export function instantFromEpoch(time: number): Instant | null {
  const instant = Math.round(time * (Math.abs(time) < MOST_SECONDS ? 1e6 : 1e3));
  return Math.abs(instant) <= LAST_INSTANT ? instant : null;
}
