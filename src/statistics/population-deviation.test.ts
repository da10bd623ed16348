import { describe, expect, it } from 'vitest';
import { populationDeviation } from './population-deviation.ts';

describe('populationDeviation', () => {
  it.each([
    [[2, 4, 4, 4, 5, 5, 7, 9], 2],
    // Python's pstdev and numpy's std say 2.7013224274682313: one unit in the last place less
    [[6.3, 4.1, 7.7, 5.0, 6.8, 12.4, 3.9], 2.7013224274682317],
    // A one-pass formula loses every digit here
    [[1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16], 4.743416490252569],
    [[42], 0],
  ])('of %j is %d', (values, expected) => {
    expect(populationDeviation(values)).toBe(expected);
    expect(populationDeviation(Float64Array.from(values).reverse())).toBe(expected);
  });

  it('of nothing is null', () => {
    expect(populationDeviation([])).toBeNull();
  });
});
