import { dayBounds, formatInstant, localDay, parseDay, parseInstant } from '../calendar/index.ts';
import { type CityDefinition, type Day, type Instant, UserError } from '../model/index.ts';

/** A text option; undefined when it was not given. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A text option that commander made sure of. */
export function needed(value: unknown): string {
  if (typeof value !== 'string') throw new Error('a required option did not arrive');
  return value;
}

/** No city has numbers of other days: they are mistyped, and instants do not reach much further. */
const days = { first: '1800-01-01', last: '2199-12-31' } as const;

/** A day from the command line. */
export function dayOption(name: string, value: unknown): Day | undefined {
  const given = text(value);
  if (given === undefined) return undefined;
  const day = parseDay(given);
  if (day === null) throw notADay(name, given, 'needs a day of the calendar');
  return within(name, day);
}

function within(name: string, day: Day): Day {
  if (day >= days.first && day <= days.last) return day;
  throw notADay(name, day, `needs a day from ${days.first} to ${days.last}`);
}

function notADay(name: string, value: string, said: string): UserError {
  return new UserError({
    code: 'not-a-day',
    message: `--${name} ${said}`,
    value,
    remedy: 'Write it as YYYY-MM-DD, for example 2025-03-01',
  });
}

/**
 * What `--known-on` asks for: an instant, `now`, or a bare day, which means the end of that day in
 * the city. Null when it was not given.
 */
export function knownOnOption(value: unknown, zone: string, now: Instant): Instant | null {
  const given = text(value);
  if (given === undefined) return null;
  if (given === 'now') return now;
  const day = parseDay(given);
  if (day !== null) return dayBounds(within('known-on', day), zone).end;
  const parsed = parseInstant(given, zone);
  if (parsed.kind === 'instant') return parsed.instant;
  if (parsed.kind === 'ambiguous') {
    throw new UserError({
      code: 'ambiguous-instant',
      message: `--known-on names a time that came twice in ${zone}`,
      value: given,
      remedy: `Write ${formatInstant(parsed.earlier, zone)} or ${formatInstant(parsed.later, zone)}`,
    });
  }
  throw new UserError({
    code: 'not-an-instant',
    message: '--known-on needs a point in time',
    value: given,
    remedy:
      'Write it as 2025-03-02T00:00:00-05:00, as a day, which means the end of that day, or as now',
  });
}

/** The dates that were asked for: one, or from and to; else the city's own board date. */
export function datesOption(
  options: Readonly<Record<string, unknown>>,
  city: CityDefinition,
  now: Instant,
): { readonly from: Day; readonly until: Day; readonly range: boolean } {
  const date = dayOption('date', options.date);
  const from = dayOption('from', options.from);
  const until = dayOption('to', options.to);
  if (date !== undefined && (from !== undefined || until !== undefined)) {
    throw bad('--date and --from or --to exclude each other', 'Give one date, or a range');
  }
  if ((from === undefined) !== (until === undefined)) {
    throw bad('--from and --to belong together', 'Give both, or --date alone');
  }
  if (from !== undefined && until !== undefined) {
    if (from > until) throw bad(`--from ${from} lies after --to ${until}`, 'Exchange them');
    return { from, until, range: true };
  }
  const one = date ?? city.asOf ?? localDay(now, city.timeZone);
  return { from: one, until: one, range: false };
}

function bad(message: string, remedy: string): UserError {
  return new UserError({ code: 'bad-option', message, remedy });
}
