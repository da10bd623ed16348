import { describe, expect, it } from 'vitest';
import type { BreakdownGroup } from './reading.ts';
import { shownGroups } from './shown.ts';

const group = (label: string, cases: number, given: Partial<BreakdownGroup>): BreakdownGroup => ({
  ...{ label, cases, value: null, numerator: null, denominator: null },
  ...given,
});
const share = (label: string, numerator: number, denominator: number) =>
  group(label, denominator, { numerator, denominator, value: numerator / denominator });

describe('the groups that a list shows', () => {
  it('are all of them where one more would be left', () => {
    const groups = [share('a', 1, 2), share('b', 1, 1), share('c', 0, 1)];
    expect(shownGroups(groups, 'ratio', 2)).toEqual({ shown: groups, others: null });
  });

  it('leave the others as one share of all their cases, not as a mean of shares', () => {
    const { shown, others } = shownGroups(
      [share('a', 9, 9), share('b', 8, 8), share('c', 6, 6), share('d', 0, 2)],
      'ratio',
      2,
    );
    expect(shown.map(({ label }) => label)).toEqual(['a', 'b']);
    expect(others).toEqual({ value: 0.75, numerator: 6, denominator: 8, cases: 8, groups: 2 });
  });

  it.each([
    ['count', 5],
    ['sum', 5],
    ['level', 5],
    ['median', null],
    ['distinct', null],
  ] as const)('put others of a %s together as %s', (measure, value) => {
    const groups = [9, 4, 3, 2].map((cases) => group(`${cases}`, cases, { value: cases }));
    expect(shownGroups(groups, measure, 2).others).toMatchObject({ value, cases: 5, groups: 2 });
  });

  it('put nothing together where a part is not known', () => {
    const groups = [1, 2, 3].map((cases) => group(`${cases}`, cases, { value: null }));
    expect(shownGroups(groups, 'sum', 1).others).toMatchObject({ value: null, groups: 2 });
  });
});
