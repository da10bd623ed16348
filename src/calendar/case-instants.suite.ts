/** Answers to the calendar cases about instants, zones and schedules. */
import type { Day, Instant } from '../model/index.ts';
import { fiscalAnswer } from './case-days.suite.ts';
import {
  addDays,
  type Bounds,
  dailyRun,
  dayBounds,
  daysBetween,
  dueRun,
  elapsedHours,
  formatInstant,
  instantFromEpoch,
  localDay,
  parseInstant,
  spanBounds,
  spanLength,
  windows,
} from './index.ts';

interface Zoned {
  readonly zone: string;
}
interface ZonedDay extends Zoned {
  readonly date: Day;
}

function utc(instant: Instant): string {
  return formatInstant(instant, 'UTC').replace('+00:00', 'Z');
}

function instantOf(text: string, zone: string): Instant {
  const parsed = parseInstant(text, zone);
  if (parsed.kind !== 'instant') throw new Error(`${text} is ${parsed.kind} in ${zone}`);
  return parsed.instant;
}

function boundsAnswer(bounds: Bounds) {
  return {
    start_utc: utc(bounds.start),
    end_utc_exclusive: utc(bounds.end),
    hours: elapsedHours(bounds.start, bounds.end),
  };
}

export function localDayAnswer({ date, zone }: ZonedDay) {
  return boundsAnswer(dayBounds(date, zone));
}

export function wallTimeAnswer({ local, zone }: Zoned & { readonly local: string }) {
  const time = parseInstant(local, zone);
  switch (time.kind) {
    case 'instant':
      return { valid: true, ambiguous: false, utc: utc(time.instant) };
    case 'ambiguous': {
      const [earlier_utc, later_utc] = [utc(time.earlier), utc(time.later)];
      return { valid: true, ambiguous: true, earlier_utc, later_utc };
    }
    case 'nonexistent': {
      const shift_forward_utc = utc(time.shiftedForward);
      return { valid: false, reason: 'nonexistent', shift_forward_utc };
    }
    default:
      return { valid: false };
  }
}

export function instantAnswer({ instant, zone }: Zoned & { readonly instant: string }) {
  const at = instantOf(instant, zone);
  return { local_date: localDay(at, zone), local: formatInstant(at, zone) };
}

interface Case extends Zoned {
  readonly opened: string;
  readonly closed: string;
}

export function elapsedAnswer({ opened, closed, zone }: Case) {
  const from = instantOf(opened, zone);
  const to = instantOf(closed, zone);
  return {
    elapsed_hours: elapsedHours(from, to),
    calendar_days: daysBetween(localDay(from, zone), localDay(to, zone)),
  };
}

export function weekBoundsAnswer({ start, zone }: Zoned & { readonly start: Day }) {
  return boundsAnswer(spanBounds({ first: start, last: addDays(start, 6) }, zone));
}

interface FiscalInstant extends Zoned {
  readonly instant: string;
  readonly fy_start_month: number;
}

export function fiscalInstantAnswer({ instant, zone, fy_start_month }: FiscalInstant) {
  return fiscalAnswer({ date: localDay(instantOf(instant, zone), zone), fy_start_month });
}

interface LocalPeriod extends Zoned {
  readonly start: Day;
  readonly end_exclusive: Day;
}

export function periodAnswer({ start, end_exclusive, zone }: LocalPeriod) {
  const span = { first: start, last: addDays(end_exclusive, -1) };
  return { ...boundsAnswer(spanBounds(span, zone)), days: spanLength(span) };
}

interface Rolling extends Zoned {
  readonly as_of: Day;
  readonly days: number;
}

export function rollingAnswer({ as_of, days, zone }: Rolling) {
  const rolling = windows(
    { windows: 'rolling', weekStart: 'monday', fiscalYearStart: 1, quarter: 'three-months' },
    as_of,
  );
  const span = Object.values(rolling).find((window) => spanLength(window) === days);
  if (span === undefined) throw new Error(`no rolling window of ${days} days`);
  return {
    ...boundsAnswer(spanBounds(span, zone)),
    first_date: span.first,
    last_date: span.last,
  };
}

const MINUTE = 60_000_000;

export function hourlyAnswer({ date, zone }: ZonedDay) {
  const { start, end } = dayBounds(date, zone);
  const hour = 60 * MINUTE;
  return { runs: Math.ceil(end / hour) - Math.ceil(start / hour) };
}

/** The runs of a daily job that a clock going through these instants starts. */
function runsSeen(clock: readonly Instant[], before: Day, at: string, zone: string): Instant[] {
  const runs: Instant[] = [];
  let previous: Day = before;
  for (const now of clock) {
    const due = dueRun(previous, now, at, zone);
    if (due === null) continue;
    runs.push(now);
    previous = due;
  }
  return runs;
}

function minutesBetween(start: Instant, end: Instant): Instant[] {
  const count = Math.ceil((end - start) / MINUTE);
  return Array.from({ length: count }, (_, i) => start + i * MINUTE);
}

interface DailyJob extends ZonedDay {
  readonly at: string;
}

export function onceAnswer({ date, at, zone }: DailyJob) {
  const { start, end } = dayBounds(date, zone);
  const runs = runsSeen(minutesBetween(start, end), addDays(date, -1), at, zone);
  return { runs: runs.length, utc: runs.map(utc).join() };
}

interface DailyJobs extends Zoned {
  readonly dates: readonly Day[];
  readonly at: string;
}

export function dailyAnswer({ dates, at, zone }: DailyJobs) {
  return { utc: dates.map((date) => utc(dailyRun(date, at, zone))) };
}

/** The clock jumps five minutes after the run. */
export function setBackAnswer({
  date,
  at,
  zone,
  jump_seconds,
}: DailyJob & { readonly jump_seconds: number }) {
  const { start, end } = dayBounds(date, zone);
  const jump = dailyRun(date, at, zone) + 5 * MINUTE;
  const clock = minutesBetween(start, jump).concat(
    minutesBetween(jump + jump_seconds * 1_000_000, end),
  );
  return { runs: runsSeen(clock, addDays(date, -1), at, zone).length };
}

export function epochAnswer({ values }: { readonly values: readonly number[] }) {
  const texts = values.map((value) => {
    const instant = instantFromEpoch(value);
    return instant === null ? 'none' : utc(instant);
  });
  return { instant: [...new Set(texts)].join() };
}

export function offsetAnswer({ text, zone }: Zoned & { readonly text: string }) {
  return { utc: utc(instantOf(text, zone)) };
}

/** Counts a model's cases by local day before and after one of them gets another time. */
export function movedRowAnswer(
  { counts_before }: { readonly counts_before: Readonly<Record<Day, number>> },
  question: string,
) {
  const zone = 'America/New_York';
  const times = question.match(/\d{4}-\d\d-\d\dT\d\d:\d\d/g) ?? [];
  const [from = '', to = ''] = times.map((text) => localDay(instantOf(text, zone), zone));
  const counts: Record<Day, number> = { ...counts_before };
  counts[from] = (counts[from] ?? 0) - 1;
  counts[to] = (counts[to] ?? 0) + 1;
  return { counts_after: counts, days_recomputed: [...new Set([from, to])].sort() };
}
