/** A zone's offset from UTC from an instant on, both in microseconds. */
interface Offset {
  readonly from: number;
  readonly offset: number;
}

const first = Temporal.Instant.from('1800-01-01T00:00Z');
const last = Temporal.Instant.from('2200-01-01T00:00Z');
const known = new Map<string, readonly Offset[]>();

/** All offsets of a zone in the years that times may lie in. */
function offsetsOf(timeZone: string): readonly Offset[] {
  const present = known.get(timeZone);
  if (present !== undefined) return present;
  const offsets: Offset[] = [];
  let at: Temporal.ZonedDateTime | null = first.toZonedDateTimeISO(timeZone);
  while (at !== null && at.epochMilliseconds < last.epochMilliseconds) {
    offsets.push({ from: at.epochMilliseconds * 1000, offset: at.offsetNanoseconds / 1000 });
    at = at.getTimeZoneTransition('next');
  }
  known.set(timeZone, offsets);
  return offsets;
}

/** SQL of how far a city's clocks are from UTC at an instant, in microseconds. */
export function offsetSql(instant: string, timeZone: string): string {
  const offsets = offsetsOf(timeZone);
  // Written as floating numbers, exact up to 2^53: old servers find no type for a list of whole
  // numbers below zero and above 2^32. Nested conditions instead take them seconds to read.
  const values = offsets.map(({ offset }) => `${offset}e0`).join(', ');
  const changes = offsets.slice(1).map(({ from }) => `${from}e0`);
  if (changes.length === 0) return `toInt64(${values})`;
  const place = `arrayCount(since -> ifNull(since <= ${instant}, 0), [${changes.join(', ')}])`;
  return `toInt64([${values}][1 + ${place}])`;
}
