import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/index.ts';
import type { TargetRow } from '../model/index.ts';
import { scoreOne, seen, testCity, testMetric } from './fixtures/city.ts';

const date = '2025-03-04'; // a Tuesday: day 3 March, week 24 February to 2 March, month February
const yesterday = '2025-03-03';

function days(
  first: string,
  count: number,
  numbers: (index: number) => Parameters<typeof seen>[2],
) {
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(first, index);
    return seen(day, day, numbers(index));
  });
}

describe('targets', () => {
  const row = (changes: Partial<TargetRow>): TargetRow => ({
    metric: 'on-time',
    from: '2025-01-01',
    until: null,
    period: null,
    target: 0.5,
    known: 0,
    ...changes,
  });
  const half = [seen(yesterday, yesterday, { value: 0.5 })];
  const target = (rows: TargetRow[]) => scoreOne(date, testMetric(), half, rows).scores.day.target;

  it('come from a file before the definition, with a period before without', () => {
    expect(target([])).toBe(0.8);
    expect(target([row({})])).toBe(0.5);
    expect(target([row({}), row({ period: 'day', target: 0.4 })])).toBe(0.4);
    expect(target([row({}), row({ period: 'week', target: 0.4 })])).toBe(0.5);
  });

  it('end where the next begins, or on their last day', () => {
    expect(target([row({}), row({ from: yesterday, target: 0.6 })])).toBe(0.6);
    expect(target([row({}), row({ from: date, target: 0.6 })])).toBe(0.5);
    expect(target([row({ until: '2025-03-02' })])).toBe(0.8);
    expect(target([row({}), row({ from: '2025-02-01', until: '2025-02-01', target: 0.6 })])).toBe(
      0.8,
    );
    expect(
      target([
        row({ until: '2025-12-31' }),
        row({ from: '2025-02-01', until: '2025-02-01', target: 0.6 }),
      ]),
    ).toBe(0.5);
  });

  it('carry a historical average for historical-ratio', () => {
    const crimes = testMetric({
      measure: 'mean',
      unit: 'crimes a day',
      direction: 'down',
      rule: 'historical-ratio',
      comparison: { steps: [] } as never,
    });
    const scores = scoreOne(
      date,
      crimes,
      [seen(yesterday, yesterday, { value: 20 })],
      [row({ from: yesterday, until: yesterday, period: 'day', target: 25 })],
    ).scores;
    expect(scores.day).toMatchObject({ score: 1.25, target: 25 });
    expect(scores.week).toMatchObject({ score: null, reason: 'no-data' });
  });
});

describe('caps', () => {
  it('keep the raw score', () => {
    const rows = [seen(yesterday, yesterday, { value: 0.8 })];
    expect(scoreOne(date, testMetric({ cap: 0.9 }), rows).scores.day).toMatchObject({
      score: 0.9,
      rawScore: 1,
      capped: 'cap',
      status: 'follow-up',
    });
    expect(scoreOne(date, testMetric({ floor: 1.1 }), rows).scores.day).toMatchObject({
      score: 1.1,
      rawScore: 1,
      capped: 'floor',
    });
    expect(scoreOne(date, testMetric({ cap: 1 }), rows).scores.day).toMatchObject({
      score: 1,
      capped: null,
    });
  });
});

describe('the other rules', () => {
  it('compare with the band of earlier years: (mean + sd) ÷ value and value ÷ (mean − sd)', () => {
    const rule = 'historical-band';
    const history = { years: 1, match: 'same-week' as const, deviations: 1 };
    // The week of 3 March 2024 is 26 February to 3 March; mean 5, population deviation 2.
    const before = [2, 4, 4, 4, 5, 7, 9].map((value, index) =>
      seen(addDays('2024-02-26', index), addDays('2024-02-26', index), { value }),
    );
    const mean = 5;
    const deviation = Math.sqrt((9 + 1 + 1 + 1 + 0 + 4 + 16) / 7);
    const now = seen(yesterday, yesterday, { value: 10 });
    const down = testMetric({
      measure: 'count',
      unit: 'count',
      rule,
      direction: 'down',
      comparison: { steps: [], history } as never,
    });
    const scored = scoreOne(date, down, [...before, now]).scores.day;
    expect(scored.score).toBeCloseTo((mean + deviation) / 10, 12);
    expect(scored.target).toBeCloseTo(mean + deviation, 12);
    expect(scored.baseline).toBe(mean);
    expect(
      scoreOne(date, { ...down, direction: 'up' }, [...before, now]).scores.day.score,
    ).toBeCloseTo(10 / (mean - deviation), 12);
  });

  it('count calendar days in averages of history', () => {
    const metric = testMetric({
      measure: 'count',
      unit: 'count',
      rule: 'historical-ratio',
      direction: 'down',
      missingDays: 'nothing-happened',
      freshnessDays: 400,
      comparison: { steps: [], history: { years: 1, match: 'same-month', deviations: 0 } } as never,
    });
    const rows = [
      seen('2024-01-01', '2024-01-01', { value: 1 }),
      seen('2024-03-01', '2024-03-01', { value: 31 }),
      seen('2024-04-30', '2024-04-30', { value: 1 }),
      seen(yesterday, yesterday, { value: 4 }),
    ];
    // 31 in the 31 days of March 2024: 1 a day.
    expect(scoreOne(date, metric, rows).scores.day).toMatchObject({
      score: 0.25,
      target: 1,
      baseline: 1,
    });
  });

  it('score 1 inside a band and less outside', () => {
    const metric = testMetric({
      measure: 'mean',
      unit: 'degrees',
      rule: 'target-band',
      direction: 'band',
      comparison: { steps: [], bands: [{ from: null, low: 18, high: 24 }] } as never,
    });
    const at = (value: number) =>
      scoreOne(date, metric, [seen(yesterday, yesterday, { value })]).scores.day.score;
    expect([at(9), at(18), at(21), at(24), at(48)]).toEqual([0.5, 1, 1, 1, 0.5]);
  });

  it('measure attainment against the pace line', () => {
    const comparison = {
      steps: [],
      point: { value: 20, on: '2025-01-01' },
      goal: { value: 10, by: '2025-05-04' },
    } as never;
    const metric = testMetric({
      measure: 'level',
      unit: 'tons',
      rule: 'attainment',
      direction: 'down',
      comparison,
    });
    // 61 of 123 days: the pace is 20 − 10 × 61 ÷ 123.
    const { scores } = scoreOne(date, metric, [seen(yesterday, yesterday, { value: 16 })]);
    expect(scores.day.score).toBeCloseTo(4 / ((10 * 61) / 123), 12);
    expect(
      scoreOne('2025-01-02', metric, [seen('2025-01-01', '2025-01-01', { value: 16 })]).scores.day
        .reason,
    ).toBe('not-yet-started');
    expect(
      scoreOne('2026-01-02', metric, [seen('2026-01-01', '2026-01-01', { value: 10 })]).scores.day
        .score,
    ).toBe(1);
  });
});

describe('the way of the 2016 toolkit', () => {
  it('means the values present in 7, 30 and 90 days over the target, and never rounds up', () => {
    const city = testCity({ windows: 'rolling' });
    const metric = testMetric({
      measure: 'mean',
      comparison: { steps: [{ from: null, value: 1, period: null }] } as never,
    });
    const rows = days('2024-12-04', 90, (index) => ({
      numerator: index === 89 ? 0.991 : 1,
      denominator: 1,
    }));
    const { scores } = scoreOne(date, metric, rows, [], city);
    expect(scores.day).toMatchObject({ score: 0.991, status: 'follow-up' });
    expect(scores.week.score).toBeCloseTo(6.991 / 7, 15);
    expect(scores.month.score).toBeCloseTo(29.991 / 30, 15);
    expect(scores.quarter.score).toBeCloseTo(89.991 / 90, 15);
  });
});
