import type { Day, Instant } from '../model/index.ts';
import { dayFromNumber, dayNumber } from './day.ts';
import { localDayNumber } from './instant.ts';
import { parseInstant } from './parse-instant.ts';

/**
 * The one instant at which a daily job at the local time `hhmm` runs on a day: the first of two
 * where the clocks are set back over it, moved forward by the gap where they skip it.
 * Throws `RangeError` for what is no day or time, or an unknown zone.
 * @example dailyRun('2026-11-01', '01:30', 'America/New_York') // 2026-11-01T05:30:00Z
 */
export function dailyRun(day: Day, hhmm: string, zone: string): Instant {
  const time = hhmm.length === 5 ? parseInstant(`${day}T${hhmm}`, zone) : null;
  switch (time?.kind) {
    case 'instant':
      return time.instant;
    case 'ambiguous':
      return time.earlier;
    case 'nonexistent':
      return time.shiftedForward;
    default:
      throw new RangeError(`no run at ${JSON.stringify(hhmm)} on ${JSON.stringify(day)}`);
  }
}

/**
 * The day whose daily run is due at `now`, or null when there is nothing to do. `previous` is the
 * day of the newest run, null when there was none. Each day runs at most once, whatever the
 * machine's clock did since; of several days missed only the newest is due.
 */
export function dueRun(previous: Day | null, now: Instant, hhmm: string, zone: string): Day | null {
  const today = localDayNumber(now, zone);
  const passed = dailyRun(dayFromNumber(today), hhmm, zone) <= now ? today : today - 1;
  return previous !== null && passed <= dayNumber(previous) ? null : dayFromNumber(passed);
}
