import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastRun, nextRun, parseCron } from './cron.ts';

const at = (text: string) => Number(Temporal.Instant.from(text).epochNanoseconds / 1000n);
const shown = (instant: number | null) =>
  instant === null ? null : Temporal.Instant.fromEpochMilliseconds(instant / 1000).toString();

/** All runs after one instant up to another. */
function runsBetween(text: string, zone: string, from: string, until: string): (string | null)[] {
  const cron = parseCron(text)!;
  const runs: (string | null)[] = [];
  for (let now = nextRun(cron, at(from), zone); now !== null && now <= at(until); ) {
    runs.push(shown(now));
    now = nextRun(cron, now, zone);
  }
  return runs;
}

describe('a crontab line', () => {
  it.each([
    ['15 6 * * *', '2025-03-04T11:15:00Z'],
    ['*/20 * * * *', '2025-03-04T05:20:00Z'],
    ['0 0 1 * *', '2025-04-01T04:00:00Z'],
    ['0 9 * * mon-fri', '2025-03-04T14:00:00Z'],
    ['0 9 * * 7', '2025-03-09T13:00:00Z'],
    ['0 9 13 * fri', '2025-03-07T14:00:00Z'],
    ['5,35 22-23 4 MAR *', '2025-03-05T03:05:00Z'],
    ['0 12 29 2 *', '2028-02-29T17:00:00Z'],
    ['10/20 0 * * *', '2025-03-04T05:10:00Z'],
  ])('%s runs next at %s', (text, expected) => {
    const cron = parseCron(text)!;
    expect(shown(nextRun(cron, at('2025-03-04T05:00:00Z'), 'America/New_York'))).toBe(expected);
  });

  it.each([
    '',
    '* * * *',
    '* * * * * *',
    '60 * * * *',
    '* 24 * * *',
    '0 0 0 * *',
    '0 0 32 * *',
    '0 0 * 13 *',
    '0 0 * * 8',
    '5-1 * * * *',
    '*/0 * * * *',
    '-1 * * * *',
    '1.5 * * * *',
    '@daily',
    '0 0 31 2 *',
    'mon * * * *',
  ])('%j is refused', (text) => {
    expect(parseCron(text)).toBeNull();
  });
});

describe('on days that the clocks change', () => {
  it.each([
    ['America/New_York', '2026-03-08', '2026-03-08T07:30:00Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-29T01:30:00Z'],
    ['Australia/Sydney', '2026-10-04', '2026-10-03T16:30:00Z'],
  ])('2:30 on the day without it runs once in %s', (zone, day, expected) => {
    const from = `${day}T00:00:00Z`;
    const start = shown(at(from) - 24 * 3600e6)!;
    const end = shown(at(from) + 36 * 3600e6)!;
    const runs = runsBetween('30 2 * * *', zone, start, end);
    expect(runs).toContain(expected);
    const days = runs.map((run) =>
      Temporal.Instant.from(run!).toZonedDateTimeISO(zone).toPlainDate().toString(),
    );
    expect(days.filter((one) => one === day)).toHaveLength(1);
  });

  it.each([
    ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z', '30 1 * * *'],
    ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '30 2 * * *'],
    ['Australia/Lord_Howe', '2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z', '45 1 * * *'],
  ])('the time that comes twice runs the first time in %s', (zone, first, second, text) => {
    const runs = runsBetween(text, zone, shown(at(first) - 3600e6)!, shown(at(second) + 3600e6)!);
    expect(runs).toEqual([first]);
  });

  it('runs once for a whole day that a zone left out', () => {
    // Samoa went from 29 to 31 December 2011.
    expect(
      runsBetween('0 6 * * *', 'Pacific/Apia', '2011-12-29T00:00:00Z', '2011-12-31T23:00:00Z'),
    ).toEqual(['2011-12-29T16:00:00Z', '2011-12-30T16:00:00Z', '2011-12-31T16:00:00Z']);
  });
});

it('has each run as the last one until the next', () => {
  const zone = fc.constantFrom('America/New_York', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC');
  const line = fc.constantFrom('30 2 * * *', '*/30 1-3 * * *', '0 6 * * sun', '15 0 1 */3 *');
  const instant = fc.integer({ min: at('2009-01-01T00:00Z'), max: at('2027-01-01T00:00Z') });
  fc.assert(
    fc.property(zone, line, instant, (where, text, now) => {
      const cron = parseCron(text)!;
      const next = nextRun(cron, now, where)!;
      expect(lastRun(cron, next, where)).toBe(next);
      expect(lastRun(cron, next - 1, where)!).toBeLessThanOrEqual(now);
    }),
    { numRuns: 200 },
  );
});
