import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../calendar/index.ts';
import type { Direction, MetricDefinition, Score } from '../../model/index.ts';
import { rules } from '../../scoring/index.ts';
import { workThrough } from './worked.ts';

type Rules = Pick<MetricDefinition, 'measure' | 'rule' | 'direction' | 'comparison'>;

const comparison = {
  steps: [],
  bands: [{ from: null, low: 18, high: 24 }],
  goal: { value: 15.96, by: '2030-06-30' },
  history: { years: 1, match: 'same-month', deviations: 1.5 },
  point: { value: 22.8, on: '2020-06-30' },
} as const;
const week = { first: '2026-02-23', last: '2026-03-01' };

/** Scores a value as the product does, and hands over what a board publishes of it. */
function published(metric: Rules, value: number, target: number, total: boolean): Score {
  const counted = metric.measure === 'count';
  const rule = rules.find((one) => one.name === metric.rule)!;
  const compared = rule.compare(counted && !total ? value / 7 : value, {
    metric: metric as MetricDefinition,
    period: 'week',
    lastDay: dayNumber(week.last),
    target: () => target,
    history: () => ({ mean: target, deviation: target / 10 }),
  });
  return {
    score: compared.score,
    rawScore: compared.score,
    capped: null,
    value,
    numerator: null,
    denominator: null,
    target: compared.target,
    baseline: compared.baseline,
    span: week,
    status: 'meeting',
    reason: compared.reason,
  };
}

const pairs = rules.flatMap(({ name, directions }) =>
  directions.map((direction): [string, Direction] => [name, direction]),
);
const positive = fc.double({ min: 0.001, max: 1e6, noNaN: true });

describe('workThrough', () => {
  it.each(pairs)('ends %s %s at the score that was published', (rule, direction) => {
    fc.assert(
      fc.property(positive, positive, fc.boolean(), (value, target, counted) => {
        const metric = {
          measure: counted ? 'count' : 'mean',
          rule,
          direction,
          comparison,
        } as const;
        const score = published(metric, value, target, false);
        const worked = workThrough(metric, score);
        fc.pre(score.rawScore !== null);
        expect(worked.perDay).toBe(counted);
        if (worked.inside) {
          expect(score.rawScore).toBe(1);
          return;
        }
        const { result } = worked.divisions.at(-1)!;
        const tolerance = 1e-9 * Math.max(1, Math.abs(score.rawScore!));
        expect(Math.abs(result.value - score.rawScore!)).toBeLessThanOrEqual(tolerance);
      }),
    );
  });

  it('knows a target that is the total of its period by the score', () => {
    const metric = { measure: 'count', rule: 'target-ratio', direction: 'up', comparison } as const;
    const total = workThrough(metric, published(metric, 70, 80, true));
    expect([total.perDay, total.divisions.map(({ result }) => result.name)]).toEqual([
      false,
      ['score'],
    ]);
    const daily = workThrough(metric, published(metric, 70, 8, false));
    expect(
      daily.divisions.map(({ over, under, result }) => [over.value, under.value, result.value]),
    ).toEqual([
      [70, 7, 10],
      [10, 8, 1.25],
    ]);
  });

  it('begins with the parts, and shows them where there is no score too', () => {
    const metric = { measure: 'ratio', rule: 'target-ratio', direction: 'up', comparison } as const;
    const score = { ...published(metric, 0.645, 0.8, false), numerator: 20, denominator: 31 };
    expect(workThrough(metric, score).divisions).toHaveLength(2);
    const few = { ...score, score: null, rawScore: null, reason: 'too-few-cases' } as const;
    expect(workThrough(metric, few).divisions).toHaveLength(1);
    const none = { ...few, value: null, numerator: 0, denominator: 0 };
    expect(workThrough(metric, none).divisions).toEqual([]);
  });

  it('shows nothing rather than a sum that does not come out', () => {
    const metric = { measure: 'ratio', rule: 'target-ratio', direction: 'up', comparison } as const;
    const score = { ...published(metric, 0.645, 0.8, false), rawScore: 0.9 };
    expect(workThrough(metric, score).divisions).toEqual([]);
  });
});
