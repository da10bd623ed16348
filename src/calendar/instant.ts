import type { Day, Instant, Span } from '../model/index.ts';
import { dayFromNumber, dayNumber, padTwo } from './day.ts';
import {
  MICROSECONDS_PER_DAY,
  MICROSECONDS_PER_SECOND,
  offsetAt,
  resolveWallTime,
} from './zone.ts';

/** A run of instants: `end` is the first instant after it. */
export interface Bounds {
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * The instants of a local day: from the first moment on which clocks in the zone show it up to the
 * first moment of the next day. 23, 24 or 25 hours as a rule; a day that a zone skipped is empty.
 * Throws `RangeError` for what is no day, a day outside 1684 to 2255, or an unknown zone.
 * @example dayBounds('2026-03-08', 'America/New_York') // 23 hours from 2026-03-08T05:00:00Z
 */
export function dayBounds(day: Day, zone: string): Bounds {
  return spanBounds({ first: day, last: day }, zone);
}

/** The instants of a span of local days; see `dayBounds`. */
export function spanBounds(span: Span, zone: string): Bounds {
  return {
    start: startOfDay(dayNumber(span.first), zone),
    end: startOfDay(dayNumber(span.last) + 1, zone),
  };
}

function startOfDay(number: number, zone: string): Instant {
  const midnight = resolveWallTime(number * MICROSECONDS_PER_DAY, zone);
  switch (midnight?.kind) {
    case 'instant':
      return midnight.instant;
    case 'ambiguous':
      return midnight.earlier;
    case 'nonexistent':
      return midnight.change;
    default:
      throw new RangeError(`the day with the number ${number} lies outside 1684 to 2255`);
  }
}

/** The day number of the local day on which an instant falls; throws as `localDay` does. */
export function localDayNumber(instant: Instant, zone: string): number {
  return Math.floor((instant + offsetAt(instant, zone)) / MICROSECONDS_PER_DAY);
}

/**
 * The local day on which an instant falls.
 * Throws `RangeError` for an instant outside 1684 to 2255 and for an unknown zone.
 * @example localDay(parsed.instant, 'Pacific/Honolulu') // '2025-12-31'
 */
export function localDay(instant: Instant, zone: string): Day {
  return dayFromNumber(localDayNumber(instant, zone));
}

/**
 * An instant in ISO 8601 as clocks in the zone show it, with its offset, and with a fraction of a
 * second only where there is one. Before zones had whole minutes the offset has seconds.
 * Throws as `localDay` does.
 * @example formatInstant(1740891600000000, 'America/New_York') // '2025-03-02T00:00:00-05:00'
 */
export function formatInstant(instant: Instant, zone: string): string {
  const offset = offsetAt(instant, zone);
  const wall = instant + offset;
  const day = Math.floor(wall / MICROSECONDS_PER_DAY);
  const ofDay = wall - day * MICROSECONDS_PER_DAY;
  const second = Math.floor(ofDay / MICROSECONDS_PER_SECOND);
  const rest = ofDay - second * MICROSECONDS_PER_SECOND;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(6, '0').replace(/0+$/, '')}`;
  const offsetSeconds = Math.abs(offset) / MICROSECONDS_PER_SECOND;
  const offsetText = formatTime(offsetSeconds, offsetSeconds % 60 !== 0);
  return `${dayFromNumber(day)}T${formatTime(second, true)}${fraction}${offset < 0 ? '-' : '+'}${offsetText}`;
}

function formatTime(seconds: number, withSeconds: boolean): string {
  const minutes = Math.floor(seconds / 60);
  const text = `${padTwo(Math.floor(minutes / 60))}:${padTwo(minutes % 60)}`;
  return withSeconds ? `${text}:${padTwo(seconds % 60)}` : text;
}

/** The hours between two instants by a stopwatch; negative when `closed` is the earlier. */
export function elapsedHours(opened: Instant, closed: Instant): number {
  return (closed - opened) / (3600 * MICROSECONDS_PER_SECOND);
}
