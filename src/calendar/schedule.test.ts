import { describe, expect, it } from 'vitest';
import { formatInstant } from './instant.ts';
import { parseInstant } from './parse-instant.ts';
import { dailyRun, dueRun } from './schedule.ts';

const zone = 'America/New_York';
function at(text: string): number {
  const parsed = parseInstant(text, zone);
  if (parsed.kind !== 'instant') throw new Error(`${text} is ${parsed.kind}`);
  return parsed.instant;
}

describe('dailyRun', () => {
  it.each([
    ['2026-07-04', '06:00', '2026-07-04T06:00:00-04:00'],
    ['2026-11-01', '01:30', '2026-11-01T01:30:00-04:00'],
    ['2026-03-08', '02:30', '2026-03-08T03:30:00-04:00'],
  ])('on %s at %s is %s', (day, hhmm, expected) => {
    expect(formatInstant(dailyRun(day, hhmm, zone), zone)).toBe(expected);
  });

  it.each(['6:00', '24:00', '06:00Z', '06:00:00', ''])('refuses %j', (hhmm) => {
    expect(() => dailyRun('2026-07-04', hhmm, zone)).toThrow(RangeError);
  });
});

describe('dueRun', () => {
  it.each([
    ['2026-05-03', '2026-05-04T05:59', null],
    ['2026-05-03', '2026-05-04T06:00', '2026-05-04'],
    ['2026-05-04', '2026-05-04T06:00', null],
    ['2026-05-04', '2026-05-03T06:00', null],
    // Off for days: only the newest run is made up for.
    ['2026-04-01', '2026-05-04T05:59', '2026-05-03'],
    [null, '2026-05-04T05:59', '2026-05-03'],
    [null, '2026-05-04T06:01', '2026-05-04'],
  ])('after a run for %s, at %s: %s', (previous, now, expected) => {
    expect(dueRun(previous, at(now), '06:00', zone)).toBe(expected);
  });
});
