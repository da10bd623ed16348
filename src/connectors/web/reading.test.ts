import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, readJson, recordsOf } from './json.ts';
import { rewound } from './order.ts';
import { pauseBefore } from './pauses.ts';

const now = Temporal.Instant.from('2025-03-01T12:00:00Z');

describe('JSON', () => {
  it('keeps numbers as they were written', () => {
    const text =
      '[12345678901234567890, 0.1, 1.50, 1e3, -0, 9007199254740993, {"a": 2.000000000000000001}]';
    const [big, ...rest] = readJson(text) as readonly unknown[];
    expect(big).toBe('12345678901234567890');
    expect(rest.map((value) => cellOf(value as never))).toEqual([
      '0.1',
      '1.50',
      '1e3',
      '-0',
      '9007199254740993',
      '{"a":"2.000000000000000001"}',
    ]);
  });

  it('is read as JSON.parse reads it, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.stringify(readJson(text))).toBe(text);
      }),
    );
  });

  it('gives records only where all are records', () => {
    expect(recordsOf([{ a: 1 }])).toHaveLength(1);
    expect(recordsOf([{ a: 1 }, 2])).toBeNull();
    expect(recordsOf({})).toBeNull();
    expect(recordsOf(undefined)).toBeNull();
  });

  it('is a cell: nothing, text, or JSON of what has parts', () => {
    expect([null, undefined, '', false, 0, ['a']].map(cellOf)).toEqual([
      null,
      null,
      '',
      'false',
      '0',
      '["a"]',
    ]);
  });
});

describe('where a pull begins again', () => {
  it.each([
    ['2025-03-01T00:00:00.000Z', 24, '2025-02-28T00:00:00.000Z'],
    ['2025-03-01T01:00:00', 2, '2025-02-28T23:00:00'],
    ['2025-03-01 01:00:00+00:00', 1, '2025-03-01 00:00:00+00:00'],
    ['2025-03-01T00:00:00.123456', 0, '2025-03-01T00:00:00.123456'],
    ['2025-03-01 00:30', 1, '2025-02-28 23:30'],
    ['2025-03-01', 48, '2025-02-27'],
    ['4711', 24, '4711'],
    ['v2025-03-01', 24, 'v2025-03-01'],
  ])('%s, %i hours earlier', (value, hours, before) => {
    expect(rewound(value, hours)).toBe(before);
  });
});

describe('the pause before a server is asked again', () => {
  const pauseAt = (status: number, headers: Record<string, string> = {}, attempt = 2) =>
    pauseBefore(attempt, { status, headers }, now);

  it('grows', () => {
    expect([2, 3, 4, 5, 6].map((attempt) => pauseAt(503, {}, attempt))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000,
    ]);
  });

  it('is the one that the server names, in seconds or as a time by its own clock', () => {
    expect(pauseAt(429, { 'retry-after': '30' })).toBe(30_000);
    const late = {
      'retry-after': 'Wed, 21 Oct 2015 07:28:05 GMT',
      date: 'Wed, 21 Oct 2015 07:28:00 GMT',
    };
    expect(pauseAt(503, late)).toBe(5_000);
    expect(pauseAt(503, { 'retry-after': 'Sat, 01 Mar 2025 12:01:00 GMT' })).toBe(60_000);
    expect(pauseAt(503, { 'retry-after': 'Wed, 21 Oct 2015 07:28:05 GMT' })).toBe(0);
    expect(pauseAt(503, { 'retry-after': 'soon' })).toBe(1_000);
  });

  it('is none where asking again is of no use, or not soon', () => {
    for (const status of [200, 400, 401, 403, 404, 501]) expect(pauseAt(status)).toBeNull();
    expect(pauseAt(429, { 'retry-after': '3600' })).toBeNull();
  });
});
