import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricDefinition, Score } from '../model/index.ts';
import { testMetric } from './fixtures/city.ts';
import { type ScoredThen, scoreAtOldTarget } from './old-target.ts';
import { targetRatio } from './rules/target-ratio/index.ts';

const span = { first: '2025-03-03', last: '2025-03-03' };

/** A board's number, scored by the rule itself. */
function scored(
  value: number,
  target: number | null,
  changes: Partial<MetricDefinition> = {},
  divisor = 1,
): ScoredThen {
  const metric = testMetric({ direction: 'up', ...changes });
  const compared = targetRatio.compare(value / divisor, {
    metric,
    period: 'day',
    lastDay: 0,
    target: () => target,
    history: () => null,
  });
  const raw = compared.score;
  const capped = raw !== null && metric.cap !== null && raw > metric.cap;
  const score: Score = {
    score: capped ? metric.cap : raw,
    rawScore: raw,
    capped: capped ? 'cap' : null,
    value,
    numerator: null,
    denominator: null,
    target: compared.target,
    baseline: compared.baseline,
    span,
    status: 'meeting',
    reason: compared.reason,
  };
  return { metric, score };
}

describe('scoreAtOldTarget', () => {
  const down = { direction: 'down', measure: 'median', unit: 'minutes' } as const;

  it('scores today’s value against the target of the board before', () => {
    expect(scoreAtOldTarget(scored(0.7, 0.8), scored(0.9, 1))).toBeCloseTo(0.9 / 0.8, 12);
    expect(scoreAtOldTarget(scored(7, 6, down), scored(8, 5, down))).toBeCloseTo(6 / 8, 12);
  });

  it('is what the rule gives for any value and any two targets', () => {
    const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(positive, positive, positive, fc.boolean(), (value, old, now, up) => {
        fc.pre(old !== now);
        const direction = up ? ({ direction: 'up' } as const) : ({ direction: 'down' } as const);
        const at = scoreAtOldTarget(scored(1, old, direction), scored(value, now, direction))!;
        const expected = up ? value / old : old / value;
        expect(Math.abs(at / expected - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('is the very score of before where only the target moved', () => {
    const before = scored(5 / 19, 0.8);
    expect(scoreAtOldTarget(before, scored(5 / 19, 0.75))).toBe(before.score.score);
  });

  it('caps it as today', () => {
    const capped = { cap: 1.2 };
    expect(scoreAtOldTarget(scored(0.5, 0.5, capped), scored(0.9, 1, capped))).toBe(1.2);
    const floored = scored(0.1, 0.5);
    expect(
      scoreAtOldTarget(scored(0.5, 1), { ...floored, metric: testMetric({ floor: 0.3 }) }),
    ).toBe(0.3);
  });

  it('starts from the raw score where today’s is capped', () => {
    expect(scoreAtOldTarget(scored(1, 4), scored(3, 1, { cap: 2 }))).toBeCloseTo(0.75, 12);
  });

  it.each([
    ['the target did not change', scored(0.7, 0.8), scored(0.9, 0.8)],
    ['there was none before', scored(0.7, null), scored(0.9, 0.8)],
    ['there is none today', scored(0.7, 0.8), scored(0.9, null)],
    ['the rule is another', scored(0.7, 0.8), scored(0.9, 1, { rule: 'historical-ratio' })],
    ['the rule was another', scored(0.7, 0.8, { rule: 'historical-ratio' }), scored(0.9, 1)],
    ['the unit was another', scored(0.7, 0.8, { unit: 'days' }), scored(0.9, 1)],
    ['the direction was another', scored(0.7, 0.8, { direction: 'down' }), scored(0.9, 1)],
    ['nothing happened', scored(3, 2, down), scored(0, 1, down)],
    [
      'a day’s target became a week’s',
      scored(700, 90, { measure: 'count' }, 7),
      scored(700, 650, { measure: 'count' }),
    ],
  ])('cannot be told apart where %s', (_why, before, after) => {
    expect(scoreAtOldTarget(before, after)).toBeNull();
  });

  it('keeps a count’s total per day', () => {
    const count = { measure: 'count' } as const;
    const at = scoreAtOldTarget(scored(630, 90, count, 7), scored(700, 80, count, 7));
    expect(at).toBeCloseTo(100 / 90, 12);
  });
});
