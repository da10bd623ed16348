import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../calendar/index.ts';
import type { Chart } from '../contract.ts';
import { fraction, marks, texts } from '../tree.suite.ts';
import { runWords as words } from '../words.suite.ts';
import { type RunChartInput, type RunPoint, runChart } from './index.ts';
import { runChartStories } from './story.suite.ts';

const point = (first: string, last: string, more: Partial<RunPoint> = {}): RunPoint => ({
  span: { first, last },
  value: null,
  missing: null,
  cases: null,
  was: null,
  capped: false,
  ...more,
});
const days = (values: readonly (number | null)[], first = '2025-01-06') =>
  values.map((value, index) => {
    const day = addDays(first, index);
    return point(day, day, { value });
  });
const inputOf = (more: Partial<RunChartInput>): RunChartInput => ({
  span: { first: '2025-01-06', last: '2025-02-02' },
  kind: 'line',
  periods: [],
  days: [],
  targets: [],
  ...more,
});
const draw = (more: Partial<RunChartInput>) => runChart(inputOf(more), words);
const story = (name: string) => runChart(runChartStories[name]!, words);
const count = (chart: Chart, kind: string) => marks(chart.svg, kind).length;
const facts = (chart: Chart) => JSON.parse(chart.description);

describe('runChart', () => {
  it('draws each value once: periods as lines, days as circles', () => {
    const chart = story('Street lights fixed on time, Boston');
    const { periods, days: all } = runChartStories['Street lights fixed on time, Boston']!;
    expect(count(chart, 'chart-period')).toBe(periods.length);
    expect(count(chart, 'chart-day')).toBe(all.filter((day) => day.value !== null).length);
    expect(chart.table.rows).toHaveLength(periods.length);
    expect(chart.more?.rows).toHaveLength(all.length);
  });

  it('makes areas of circles from cases', () => {
    const [few, many] = marks(
      draw({ days: [1, 4].map((cases, at) => ({ ...days([5, 5])[at]!, cases })) }).svg,
      'chart-day',
    ).map(({ attributes }) => Number(attributes.r));
    expect(many! / few!).toBeCloseTo(2, 6);
  });

  it('bands what was not captured, and strokes under what had no case', () => {
    const list = days([null, null, null, 4]).map((day, index) => ({
      ...day,
      missing: index < 2 ? ('not-captured' as const) : index === 2 ? ('no-cases' as const) : null,
    }));
    const chart = draw({ days: list });
    const [band, ...others] = marks(chart.svg, 'chart-band');
    expect(others).toEqual([]);
    expect(fraction(band!.attributes.width)).toBeCloseTo(2 / 28, 6);
    expect(count(chart, 'chart-none')).toBe(1);
    expect(chart.key.map((entry) => entry.text)).toEqual(['days', 'no cases', 'not captured']);
  });

  it('steps with the target, and stops where it ends', () => {
    const chart = draw({
      days: days([5, 6]),
      targets: [
        { from: '2020-01-01', value: 4 },
        { from: '2025-01-13', value: 5 },
        { from: '2025-01-20', value: null },
        { from: '2025-01-27', value: 6 },
      ],
    });
    const lines = marks(chart.svg, 'chart-target').map(({ attributes }) =>
      [attributes.x1, attributes.x2].map(fraction),
    );
    expect(lines).toEqual([
      [0, 0.25],
      [0.25, 0.25],
      [0.25, 0.5],
      [0.75, 1],
    ]);
    expect(texts(chart.svg)).toContain('target 6');
    expect(facts(chart).targets).toEqual([4, 5, 6]);
  });

  it('marks a restated value hollow and solid, and a capped one with a lid', () => {
    const [first] = days([5]);
    const chart = draw({ days: [{ ...first!, was: 7, capped: true }, ...days([6], '2025-01-08')] });
    expect([count(chart, 'chart-was'), count(chart, 'chart-now')]).toEqual([1, 1]);
    expect(count(chart, 'chart-cap')).toBe(1);
    const [hollow, solid] = ['chart-was', 'chart-now'].map((kind) =>
      Number(marks(chart.svg, kind)[0]!.attributes.cy),
    );
    expect(hollow).toBeLessThan(solid!);
    expect(chart.table.rows.at(-1)?.cells[0]?.note).toBe('was 7 capped');
  });

  it('stands totals on zero, and shows lines zero where it costs little', () => {
    const labels = (kind: 'line' | 'total', values: readonly number[]) =>
      texts(draw({ kind, days: days(values) }).svg);
    expect(labels('total', [90, 100])).toContain('0');
    expect(labels('line', [90, 100])).not.toContain('0');
    expect(labels('line', [10, 100])).toContain('0');
    const chart = draw({
      kind: 'total',
      periods: [point('2025-01-06', '2025-01-12', { value: 4 })],
    });
    const fill = marks(chart.svg, 'chart-fill')[0]!.attributes;
    expect(Number(fill.y) + Number(fill.height)).toBe(300);
  });

  it('draws what is too many as ranges, and leaves nothing out', () => {
    const list = days(
      Array.from({ length: 3650 }, (_, index) => (index * 37) % 101),
      '2015-01-01',
    );
    const span = { first: '2015-01-01', last: '2024-12-28' };
    const chart = draw({ span, days: list });
    expect(count(chart, 'chart-day')).toBe(0);
    expect(count(chart, 'chart-day-range')).toBe(120);
    const rows = chart.table.rows.map((row) => row.cells[1]!.text.split(' ').map(Number));
    expect(rows.reduce((sum, row) => sum + row[2]!, 0)).toBe(3650);
    const newest = list.filter((day) => day.span.first >= '2024-12-01').map((day) => day.value!);
    expect(rows[0]).toEqual([Math.min(...newest), Math.max(...newest), newest.length]);
    expect(facts(chart)).toMatchObject({ days: 3650, daysAsRanges: true });
  });

  it('draws weeks of three years one by one, and of ten years as ranges', () => {
    expect(count(story('Sample: three years'), 'chart-period')).toBe(156);
    const decade = story('Sample: ten years');
    expect(count(decade, 'chart-period')).toBe(0);
    expect(count(decade, 'chart-period-range')).toBe(120);
    expect(facts(decade)).toMatchObject({ periodsAsRanges: true, periods: 521 });
  });

  it('cuts the scale below an outlier and says its number', () => {
    const values = Array.from({ length: 20 }, (_, index) => 1 + (index % 5) / 10);
    const chart = draw({ days: days([...values, 29.35]) });
    expect(count(chart, 'chart-cut')).toBe(1);
    expect(count(chart, 'chart-break')).toBeGreaterThan(0);
    expect(texts(chart.svg)).toContain('29.35');
    const heights = marks(chart.svg, 'chart-day').map((one) => Number(one.attributes.cy));
    expect(Math.max(...heights) - Math.min(...heights.slice(0, -1))).toBeGreaterThan(100);
  });

  it('works with one point, equal points and none', () => {
    expect(count(draw({ days: days([0]) }), 'chart-day')).toBe(1);
    const equal = marks(draw({ days: days([7, 7, 7]) }).svg, 'chart-day');
    expect(new Set(equal.map((one) => one.attributes.cy))).toEqual(new Set([165]));
    const nothing = draw({});
    expect(facts(nothing)).toMatchObject({ lowest: null, latest: null, days: 0 });
    expect(nothing.table.rows).toEqual([]);
  });

  it('keeps every mark within the plot, in the order of values', () => {
    const value = fc.integer({ min: -5000, max: 50_000 }).map((one) => one / 10);
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 28 }),
        fc.boolean(),
        (values, total) => {
          const chart = draw({ kind: total ? 'total' : 'line', days: days(values) });
          const circles = marks(chart.svg, 'chart-day').map(({ attributes }) => ({
            x: fraction(attributes.cx),
            y: Number(attributes.cy),
          }));
          expect(circles).toHaveLength(values.length);
          for (const [index, { x, y }] of circles.entries()) {
            expect(x).toBeCloseTo((index + 0.5) / 28, 6);
            expect(y).toBeGreaterThanOrEqual(30);
            expect(y).toBeLessThanOrEqual(300);
            const higher = values.findIndex((other) => other > values[index]!);
            if (higher >= 0) expect(circles[higher]!.y).toBeLessThanOrEqual(y);
          }
        },
      ),
    );
  });
});
