import { describe, expect, it } from 'vitest';
import type { Chart } from '../contract.ts';
import { elements, fraction, marks, texts } from '../tree.suite.ts';
import { scoreLineWords as words } from '../words.suite.ts';
import { scoreLine } from './index.ts';

const draw = (...scores: readonly (number | null)[]): Chart =>
  scoreLine(
    {
      marks: scores.map((score, index) => ({
        label: `mark ${index}`,
        note: null,
        href: null,
        score,
      })),
      tolerance: 0.05,
    },
    words,
  );
const pictureOf = (chart: Chart, row: number) => chart.table.rows[row]!.cells[1]!.picture;
const endOf = (chart: Chart, row: number) =>
  fraction(marks(pictureOf(chart, row), 'chart-stem')[0]!.attributes.x2);

describe('scoreLine', () => {
  it('has 1 in the middle and each score in its place', () => {
    const chart = draw(0, 0.5, 1, 1.5, 2);
    expect(chart.table.rows.map((_, row) => endOf(chart, row))).toEqual([0, 0.25, 0.5, 0.75, 1]);
    const [line] = marks(pictureOf(chart, 0), 'chart-target');
    expect(line?.attributes.x1).toBe('50%');
  });

  it('has a form of its own for each status, on the right side of the border', () => {
    const forms = [0.9999, 1, 1.05, 1.0501].map((score) => {
      const [mark] = elements(pictureOf(draw(score), 0)!).filter(({ tag }) => tag === 'path');
      return mark?.attributes.d;
    });
    expect(forms[1]).toBe(forms[2]);
    expect(new Set(forms).size).toBe(3);
    expect(JSON.parse(draw(0.9999, 1, 1.05, 1.0501, null).description)).toEqual({
      marks: 5,
      below: 1,
      meeting: 2,
      exceeding: 1,
      cut: 0,
    });
  });

  it('runs a score beyond an end through a break mark, its number beside it', () => {
    const chart = draw(29.35, -3.2);
    expect([endOf(chart, 0), endOf(chart, 1)]).toEqual([1, 0]);
    for (const row of [0, 1]) expect(marks(pictureOf(chart, row), 'chart-break')).toHaveLength(1);
    expect(chart.table.rows.map((row) => row.cells[2]!.text)).toEqual(['29.35', '-3.2']);
  });

  it('has the line alone where there is no score', () => {
    const chart = draw(null);
    expect(marks(pictureOf(chart, 0), 'chart-mark')).toEqual([]);
    expect(chart.table.rows[0]?.cells[2]?.note).toBe('none');
  });

  it('has its scale in the head', () => {
    expect(texts(draw().table.head[1]!.picture)).toEqual(['below', 'above', '0', '1', '2']);
  });
});
