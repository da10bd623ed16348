import { describe, expect, it } from 'vitest';
import { addDays } from '../../calendar/index.ts';
import type { Chart } from '../contract.ts';
import { fraction, marks, texts } from '../tree.suite.ts';
import { panelWords as words } from '../words.suite.ts';
import { type Panel, smallMultiples } from './index.ts';

const panel = (label: string, values: readonly (number | null)[], first = '2025-03-01'): Panel => ({
  label,
  note: null,
  href: null,
  points: values.map((value, index) => ({ day: addDays(first, index), value })),
});
const draw = (panels: readonly Panel[], line: number | null = null): Chart =>
  smallMultiples({ panels, period: 'day', line }, words);
const pictureOf = (chart: Chart, row: number) => chart.table.rows[row]!.cells[1]!.picture;
const lastOf = (chart: Chart, row: number) =>
  marks(pictureOf(chart, row), 'chart-last')[0]!.attributes;

describe('smallMultiples', () => {
  it('has one scale of values and one of days for all panels', () => {
    const chart = draw([panel('a', [1, 2]), panel('b', [8, 2]), panel('c', [2], '2025-03-04')]);
    expect(new Set([0, 1].map((row) => lastOf(chart, row).cy)).size).toBe(1);
    expect(lastOf(chart, 2).cy).toBe(lastOf(chart, 0).cy);
    expect([0, 2].map((row) => fraction(lastOf(chart, row).cx))).toEqual([0.375, 0.875]);
    const labels = [0, 1, 2].map((row) => texts(pictureOf(chart, row)));
    expect(new Set(labels.map(String)).size).toBe(1);
  });

  it('says the newest value and the range, and lists every value', () => {
    const chart = draw([panel('a', [3, null, 1])]);
    expect(chart.table.rows[0]?.cells[2]).toMatchObject({ text: '1', note: '1 3' });
    expect(chart.more?.rows.map((row) => row.cells[2]!.note ?? row.cells[2]!.text)).toEqual([
      '1',
      'none',
      '3',
    ]);
    expect(marks(pictureOf(chart, 0), 'chart-dot')).toHaveLength(2);
  });

  it('cuts the scale of all panels below an outlier', () => {
    const chart = draw([panel('a', [0, 1, 1.5]), panel('b', [1, 29.35, 0.5])], 1);
    for (const row of [0, 1]) {
      expect(marks(pictureOf(chart, row), 'chart-cut')).toHaveLength(1);
      expect(marks(pictureOf(chart, row), 'chart-break')).toHaveLength(1);
      expect(texts(pictureOf(chart, row))).toEqual(['0', '1.5', '29.5']);
    }
    expect(chart.table.rows[1]?.cells[2]?.note).toBe('0.5 29.35');
  });

  it('says so where a panel has no value, and where there is no panel', () => {
    const chart = draw([panel('a', []), panel('b', [null])]);
    expect(chart.table.rows.map((row) => row.cells[2]!.note)).toEqual(['none', 'none']);
    expect(chart.more).toBeNull();
    expect(draw([]).table.rows).toEqual([]);
  });
});
