import { describe, expect, it } from 'vitest';
import { dayReader } from './day-cell.ts';

describe('a cell with a day', () => {
  const iso = dayReader('YYYY-MM-DD');

  it.each([
    '2025-02-28',
    '2025-02-28T00:00:00.000',
    '2025-02-28T00:00:00',
    '2025-02-28 00:00:00',
    '2025-02-28 00:00',
  ])('may have the midnight of portals and databases: %s', (text) => {
    expect(iso(text)).toBe('2025-02-28');
  });

  it('may have the midnight of exports for spreadsheets', () => {
    expect(dayReader('MM/DD/YYYY')('02/28/2025 12:00:00 AM')).toBe('2025-02-28');
    expect(dayReader('DD.MM.YYYY')('28.02.2025 0:00')).toBe('2025-02-28');
  });

  it.each([
    ['2025-02-28T08:00:00', 'not-a-day'],
    ['2025-02-28T00:00:01', 'not-a-day'],
    ['2025-02-28T12:00:00', 'not-a-day'],
    ['2025-02-28T00:00:00Z', 'not-a-day'],
    ['2025-02-28T00:00:00-05:00', 'not-a-day'],
    ['2025-02-29T00:00:00', 'not-a-day'],
  ])('has no other time, and no offset: %s', (text, code) => {
    expect(iso(text)).toMatchObject({ code });
  });
});
