import { describe, expect, it } from 'vitest';
import { formatDayInWords, formatSpan, formatSpanShort, instantInWords } from './dates.ts';

describe('days and spans', () => {
  it('names the weekday', () => {
    expect(formatDayInWords('2025-03-04', 'en')).toBe('Tuesday, March 4, 2025');
    expect(formatDayInWords('2024-02-29', 'en')).toBe('Thursday, February 29, 2024');
  });

  it.each([
    ['2025-03-03', '2025-03-03', 'Mar 3', 'Monday, March 3, 2025'],
    ['2025-02-24', '2025-03-02', 'Feb 24–Mar 2', 'February 24 to March 2, 2025'],
    ['2025-02-01', '2025-02-28', 'Feb 1–28', 'February 1 to 28, 2025'],
    ['2024-12-01', '2025-02-28', 'Dec 1–Feb 28', 'December 1, 2024 to February 28, 2025'],
    ['2024-02-01', '2025-02-28', 'Feb 1–Feb 28', 'February 1, 2024 to February 28, 2025'],
  ])('writes %s to %s', (first, last, short, long) => {
    expect(formatSpanShort({ first, last }, 'en').replaceAll('\u00a0', ' ')).toBe(short);
    expect(formatSpan({ first, last }, 'en')).toBe(long);
  });
});

describe('instantInWords', () => {
  it.each([
    ['2025-03-04T10:58:37.123456-05:00', 'March 4, 2025, 10:58 a.m. (UTC−05:00)'],
    ['2025-03-02T00:00:00-05:00', 'March 2, 2025, 12:00 a.m. (UTC−05:00)'],
    ['2025-07-01T12:30:00+05:30', 'July 1, 2025, 12:30 p.m. (UTC+05:30)'],
    ['2025-07-01T23:05:00Z', 'July 1, 2025, 11:05 p.m. (UTC)'],
    ['yesterday', 'yesterday'],
  ])('writes %s', (text, words) => {
    expect(instantInWords(text, 'en')).toBe(words);
  });
});
