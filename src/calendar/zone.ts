import type { Instant } from '../model/index.ts';

export const MICROSECONDS_PER_SECOND = 1_000_000;
export const MICROSECONDS_PER_DAY = 86_400 * MICROSECONDS_PER_SECOND;

/** Instants are safe integers: from 1684 to 2255, less two days for the widest offset. */
export const LAST_INSTANT = Number.MAX_SAFE_INTEGER - 2 * MICROSECONDS_PER_DAY;
const FIRST_INSTANT = -LAST_INSTANT;

/** The offsets from UTC that a zone has had and will have, in microseconds. */
interface ZoneOffsets {
  /** The instants from which a new offset holds, ascending. */
  readonly changes: Float64Array;
  /** offsets[0] holds before changes[0], offsets[i] from changes[i - 1] on. */
  readonly offsets: Float64Array;
}

/** Every zone asked for: a zone's offsets never change while the program runs. */
const known = new Map<string, ZoneOffsets>();

function zoneOffsets(zone: string): ZoneOffsets {
  const found = known.get(zone);
  if (found !== undefined) return found;
  const read = readZone(zone);
  known.set(zone, read);
  return read;
}

/** A few hundred changes at most, so that no later question needs the runtime's zone data. */
function readZone(zone: string): ZoneOffsets {
  const start = Temporal.Instant.fromEpochMilliseconds(Math.ceil(FIRST_INSTANT / 1000));
  const end = LAST_INSTANT / 1000;
  const changes: number[] = [];
  let at = start.toZonedDateTimeISO(zone);
  const offsets = [at.offsetNanoseconds / 1000];
  while (true) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds > end) break;
    changes.push(next.epochMilliseconds * 1000);
    offsets.push(next.offsetNanoseconds / 1000);
    at = next;
  }
  return { changes: Float64Array.from(changes), offsets: Float64Array.from(offsets) };
}

/** Whether a name is a time zone that this program knows, for example `America/New_York`. */
export function isTimeZone(name: string): boolean {
  // Offsets such as +05:30 are zones for Temporal, but no city keeps its clocks by one for good.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    zoneOffsets(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** How many changes lie at or before an instant: the index of the offset that holds then. */
function segmentAt(changes: Float64Array, instant: Instant): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (changes[middle]! <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What clocks in a zone show beyond UTC at an instant, in microseconds.
 * Throws `RangeError` for an instant outside 1684 to 2255 and for an unknown zone.
 */
export function offsetAt(instant: Instant, zone: string): number {
  if (!Number.isSafeInteger(instant) || instant < FIRST_INSTANT || instant > LAST_INSTANT) {
    throw new RangeError(`not an instant: ${instant}`);
  }
  const { changes, offsets } = zoneOffsets(zone);
  return offsets[segmentAt(changes, instant)]!;
}

/** What a wall time in a zone means. */
export type WallTime =
  | { readonly kind: 'instant'; readonly instant: Instant }
  /** The clocks were set back and showed it twice. */
  | { readonly kind: 'ambiguous'; readonly earlier: Instant; readonly later: Instant }
  /**
   * The clocks were set forward over it at the instant `change`. `shiftedForward` is what the
   * clocks would have shown had they waited: the wall time moved on by the length of the gap.
   */
  | { readonly kind: 'nonexistent'; readonly shiftedForward: Instant; readonly change: Instant };

/**
 * Resolves a wall time, given as microseconds since 1970-01-01T00:00 on the zone's own clocks.
 * Null outside 1684 to 2255. Throws `RangeError` for an unknown zone.
 */
export function resolveWallTime(wall: number, zone: string): WallTime | null {
  if (!(wall >= FIRST_INSTANT && wall <= LAST_INSTANT)) return null;
  const table = zoneOffsets(zone);
  // No zone is a whole day away from UTC, so the offset in force is one of these.
  const first = segmentAt(table.changes, wall - MICROSECONDS_PER_DAY);
  const last = segmentAt(table.changes, wall + MICROSECONDS_PER_DAY);
  if (first === last) return { kind: 'instant', instant: wall - table.offsets[first]! };
  return resolveNearChange(wall, table, first, last);
}

function resolveNearChange(
  wall: number,
  { changes, offsets }: ZoneOffsets,
  first: number,
  last: number,
): WallTime {
  const instants: Instant[] = [];
  let gap: WallTime | null = null;
  for (let segment = first; segment <= last; segment++) {
    const instant = wall - offsets[segment]!;
    const begins = segment === 0 ? Number.NEGATIVE_INFINITY : changes[segment - 1]!;
    const ends = changes[segment] ?? Number.POSITIVE_INFINITY;
    if (instant >= begins && instant < ends) instants.push(instant);
    else if (instant >= ends && wall - offsets[segment + 1]! < ends) {
      gap = { kind: 'nonexistent', shiftedForward: instant, change: ends };
    }
  }
  const [earlier, later] = instants;
  if (earlier === undefined) return gap!;
  if (later === undefined) return { kind: 'instant', instant: earlier };
  return { kind: 'ambiguous', earlier, later };
}
