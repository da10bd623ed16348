import { describe, expect, it } from 'vitest';
import { excelSerialDay, instantFromEpoch, parseSlashDate } from './foreign-dates.ts';

describe('excelSerialDay', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [25569, '1970-01-01'],
    [45292.75, '2024-01-01'],
    [2958465, '9999-12-31'],
  ])('%d is %s', (serial, day) => {
    expect(excelSerialDay(serial)).toBe(day);
  });

  it.each([0, -1, 60, 60.5, 2958466, Number.NaN, Number.POSITIVE_INFINITY])(
    '%d is no day',
    (serial) => {
      expect(excelSerialDay(serial)).toBeNull();
    },
  );
});

describe('parseSlashDate', () => {
  it.each([
    ['03/04/2026', 'mdy', '2026-03-04'],
    ['03/04/2026', 'dmy', '2026-04-03'],
    ['3/4/2026', 'mdy', '2026-03-04'],
    // One reading only, whatever the order.
    ['13/04/2026', null, '2026-04-13'],
    ['04/13/2026', null, '2026-04-13'],
    ['05/05/2026', null, '2026-05-05'],
  ] as const)('%s as %s is %s', (text, order, day) => {
    expect(parseSlashDate(text, order)).toEqual({ kind: 'day', day });
  });

  it.each([
    ['13/04/2026', 'mdy'],
    ['02/29/2026', null],
    ['02/30/2024', null],
    ['03/04/26', 'mdy'],
    ['03-04-2026', 'mdy'],
    ['03/04/2026 ', 'mdy'],
    ['03/04/2026 10:00', 'mdy'],
    ['', null],
  ] as const)('%j as %s is no date', (text, order) => {
    expect(parseSlashDate(text, order)).toEqual({ kind: 'invalid' });
  });

  it('asks where both readings are dates', () => {
    expect(parseSlashDate('03/04/2026', null)).toEqual({
      kind: 'ambiguous',
      mdy: '2026-03-04',
      dmy: '2026-04-03',
    });
  });
});

describe('instantFromEpoch', () => {
  it.each([
    [0, 0],
    [1767225600, 1767225600000000],
    [1767225600000, 1767225600000000],
    [1767225600.123456, 1767225600123456],
    [1767225600123.456, 1767225600123456],
    [-1, -1000000],
  ])('%d is %d', (time, instant) => {
    expect(instantFromEpoch(time)).toBe(instant);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 9e10, 1e16])('%d is no instant', (time) => {
    expect(instantFromEpoch(time)).toBeNull();
  });
});
