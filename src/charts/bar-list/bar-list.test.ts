import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, marks } from '../tree.suite.ts';
import { barWords as words } from '../words.suite.ts';
import { type BarListInput, barList } from './index.ts';

const inputOf = (
  values: readonly (number | null)[],
  more: Partial<BarListInput> = {},
): BarListInput => ({
  bars: values.map((value, index) => ({
    label: `bar ${index}`,
    note: null,
    href: null,
    value,
    cases: index,
  })),
  first: 'highest',
  target: null,
  ...more,
});
const draw = (...given: Parameters<typeof inputOf>) => barList(inputOf(...given), words);
const barsOf = (chart: ReturnType<typeof draw>) =>
  chart.table.rows.flatMap(({ cells }) =>
    marks(cells[1]!.picture, 'chart-bar').map(({ attributes }) => ({
      left: fraction(attributes.x),
      length: fraction(attributes.width),
      value: Number(cells[2]!.text),
    })),
  );

describe('barList', () => {
  it('ranks, keeps the order of equals, and puts missing values last', () => {
    const names = (first: 'highest' | 'lowest') =>
      draw([2, null, 5, 2], { first }).table.rows.map((row) => row.cells[0]!.text);
    expect(names('highest')).toEqual(['bar 2', 'bar 0', 'bar 3', 'bar 1']);
    expect(names('lowest')).toEqual(['bar 0', 'bar 3', 'bar 2', 'bar 1']);
  });

  it('draws bars in proportion from zero', () => {
    const value = fc.integer({ min: 1, max: 900 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), (values) => {
        const chart = draw(values);
        if (JSON.parse(chart.description).breaks > 0) return;
        const bars = barsOf(chart);
        expect(bars).toHaveLength(values.length);
        const most = Math.max(...values);
        for (const bar of bars) {
          expect(bar.left).toBe(0);
          expect(bar.length).toBeCloseTo(bar.value / most, 6);
        }
      }),
    );
  });

  it('draws values below zero to the left', () => {
    const [high, low] = barsOf(draw([3, -1]));
    expect(low).toMatchObject({ left: 0, length: 0.25 });
    expect(high).toMatchObject({ left: 0.25, length: 0.75 });
  });

  it('runs an outlier through a break mark, its number beside it', () => {
    const chart = draw([29.35, 1.1, 0.33], { target: 1 });
    const breaks = chart.table.rows.map(
      (row) => marks(row.cells[1]!.picture, 'chart-break').length,
    );
    expect(breaks).toEqual([1, 0, 0]);
    expect(chart.table.rows[0]?.cells[2]?.text).toBe('29.35');
  });

  it('shows cases, the target in every row, and what has no value', () => {
    const chart = draw([4, null], { target: 2 });
    expect(chart.table.rows.map((row) => row.cells[2]!.note)).toEqual(['0 cases', 'none']);
    for (const row of chart.table.rows) {
      const [line] = marks(row.cells[1]!.picture, 'chart-target');
      expect(fraction(line?.attributes.x1)).toBeCloseTo(0.5, 6);
    }
    expect(barsOf(chart)).toHaveLength(1);
  });

  it('is empty without bars', () => {
    expect(draw([]).table.rows).toEqual([]);
    expect(JSON.parse(draw([]).description)).toMatchObject({ top: null, bottom: null });
  });
});
