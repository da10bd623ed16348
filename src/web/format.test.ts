import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeOf, statusOf } from '../scoring/status.ts';
import { formatNumber, formatScore, formatValues } from './format.ts';

const grades = [
  { grade: 'A', atLeast: 1.1 },
  { grade: 'B', atLeast: 1 },
  { grade: 'C', atLeast: 0.9 },
  { grade: 'F', atLeast: 0 },
];
const plain = { tolerance: 0.05, grades: [] };
const numberOf = (text: string) => Number(text.replaceAll(',', '').replace('−', '-'));

describe('formatScore', () => {
  it.each([
    [1, '1.00'],
    [0.33, '0.33'],
    [0.328947368421053, '0.33'],
    [0.9958, '0.996'],
    [1.0535, '1.054'],
    [1.05, '1.05'],
    [1.0499, '1.05'],
    [1.051, '1.051'],
    [1.0551, '1.06'],
    [0.99996, '0.99996'],
    [0.9999999999, '0.999999'],
    [1.0500000001, '1.050001'],
    [2, '2.00'],
    [29.3475, '29.35'],
    [-0.25, '−0.25'],
    [-0.0001, '−0.0001'],
    [0, '0.00'],
    [-0, '0.00'],
    [0.002, '0.002'],
    [12345.6, '12,346'],
  ])('shows %d as %s', (score, text) => {
    expect(formatScore(score, plain, 'en')).toBe(text);
  });

  it('keeps a composite on its own side of a grade', () => {
    expect(formatScore(1.0981, { tolerance: 0.05, grades }, 'en')).toBe('1.098');
    expect(formatScore(0.8952, { tolerance: 0.05, grades }, 'en')).toBe('0.895');
    expect(formatScore(0.8952, plain, 'en')).toBe('0.90');
  });

  it('never shows another status, grade or sign than the score has', () => {
    const near = fc
      .tuple(
        fc.constantFrom(0, 0.9, 1, 1.05, 1.1),
        fc.double({ min: -1e-3, max: 1e-3, noNaN: true }),
      )
      .map(([border, by]) => border + by);
    const score = fc.oneof(near, fc.double({ noNaN: true, noDefaultInfinity: true }));
    const tolerance = fc.oneof(
      fc.constantFrom(0, 0.05),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(score, tolerance, fc.constantFrom([], grades), (value, allowed, steps) => {
        const shown = numberOf(formatScore(value, { tolerance: allowed, grades: steps }, 'en'));
        expect(shown >= 1).toBe(value >= 1);
        expect(shown > 1 + allowed).toBe(value > 1 + allowed);
        expect(Math.sign(shown) === Math.sign(value)).toBe(true);
        expect(statusOf(shown, allowed)).toBe(statusOf(value, allowed));
        expect(gradeOf(shown, steps)).toBe(gradeOf(value, steps));
      }),
      { numRuns: 2000 },
    );
  });

  it('is never further from the score than the last figure shown', () => {
    fc.assert(
      fc.property(fc.double({ min: -999, max: 999, noNaN: true }), (score) => {
        const shown = numberOf(formatScore(score, plain, 'en'));
        expect(Math.abs(shown - score)).toBeLessThanOrEqual(0.005 + 1e-9);
      }),
    );
  });
});

describe('formatValues', () => {
  it('writes units as a person would', () => {
    expect(formatValues([5 / 19, 0.8], 'share', 'en')).toEqual(['26%', '80%']);
    expect(formatValues([7.13333, 6], 'minutes', 'en')).toEqual(['7.13 minutes', '6 minutes']);
    expect(formatValues([1], 'days', 'en')).toEqual(['1 day']);
    expect(formatValues([15, 40.1948], 'count', 'en')).toEqual(['15', '40.2']);
    expect(formatValues([20880, 11407.79], 'count', 'en')).toEqual(['20,880', '11,408']);
    expect(formatValues([-1200.5], 'dollars', 'en')).toEqual(['−$1,201']);
    expect(formatValues([3, 4], 'crimes', 'en')).toEqual(['3 crimes', '4 crimes']);
    expect(formatNumber(2.142857, 'en')).toBe('2.14');
  });

  it('says 100% only for all and 0% only for none', () => {
    expect(formatValues([1164 / 1165], 'share', 'en')).toEqual(['99.9%']);
    expect(formatValues([1 / 1000], 'share', 'en')).toEqual(['0.1%']);
    expect(formatValues([1], 'share', 'en')).toEqual(['100%']);
    expect(formatValues([0], 'share', 'en')).toEqual(['0%']);
  });

  it('shows that a value just misses its target', () => {
    expect(formatValues([0.7996, 0.8], 'share', 'en')).toEqual(['79.96%', '80%']);
  });

  it('keeps two numbers in their order', () => {
    const pair = fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: -1e-3, max: 1e-3, noNaN: true }),
    );
    fc.assert(
      fc.property(pair, fc.constantFrom('share', 'count'), ([value, by], unit) => {
        const other = value + by;
        fc.pre(Math.abs(other - value) > 1e-9 || other === value);
        const [shown, beside] = formatValues([value, other], unit, 'en').map((text) =>
          numberOf(text.replace('%', '')),
        );
        expect(Math.sign(shown! - beside!)).toBe(Math.sign(value - other));
      }),
    );
  });
});
