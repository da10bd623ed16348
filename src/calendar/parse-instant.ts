import type { Instant } from '../model/index.ts';
import { readDay, twoDigits } from './day.ts';
import {
  LAST_INSTANT,
  MICROSECONDS_PER_DAY,
  MICROSECONDS_PER_SECOND,
  resolveWallTime,
  type WallTime,
} from './zone.ts';

/** What a text says about a point in time. */
export type ParsedInstant = WallTime | { readonly kind: 'invalid' };

const invalid: ParsedInstant = { kind: 'invalid' };

/**
 * Reads `YYYY-MM-DD`, `T` or one space, `hh:mm`, and then, each if present, `:ss`, a point and 1
 * to 9 digits (cut off after microseconds), and `Z`, `±hh:mm`, `±hhmm` or `±hh:mm:ss`. Nothing
 * else: a bare date is no instant, nothing is trimmed, and there is no 24:00 and no second 60.
 *
 * An offset in the text wins; without one the text is a wall time in `zone`, which a change of
 * the clocks may show twice (`ambiguous`) or never (`nonexistent`). Instants outside 1684 to 2255
 * are `invalid`. Throws `RangeError` for an unknown zone when the zone is needed.
 * @example parseInstant('2026-03-08 02:30', 'America/New_York').kind // 'nonexistent'
 */
export function parseInstant(text: string, zone: string): ParsedInstant {
  const separator = text.charCodeAt(10);
  if (separator !== LETTER_T && separator !== SPACE) return invalid;
  const end = endOfTime(text);
  const wall = readDay(text) * MICROSECONDS_PER_DAY + readTimeOfDay(text, end);
  if (Number.isNaN(wall)) return invalid;
  if (end === text.length) return resolveWallTime(wall, zone) ?? invalid;
  const instant: Instant = wall - readOffset(text, end);
  // NaN, of an offset that cannot be read, fails the comparison too.
  return Math.abs(instant) <= LAST_INSTANT ? { kind: 'instant', instant } : invalid;
}

const TIME_STARTS = 11;
const SECONDS_START = 16;
const FRACTION_STARTS = 19;

const SPACE = 0x20;
const PLUS = 0x2b;
const HYPHEN = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const COLON = 0x3a;
const LETTER_T = 0x54;
const LETTER_Z = 0x5a;

/** The index after the digits, colons and points of the time. */
function endOfTime(text: string): number {
  let end = TIME_STARTS;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code !== POINT && (code < ZERO || code > COLON)) break;
    end++;
  }
  return end;
}

/** `hh:mm[:ss[.fraction]]` as microseconds, or NaN. */
function readTimeOfDay(text: string, end: number): number {
  const hour = twoDigits(text, TIME_STARTS);
  const minute = twoDigits(text, TIME_STARTS + 3);
  if (text.charCodeAt(TIME_STARTS + 2) !== COLON || hour > 23 || minute > 59) return Number.NaN;
  const minutes = (hour * 60 + minute) * 60 * MICROSECONDS_PER_SECOND;
  if (end === SECONDS_START) return minutes;
  const second = twoDigits(text, SECONDS_START + 1);
  if (text.charCodeAt(SECONDS_START) !== COLON || second > 59) return Number.NaN;
  const seconds = minutes + second * MICROSECONDS_PER_SECOND;
  return end === FRACTION_STARTS ? seconds : seconds + readFraction(text, end);
}

/** A point and 1 to 9 digits as whole microseconds, or NaN. */
function readFraction(text: string, end: number): number {
  const digits = end - FRACTION_STARTS - 1;
  if (text.charCodeAt(FRACTION_STARTS) !== POINT || digits < 1 || digits > 9) return Number.NaN;
  let microseconds = 0;
  for (let i = 0; i < Math.max(digits, 6); i++) {
    const digit = i < digits ? text.charCodeAt(FRACTION_STARTS + 1 + i) - ZERO : 0;
    if (digit < 0 || digit > 9) return Number.NaN;
    if (i < 6) microseconds = microseconds * 10 + digit;
  }
  return microseconds;
}

/** The offset from UTC that must fill the rest of a text, in microseconds, or NaN. */
function readOffset(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign === LETTER_Z) return at + 1 === text.length ? 0 : Number.NaN;
  if (sign !== PLUS && sign !== HYPHEN) return Number.NaN;
  const colon = text.charCodeAt(at + 3) === COLON;
  const hour = twoDigits(text, at + 1);
  const minute = twoDigits(text, colon ? at + 4 : at + 3);
  let end = colon ? at + 6 : at + 5;
  let second = 0;
  if (colon && text.charCodeAt(end) === COLON) {
    second = twoDigits(text, end + 1);
    end += 3;
  }
  if (end !== text.length || hour > 23 || minute > 59 || second > 59) return Number.NaN;
  const size = (hour * 3600 + minute * 60 + second) * MICROSECONDS_PER_SECOND;
  return sign === PLUS ? size : -size;
}
