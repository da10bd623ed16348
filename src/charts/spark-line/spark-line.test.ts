import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../calendar/index.ts';
import { marks, texts } from '../tree.suite.ts';
import { sparkWords as words } from '../words.suite.ts';
import { type SparkPoint, sparkLine } from './index.ts';

const days = (...scores: readonly (number | null)[]): SparkPoint[] =>
  scores.map((score, index) => ({ day: addDays('2025-03-01', index), score }));
const draw = (points: readonly SparkPoint[]) =>
  sparkLine({ points, period: 'day', alone: false }, words);
const run = (points: readonly SparkPoint[]) =>
  String(marks(draw(points).svg, 'chart-run')[0]?.attributes.d ?? '');
/** Points of the line's pieces and dots that stand alone. */
const drawnPoints = (points: readonly SparkPoint[]) =>
  (run(points).match(/[ML]/g)?.length ?? 0) + marks(draw(points).svg, 'chart-dot').length;

describe('sparkLine', () => {
  it('breaks where there is no score, and makes single days dots', () => {
    const points = days(1, 1.2, null, 0.8, null, 1, 0.9);
    expect(run(points).match(/M/g)).toHaveLength(2);
    expect(marks(draw(points).svg, 'chart-dot')).toHaveLength(1);
  });

  it('breaks over a day that is not listed', () => {
    const points = days(1, 1, 1, 1).filter((_, index) => index !== 2);
    expect(run(points).match(/M/g)).toHaveLength(1);
    expect(marks(draw(points).svg, 'chart-dot')).toHaveLength(1);
  });

  it('draws every score once', () => {
    const score = fc.option(fc.double({ min: -3, max: 40, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(fc.array(score, { maxLength: 60 }), (scores) => {
        const points = days(...scores);
        expect(drawnPoints(points)).toBe(scores.filter((one) => one !== null).length);
      }),
    );
  });

  it('keeps 1 in the middle whatever the scores are', () => {
    for (const scores of [[1], [0.2, 0.3], [29.35, 1.9], []]) {
      expect(marks(draw(days(...scores)).svg, 'chart-target')[0]?.attributes.d).toBe('M0 20H144');
    }
  });

  it('stands higher the better the score is, within its frame', () => {
    const heights = run(days(-5, 0, 0.5, 1, 1.5, 2, 29.35))
      .slice(1)
      .split('L')
      .map((point) => Number(point.split(' ')[1]));
    expect(heights).toEqual([35, 35, 27.5, 20, 12.5, 5, 5]);
  });

  it('marks a score beyond the scale and says its number', () => {
    const chart = draw(days(1, 29.35, 1, 3, -2));
    expect(marks(chart.svg, 'chart-break')).toHaveLength(3);
    expect(texts(chart.svg)).toEqual(['29.35', '-2']);
    expect(JSON.parse(chart.description)).toMatchObject({ cut: 3, highest: 29.35, lowest: -2 });
  });

  it('marks the newest score, also where days without score follow', () => {
    const last = marks(draw(days(1, 2, null)).svg, 'chart-last');
    expect(last.map(({ attributes }) => attributes.cy)).toEqual([5]);
  });

  it('shows the yellow line alone where there is no score', () => {
    expect(draw([]).svg?.children).toHaveLength(1);
    expect(draw(days(null)).svg?.children).toHaveLength(1);
    expect(JSON.parse(draw([]).description)).toMatchObject({
      first: null,
      latest: null,
      scored: 0,
    });
  });

  it.each([
    [
      [0.95, 1.02],
      ['0.9', '1', '1.1'],
    ],
    [
      [0.85, 1.21],
      ['0.75', '1', '1.25'],
    ],
    [
      [0.5, 1.21],
      ['0.5', '1', '1.5'],
    ],
    [
      [0.85, 1.51],
      ['0.25', '1', '1.75'],
    ],
    [
      [0.85, 1.76],
      ['0', '1', '2'],
    ],
    [[null], ['0.9', '1', '1.1']],
  ])('stands alone with the scores %j on the closest scale, labelled', (scores, labels) => {
    const chart = sparkLine({ points: days(...scores), period: 'day', alone: true }, words);
    expect(texts(chart.svg)).toEqual(labels);
    expect(JSON.parse(chart.description)).toMatchObject({ cut: 0 });
  });

  it('keeps every score in its place on a scale of its own', () => {
    const chart = sparkLine({ points: days(0.75, 1, 1.25), period: 'day', alone: true }, words);
    expect(marks(chart.svg, 'chart-run')[0]?.attributes.d).toBe('M41 75L162 40L283 5');
  });

  it('lists the newest day first', () => {
    const rows = draw(days(1, null)).table.rows.map(({ cells }) =>
      cells.map(({ text, note }) => note ?? text),
    );
    expect(rows).toEqual([
      ['2025-03-02', 'none'],
      ['2025-03-01', '1'],
    ]);
  });
});
