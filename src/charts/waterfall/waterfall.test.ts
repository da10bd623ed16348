import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactSum } from '../../statistics/index.ts';
import type { Chart } from '../contract.ts';
import { fraction, marks } from '../tree.suite.ts';
import { waterfallWords as words } from '../words.suite.ts';
import { type WaterfallInput, waterfall } from './index.ts';
import { waterfallStories } from './story.suite.ts';

const inputOf = (before: number, effects: readonly number[]): WaterfallInput => ({
  before: { label: 'before', note: null, score: before },
  after: { label: 'after', note: null, score: exactSum([before, ...effects]) },
  terms: effects.map((effect, index) => ({
    label: `term ${index}`,
    note: null,
    href: null,
    effect,
  })),
});
const draw = (input: WaterfallInput) => waterfall(input, words);

interface Bar {
  /** Where it ends in the direction of its effect, and where it begins, from 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly effect: number;
}

function barsOf(chart: Chart): Bar[] {
  return chart.table.rows
    .filter((row) => row.kind === 'row')
    .map(({ cells }) => {
      const { attributes } = marks(cells[1]!.picture, 'chart-bar')[0]!;
      const left = fraction(attributes.x);
      const right = left + fraction(attributes.width);
      const effect = Number(cells[2]!.text);
      return effect < 0 ? { from: right, to: left, effect } : { from: left, to: right, effect };
    });
}

const tickOf = (chart: Chart, row: number) =>
  fraction(marks(chart.table.rows.at(row)!.cells[1]!.picture, 'chart-total')[0]!.attributes.x1);
const target = (chart: Chart) =>
  fraction(marks(chart.table.rows[0]!.cells[1]!.picture, 'chart-target')[0]!.attributes.x1);

describe('waterfall', () => {
  it('runs from total to total, each bar from where the last one ended', () => {
    const effect = fc.integer({ min: -400, max: 400 }).filter((one) => one !== 0);
    const effects = fc.array(
      effect.map((one) => one / 1000),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 1500 }), effects, (before, list) => {
        const chart = draw(inputOf(before / 1000, list));
        let reached = tickOf(chart, 0);
        for (const bar of barsOf(chart)) {
          expect(bar.from).toBeCloseTo(reached, 6);
          reached = bar.to;
        }
        expect(reached).toBeCloseTo(tickOf(chart, -1), 6);
      }),
    );
  });

  it('ends each bar at the running score', () => {
    const chart = draw(waterfallStories['Boston, March 3 and 4, 2025']!);
    const { before, after } = waterfallStories['Boston, March 3 and 4, 2025']!;
    const unit = (tickOf(chart, 0) - tickOf(chart, -1)) / (before.score - after.score);
    let running = before.score;
    for (const bar of barsOf(chart)) {
      running += bar.effect;
      expect(tickOf(chart, 0) + (running - before.score) * unit).toBeCloseTo(bar.to, 6);
    }
    expect(running).toBeCloseTo(after.score, 12);
    expect(target(chart)).toBeCloseTo(tickOf(chart, 0) + (1 - before.score) * unit, 6);
  });

  it('says each running score beside its bar', () => {
    const chart = draw(inputOf(1, [0.2, -0.1]));
    expect(chart.table.rows.slice(1, -1).map((row) => row.cells[1]!.text)).toEqual(['1.2', '1.1']);
  });

  it('puts what drove the change first', () => {
    const labels = (input: WaterfallInput) => barsOf(draw(input)).map((bar) => bar.effect);
    expect(labels(inputOf(1, [0.1, -0.3, 0.05]))).toEqual([-0.3, 0.05, 0.1]);
    expect(labels(inputOf(1, [0.1, 0.3, -0.05]))).toEqual([0.3, 0.1, -0.05]);
  });

  it('gathers the smallest of more than ten terms and lists all of them', () => {
    const effects = Array.from({ length: 14 }, (_, index) => (index + 1) / 100);
    const { table, more, description } = draw(inputOf(1, effects));
    expect(table.rows).toHaveLength(12);
    expect(table.rows.at(-2)?.cells[0]?.text).toBe('5 others');
    expect(table.rows.at(-2)?.cells[2]?.text).toBe('0.15');
    expect(JSON.parse(description)).toMatchObject({ gathered: 5, raised: 14, lowered: 0 });
    const terms = more!.rows.filter((row) => row.kind === 'row');
    expect(terms.map((row) => Number(row.cells[1]!.text))).toEqual(effects.toReversed());
  });

  it('gathers none of ten terms', () => {
    const { table } = draw(inputOf(1, Array(10).fill(0.01)));
    expect(table.rows).toHaveLength(12);
    expect(table.rows.at(-2)?.cells[0]?.text).toMatch(/^term/);
  });

  it('adds up by hand in full figures', () => {
    const { more } = draw(waterfallStories['Boston, March 3 and 4, 2025']!);
    const numbers = more!.rows.map((row) => Number(row.cells[1]!.text));
    const [before, after, sum] = [numbers[0]!, numbers.at(-1)!, numbers.at(-2)!];
    expect(exactSum(numbers.slice(1, -2))).toBe(sum);
    expect(before + sum).toBeCloseTo(after, 9);
  });

  it('cuts the axis within the bar of an outlier, and keeps the others readable', () => {
    const chart = draw(inputOf(1.02, [28.3, 0.05, -0.02]));
    const rows = chart.table.rows.map((row) => marks(row.cells[1]!.picture, 'chart-break').length);
    expect(rows).toEqual([0, 1, 0, 0, 0]);
    const [, small] = barsOf(chart);
    expect(small!.to - small!.from).toBeGreaterThan(0.3);
    expect(chart.table.rows[1]?.cells[2]?.text).toBe('28.3');
  });

  it('has the two totals alone where nothing changed', () => {
    const chart = draw(inputOf(1, []));
    expect(chart.table.rows.map((row) => row.kind)).toEqual(['total', 'total']);
    expect(chart.more).toBeNull();
    expect(tickOf(chart, 0)).toBe(0.5);
  });
});
