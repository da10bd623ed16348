import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayFromNumber } from './day.ts';
import { dayBounds, elapsedHours, formatInstant, localDay, spanBounds } from './instant.ts';
import { isTimeZone } from './zone.ts';

const micros = (text: string) => Number(Temporal.Instant.from(text).epochNanoseconds / 1000n);
const zone = fc.constantFrom(
  'UTC',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'America/Havana',
  'Africa/Cairo',
  'Pacific/Apia',
  'Pacific/Kiritimati',
);
const day = fc.integer({ min: -60_000, max: 80_000 }).map(dayFromNumber);

describe('dayBounds', () => {
  it('begin with the first moment of the day, as Temporal has it', () => {
    fc.assert(
      fc.property(zone, day, (name, date) => {
        const start = Temporal.PlainDate.from(date).toZonedDateTime(name);
        expect(dayBounds(date, name).start).toBe(Number(start.epochNanoseconds / 1000n));
      }),
      { numRuns: 1000 },
    );
  });

  it('follow each other without a gap, and their instants fall on the day', () => {
    fc.assert(
      fc.property(zone, day, fc.double({ min: 0, max: 1, noNaN: true }), (name, date, share) => {
        const { start, end } = dayBounds(date, name);
        expect(dayBounds(addDays(date, 1), name).start).toBe(end);
        // A day that a zone skipped is empty.
        fc.pre(start < end);
        const within = start + Math.floor((end - start - 1) * share);
        expect(localDay(start, name)).toBe(date);
        expect(localDay(within, name)).toBe(date);
        expect(localDay(end - 1, name)).toBe(date);
        expect(localDay(end, name)).not.toBe(date);
      }),
      { numRuns: 1000 },
    );
  });

  it('of a day that a zone skipped are empty', () => {
    const { start, end } = dayBounds('2011-12-30', 'Pacific/Apia');
    expect([start, end]).toEqual([micros('2011-12-30T10:00Z'), micros('2011-12-30T10:00Z')]);
  });

  it.each([
    // Midnight twice: the clocks went from 01:00 back to 00:00.
    ['2025-11-02', 'America/Havana', '2025-11-02T04:00Z', '2025-11-03T05:00Z'],
    // No midnight: from 23:30 on to 00:30, so that the day begins half an hour late.
    ['1919-03-31', 'America/Toronto', '1919-03-31T04:30Z', '1919-04-01T04:00Z'],
  ])('of %s in %s are %s to %s', (date, name, start, end) => {
    expect(dayBounds(date, name)).toEqual({ start: micros(start), end: micros(end) });
  });

  it.each(['1600-01-01', '2300-01-01', '2026-02-30'])('of %s do not exist', (date) => {
    expect(() => dayBounds(date, 'America/New_York')).toThrow(RangeError);
  });

  it('of a span reach from its first day to its last', () => {
    const bounds = spanBounds({ first: '2026-03-07', last: '2026-03-08' }, 'America/New_York');
    expect(elapsedHours(bounds.start, bounds.end)).toBe(47);
  });
});

describe('formatInstant', () => {
  it.each([
    ['2025-03-02T05:00:00Z', 'America/New_York', '2025-03-02T00:00:00-05:00'],
    ['2026-03-08T06:59:59.999999Z', 'America/New_York', '2026-03-08T01:59:59.999999-05:00'],
    ['2026-03-08T07:00:00Z', 'America/New_York', '2026-03-08T03:00:00-04:00'],
    ['2025-03-02T05:00:00.25Z', 'Asia/Kathmandu', '2025-03-02T10:45:00.25+05:45'],
    ['2025-03-02T05:00:00.000001Z', 'UTC', '2025-03-02T05:00:00.000001+00:00'],
    ['1969-12-31T23:59:59.5Z', 'UTC', '1969-12-31T23:59:59.5+00:00'],
    ['1850-01-01T04:56:02Z', 'America/New_York', '1850-01-01T00:00:00-04:56:02'],
  ])('%s in %s is %s', (instant, name, expected) => {
    expect(formatInstant(micros(instant), name)).toBe(expected);
  });

  it.each([Number.NaN, 0.5, Number.MAX_SAFE_INTEGER])('refuses %d', (instant) => {
    expect(() => formatInstant(instant, 'UTC')).toThrow(RangeError);
  });
});

describe('isTimeZone', () => {
  it.each(['America/New_York', 'UTC', 'Asia/Kathmandu'])('knows %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['', 'Boston', 'America/Boston', '+05:30', 'America/New_York '])('refuses %j', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
