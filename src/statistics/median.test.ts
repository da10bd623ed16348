import { describe, expect, it } from 'vitest';
import { median } from './median.ts';

describe('median', () => {
  it.each([
    [[6.3, 4.1, 7.7, 5.0, 6.8, 12.4, 3.9], 6.3],
    [[5, 1, 4, 2], 3],
    [[10, 9], 9.5],
    [[0.1, 0.3], 0.2],
    [[7], 7],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('of nothing is null', () => {
    expect(median([])).toBeNull();
  });
});
