import type { Instant } from '../model/index.ts';
import { dayFromNumber, dayNumber } from './day.ts';
import { localDayNumber } from './instant.ts';
import { dailyRun } from './schedule.ts';

/** The days and local times at which a job runs. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlySet<number>;
  /** True when both kinds of days are restricted: then a day of either kind will do. */
  readonly eitherDay: boolean;
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdayNames = 'sun mon tue wed thu fri sat'.split(' ');

/**
 * Reads the five fields of a crontab line: minute, hour, day of month, month, day of week, each
 * with `*`, lists, ranges and steps, months and weekdays by number or English name (7 is Sunday
 * too). Null for anything else, and for a line that never comes true.
 * @example parseCron('15 6 * * mon-fri')
 */
export function parseCron(text: string): Cron | null {
  const fields = text.trim().toLowerCase().split(/\s+/);
  if (fields.length !== 5) return null;
  const [minute, hour, dayOfMonth, month, weekday] = fields as [
    string,
    string,
    string,
    string,
    string,
  ];
  const minutes = fieldOf(minute, 0, 59, []);
  const hours = fieldOf(hour, 0, 23, []);
  const days = fieldOf(dayOfMonth, 1, 31, []);
  const months = fieldOf(month, 1, 12, monthNames);
  const weekdays = fieldOf(weekday, 0, 7, weekdayNames);
  if (!minutes || !hours || !days || !months || !weekdays) return null;
  const cron: Cron = {
    minutes,
    hours,
    daysOfMonth: new Set(days),
    months: new Set(months),
    weekdays: new Set(weekdays.map((one) => one % 7)),
    eitherDay: !dayOfMonth.startsWith('*') && !weekday.startsWith('*'),
  };
  return everRuns(cron) ? cron : null;
}

/** The numbers that a field allows, ascending; null when it cannot be read. */
function fieldOf(
  field: string,
  least: number,
  most: number,
  names: readonly string[],
): number[] | null {
  const allowed = new Set<number>();
  for (const part of field.split(',')) {
    const parts = /^(?:\*|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:\/(\d{1,2}))?$/.exec(part);
    if (parts === null) return null;
    const [, first, last, step] = parts;
    const from = first === undefined ? least : numberOf(first, least, names);
    const to =
      last === undefined
        ? first === undefined || step !== undefined
          ? most
          : from
        : numberOf(last, least, names);
    const by = step === undefined ? 1 : Number(step);
    if (!(from >= least && to <= most && from <= to && by >= 1)) return null;
    for (let one = from; one <= to; one += by) allowed.add(one);
  }
  return [...allowed].sort((a, b) => a - b);
}

/** NaN for what is neither a number nor a name. */
function numberOf(text: string, least: number, names: readonly string[]): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const place = names.indexOf(text);
  return place === -1 ? Number.NaN : place + least;
}

/** A leap day comes at least every eight years. */
const searchedDays = 8 * 366;

function everRuns(cron: Cron): boolean {
  const start = dayNumber('2000-01-01');
  for (let day = start; day < start + searchedDays; day += 1) if (isOn(cron, day)) return true;
  return false;
}

function isOn(cron: Cron, day: number): boolean {
  const text = dayFromNumber(day);
  if (!cron.months.has(Number(text.slice(5, 7)))) return false;
  const ofMonth = cron.daysOfMonth.has(Number(text.slice(8)));
  // 1970-01-01 was a Thursday.
  const ofWeek = cron.weekdays.has((((day + 4) % 7) + 7) % 7);
  return cron.eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek;
}

/** The instants of a local day's runs, ascending; each local time runs once, as `dailyRun` says. */
function runsOf(cron: Cron, day: number, zone: string): Instant[] {
  if (!isOn(cron, day)) return [];
  const text = dayFromNumber(day);
  const two = (part: number) => String(part).padStart(2, '0');
  const runs = cron.hours.flatMap((hour) =>
    cron.minutes.map((minute) => dailyRun(text, `${two(hour)}:${two(minute)}`, zone)),
  );
  return [...new Set(runs)].sort((a, b) => a - b);
}

/**
 * The newest instant up to `now` at which a job was to run. A local time that the clocks skip is
 * moved forward by the gap, one that comes twice runs the first time: each exactly once.
 * @example lastRun(parseCron('30 1 * * *')!, now, 'America/New_York')
 */
export function lastRun(cron: Cron, now: Instant, zone: string): Instant | null {
  const today = localDayNumber(now, zone);
  for (let day = today; day > today - searchedDays; day -= 1) {
    // A run that was moved over a gap may come after those of the day that follows.
    const runs = [...runsOf(cron, day - 1, zone), ...runsOf(cron, day, zone)];
    const passed = runs.filter((run) => run <= now);
    if (passed.length > 0) return Math.max(...passed);
  }
  return null;
}

/** The first instant after `after` at which a job is to run; null when there is none in 8 years. */
export function nextRun(cron: Cron, after: Instant, zone: string): Instant | null {
  const today = localDayNumber(after, zone);
  for (let day = today; day < today + searchedDays; day += 1) {
    const runs = [...runsOf(cron, day - 1, zone), ...runsOf(cron, day, zone)];
    const later = runs.filter((run) => run > after);
    if (later.length > 0) return Math.min(...later);
  }
  return null;
}
