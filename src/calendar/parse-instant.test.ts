import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant } from './instant.ts';
import { parseInstant } from './parse-instant.ts';

const newYork = 'America/New_York';
const micros = (text: string) => Number(Temporal.Instant.from(text).epochNanoseconds / 1000n);

describe('parseInstant', () => {
  it.each([
    ['2026-06-15 10:20', '2026-06-15T14:20:00Z'],
    ['2026-06-15T10:20:30', '2026-06-15T14:20:30Z'],
    ['2026-06-15 10:20:30.5', '2026-06-15T14:20:30.5Z'],
    ['2026-06-15 10:20:30.123456', '2026-06-15T14:20:30.123456Z'],
    ['2026-06-15 10:20:30.123456789', '2026-06-15T14:20:30.123456Z'],
    ['1969-12-31T23:59:59.9999999Z', '1969-12-31T23:59:59.999999Z'],
    ['2026-06-15T10:20Z', '2026-06-15T10:20:00Z'],
    ['2026-06-15T10:20:30Z', '2026-06-15T10:20:30Z'],
    ['2026-06-15T10:20:30+05:30', '2026-06-15T04:50:30Z'],
    ['2026-06-15T10:20:30-0230', '2026-06-15T12:50:30Z'],
    ['2026-06-15T10:20+00:00', '2026-06-15T10:20:00Z'],
    ['1850-01-01T00:00:00-04:56:02', '1850-01-01T04:56:02Z'],
    ['2024-02-29T23:59:59', '2024-03-01T04:59:59Z'],
  ])('%s is %s', (text, expected) => {
    expect(parseInstant(text, newYork)).toEqual({ kind: 'instant', instant: micros(expected) });
  });

  it.each([
    '',
    '2026-06-15',
    '2026-06-15T',
    '2026-06-15T10',
    '2026-06-15T10:2',
    '2026-06-15T1:20',
    '2026-06-15t10:20',
    '2026-06-15  10:20',
    ' 2026-06-15T10:20',
    '2026-06-15T10:20 ',
    '2026-06-15T24:00',
    '2026-06-15T10:60',
    '2026-06-15T10:20:60',
    '2026-06-15T10:20:3',
    '2026-06-15T10:20:',
    '2026-06-15T10:20:30.',
    '2026-06-15T10:20:30.1234567890',
    '2026-06-15T10:20:30.12:4',
    '2026-06-15T10:20:30,5',
    '2026-06-15T10:20.5',
    '2026-06-15T10.20',
    '2026-06-15T10:20:30z',
    '2026-06-15T10:20:30ZZ',
    '2026-06-15T10:20:30 Z',
    '2026-06-15T10:20:30+5',
    '2026-06-15T10:20:30+05',
    '2026-06-15T10:20:30+05:3',
    '2026-06-15T10:20:30+24:00',
    '2026-06-15T10:20:30+05:60',
    '2026-06-15T10:20:30+053',
    '2026-06-15T10:20:30+05:30Z',
    '2026-06-15T10:20:30[America/New_York]',
    '2026-02-29T10:20:30',
    '2026-13-01T10:20:30Z',
    '1500-01-01T00:00:00Z',
    '2300-01-01T00:00:00',
    '9999-12-31T23:59:59Z',
  ])('%j is no instant', (text) => {
    expect(parseInstant(text, newYork)).toEqual({ kind: 'invalid' });
  });

  it.each([
    ['2026-03-08T02:00:00', newYork, '2026-03-08T07:00:00Z', '2026-03-08T07:00:00Z'],
    ['2026-03-08T02:59:59', newYork, '2026-03-08T07:59:59Z', '2026-03-08T07:00:00Z'],
    ['2011-12-30T12:00:00', 'Pacific/Apia', '2011-12-30T22:00:00Z', '2011-12-30T10:00:00Z'],
  ])('%s never was in %s', (text, zone, shifted, change) => {
    expect(parseInstant(text, zone)).toEqual({
      kind: 'nonexistent',
      shiftedForward: micros(shifted),
      change: micros(change),
    });
  });

  it('needs no zone where the text has an offset', () => {
    expect(parseInstant('2026-06-15T10:20Z', 'No/Where').kind).toBe('instant');
    expect(() => parseInstant('2026-06-15T10:20', 'No/Where')).toThrow(RangeError);
  });
});

const zone = fc.constantFrom(
  'UTC',
  newYork,
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Asia/Kathmandu',
);

/** Instants of any time, and instants within three hours of a change of the zone's clocks. */
const instantIn = (name: string) => {
  const anywhere = fc.integer({
    min: micros('1700-01-01T00:00Z'),
    max: micros('2240-01-01T00:00Z'),
  });
  const nearChange = fc
    .tuple(anywhere, fc.integer({ min: -10_800_000_000, max: 10_800_000_000 }))
    .map(([instant, distance]) => {
      const start = Temporal.Instant.fromEpochMilliseconds(Math.floor(instant / 1000));
      const change = start.toZonedDateTimeISO(name).getTimeZoneTransition('next');
      return (change?.epochMilliseconds ?? 0) * 1000 + distance;
    });
  return fc.oneof(anywhere, nearChange);
};
const zoned = zone.chain((name) => fc.tuple(fc.constant(name), instantIn(name)));

describe('instants as text', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(zoned, ([name, instant]) => {
        expect(parseInstant(formatInstant(instant, name), 'UTC')).toEqual({
          kind: 'instant',
          instant,
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('without their offset mean what Temporal says they mean', () => {
    fc.assert(
      fc.property(zoned, ([name, instant]) => {
        const wall = formatInstant(instant, 'UTC').replace('+00:00', '');
        const local = Temporal.PlainDateTime.from(wall);
        const at = (disambiguation: 'earlier' | 'later') =>
          Number(local.toZonedDateTime(name, { disambiguation }).epochNanoseconds / 1000n);
        const found = parseInstant(wall, name);
        const [earlier, later] = [at('earlier'), at('later')];
        if (earlier === later) expect(found).toEqual({ kind: 'instant', instant: earlier });
        else if (found.kind === 'nonexistent') expect(found.shiftedForward).toBe(later);
        else expect(found).toEqual({ kind: 'ambiguous', earlier, later });
        const shown = local.toZonedDateTime(name).toPlainDateTime().equals(local);
        expect(found.kind === 'nonexistent').toBe(!shown);
      }),
      { numRuns: 1000 },
    );
  });
});
