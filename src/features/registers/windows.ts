import { addDays, addMonths, completeQuarters } from '../../calendar/index.ts';
import { counted, type EvidenceRecord, type Measurement } from '../../certification/index.ts';
import type { Day } from '../../model/index.ts';

/** Whether a day lies in the so many months up to and including `date`. */
export function isWithin(day: Day, date: Day, months: number): boolean {
  return day <= date && day > addMonths(date, -months);
}

interface Dated {
  readonly on: Day;
}

/**
 * In how many of the last four complete calendar quarters something took place. Four quarters hold
 * through the running one, and through the next when it took place in the running one already.
 */
export function quartersWith<T extends Dated>(
  things: readonly T[],
  date: Day,
  recordOf: (thing: T) => EvidenceRecord,
): Measurement {
  const quarters = completeQuarters(date, 4);
  const filled = quarters.filter(({ first, last }) =>
    things.some(({ on }) => on >= first && on <= last),
  );
  const begin = addDays(quarters[3]!.last, 1);
  const already = things.some(({ on }) => on >= begin && on <= date);
  const ends = addDays(addMonths(begin, already ? 6 : 3), -1);
  return counted(filled.length, {
    records: things
      .filter(({ on }) => on >= quarters[0]!.first && on <= date)
      .sort((a, b) => (a.on < b.on ? -1 : 1))
      .map(recordOf),
    holdsThrough: filled.length === 4 ? ends : null,
  });
}

/** The latest of some last days; null when one of them has no end, or there are none. */
export function latestEnd(ends: readonly (Day | null)[]): Day | null {
  const dated = ends.filter((end) => end !== null);
  return dated.length < ends.length ? null : (dated.sort().at(-1) ?? null);
}
