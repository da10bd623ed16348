import { addDays, addMonths } from '../../calendar/index.ts';
import type { Assessment, Check, Standard, Status, Taken } from '../../certification/index.ts';
import type { Day } from '../../model/index.ts';
import { type LiveRecords, recordsOn } from '../../pipeline/live-records.ts';
import type { Platform } from '../../pipeline/platform.ts';
import { assessCity } from './report.ts';

/** A day from which on a city stood otherwise than before. */
export interface Turn {
  readonly date: Day;
  readonly points: number;
  readonly tier: string | null;
  /** Criteria whose status changed on that day; empty on the first day that is looked at. */
  readonly changes: readonly {
    readonly criterion: string;
    readonly from: Status;
    readonly to: Status;
  }[];
}

const months = 24;

/**
 * How a city stood by a standard in the two years up to the day that is judged, by the records as
 * they are known now: a turn for each day on which a status or the points changed. Records count
 * from and to the days that they name, boards from their date to the next one's.
 */
export async function historyOf(
  platform: Pick<Platform, 'snapshots'>,
  records: LiveRecords,
  standard: Standard,
  measureIn: (records: LiveRecords) => (check: Check) => Taken,
): Promise<Turn[]> {
  const turns: Turn[] = [];
  let before: Assessment | null = null;
  for (const date of daysToLookAt(records)) {
    const then = await recordsOn(platform, records, date);
    const now = assessCity(then, standard, measureIn(then));
    const turn = turnBetween(before, now);
    if (turn !== null) turns.push(turn);
    before = now;
  }
  return turns;
}

/**
 * The days on which a status may change: records begin, end or grow old, a metric begins or ends, a
 * board has a newer date, or a quarter begins.
 */
export function daysToLookAt({
  city,
  entries,
  published,
  date,
}: Pick<LiveRecords, 'city' | 'entries' | 'published' | 'date'>): Day[] {
  const first = addMonths(date, -months);
  const days = new Set<Day>([first, date]);
  for (let month = `${first.slice(0, 7)}-01`; month <= date; month = addMonths(month, 1)) {
    days.add(month);
  }
  for (const day of daysIn(entries)) {
    for (const one of [day, addDays(day, 1), addMonths(day, 12), addMonths(day, 24)]) days.add(one);
  }
  for (const { starts, ends } of city.metrics) {
    if (starts !== null) days.add(starts);
    if (ends !== null) days.add(addDays(ends, 1));
  }
  for (const one of published) days.add(one.date);
  return [...days].filter((day) => day >= first && day <= date).sort();
}

const dayForm = /^\d{4}-\d\d-\d\d$/;

/** Every day that the registers name. */
function daysIn(value: unknown): Day[] {
  if (typeof value === 'string') return dayForm.test(value) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(daysIn);
}

function turnBetween(before: Assessment | null, now: Assessment): Turn | null {
  const { date, points, tier } = now;
  if (before === null) return { date, points, tier, changes: [] };
  const changes = now.criteria.flatMap(({ criterion, status }, at) => {
    const from = before.criteria[at]!.status;
    return from === status ? [] : [{ criterion: criterion.id, from, to: status }];
  });
  const stays = changes.length === 0 && before.points === points;
  return stays ? null : { date, points, tier, changes };
}
