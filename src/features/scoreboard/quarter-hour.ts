import type { Instant } from '../../model/index.ts';

const quarterHourMicroseconds = 15 * 60 * 1_000_000;

/** Every time zone's midnight falls on a quarter of an hour: as often may "today" change. */
export function quarterHourOf(now: Instant): number {
  return Math.floor(now / quarterHourMicroseconds);
}
