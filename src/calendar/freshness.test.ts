import { describe, expect, it } from 'vitest';
import { parseFreshness } from './freshness.ts';

describe('parseFreshness', () => {
  it.each([
    ['P3D', 3],
    ['P2W', 14],
    ['PT36H', 1.5],
    ['P1DT12H', 1.5],
    ['P0D', 0],
  ])('%s is %d days', (text, days) => {
    expect(parseFreshness(text)).toBe(days);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    '3D',
    'P3',
    'P1M',
    'P1Y',
    'PT90M',
    'P1.5D',
    '-P3D',
    'p3d',
    'P1W2D',
    'P3D ',
  ])('%j is refused', (text) => {
    expect(parseFreshness(text)).toBeNull();
  });
});
