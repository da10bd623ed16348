import { describe, expect, it } from 'vitest';
import { overlapped } from './overlapped.ts';

describe('the value from which the next pull reads', () => {
  it.each([
    ['12345678901234567890', '12345678901234567590'],
    ['100', '-200'],
    ['2026-03-05T00:02:00.123456', '2026-03-04T23:57:00.123456'],
    ['2026-03-05 00:02:00', '2026-03-04T23:57:00'],
    ['2026-03-05T00:02:00.5Z', '2026-03-04T23:57:00.5Z'],
    ['2026-03-05', '2026-03-04'],
    ['A-17', 'A-17'],
  ])('lies behind %s', (value, before) => {
    expect(overlapped(value, 300)).toBe(before);
    expect(overlapped(value, 0)).toBe(value);
  });
});
