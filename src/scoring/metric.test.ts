import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/index.ts';
import { scoreOne, seen, testMetric } from './fixtures/city.ts';

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

describe('a score for one day', () => {
  it('divides a share by its target', () => {
    const { scores } = scoreOne(date, testMetric(), [
      seen(yesterday, yesterday, { numerator: 45, denominator: 50 }),
    ]);
    expect(scores.day).toEqual({
      score: 0.9 / 0.8,
      rawScore: 0.9 / 0.8,
      capped: null,
      value: 0.9,
      numerator: 45,
      denominator: 50,
      target: 0.8,
      baseline: null,
      span: { first: yesterday, last: yesterday },
      status: 'exceeding',
      reason: null,
    });
  });

  it('divides the target by the value where less is better', () => {
    const metric = testMetric({
      measure: 'median',
      direction: 'down',
      unit: 'minutes',
      comparison: { steps: [{ from: null, value: 6, period: null }] } as never,
    });
    const { scores } = scoreOne(date, metric, [seen(yesterday, yesterday, { value: 8 })]);
    expect(scores.day.score).toBe(0.75);
    expect(scores.day.status).toBe('follow-up');
  });

  it('scores 0 of 1 on time as zero, not as missing', () => {
    const { scores } = scoreOne(date, testMetric(), [
      seen(yesterday, yesterday, { numerator: 0, denominator: 1 }),
    ]);
    expect(scores.day.score).toBe(0);
    expect(scores.day.reason).toBeNull();
  });

  it('does not round 0.9958 into another status', () => {
    const { scores } = scoreOne(date, testMetric(), [
      seen(yesterday, yesterday, { value: 0.9958 * 0.8 }),
    ]);
    expect(scores.day.status).toBe('follow-up');
  });
});

describe('reasons', () => {
  const down = testMetric({
    measure: 'count',
    direction: 'down',
    unit: 'count',
    comparison: { steps: [{ from: null, value: 2, period: null }] } as never,
  });

  it('has no data for a metric that never had any', () => {
    expect(scoreOne(date, testMetric({ freshnessDays: 3 }), []).scores.day.reason).toBe('no-data');
    expect(scoreOne(date, testMetric({ freshnessDays: 3 }), [])).toMatchObject({
      latest: null,
      late: true,
    });
  });

  it('is stale when the newest value is older than promised, no-data before', () => {
    const old = [seen('2025-03-01', '2025-03-01', { numerator: 1, denominator: 1 })];
    expect(scoreOne(date, testMetric({ freshnessDays: 3 }), old).scores.day.reason).toBe('no-data');
    expect(scoreOne(date, testMetric({ freshnessDays: 2 }), old).scores.day.reason).toBe('stale');
    expect(scoreOne(date, testMetric({ freshnessDays: 2 }), old)).toMatchObject({
      latest: '2025-03-01',
      late: true,
    });
  });

  it('has a zero denominator without cases', () => {
    const { scores } = scoreOne(date, testMetric(), [
      seen(yesterday, yesterday, { numerator: 0, denominator: 0 }),
    ]);
    expect(scores.day).toMatchObject({ score: null, reason: 'zero-denominator', denominator: 0 });
  });

  it('has a zero count where nothing bad happened, or the cap where that is declared', () => {
    const nothing = [seen(yesterday, yesterday, { value: 0 })];
    expect(scoreOne(date, down, nothing).scores.day).toMatchObject({
      score: null,
      reason: 'zero-count',
      value: 0,
    });
    const capped = scoreOne(date, { ...down, cap: 2, zeroCountsAsCap: true }, nothing).scores.day;
    expect(capped).toMatchObject({ score: 2, rawScore: null, capped: 'cap', reason: null });
    expect(scoreOne(date, { ...down, cap: 2 }, nothing).scores.day.reason).toBe('zero-count');
  });

  it('has no target before the first step', () => {
    const metric = testMetric({
      comparison: { steps: [{ from: '2025-04-01', value: 0.8, period: null }] } as never,
    });
    const { scores } = scoreOne(date, metric, [seen(yesterday, yesterday, { value: 0.5 })]);
    expect(scores.day).toMatchObject({ score: null, reason: 'no-target', value: 0.5 });
  });

  it('has no baseline without history', () => {
    const metric = testMetric({
      rule: 'historical-ratio',
      comparison: { steps: [], history: { years: 5, match: 'same-week', deviations: 0 } } as never,
    });
    expect(
      scoreOne(date, metric, [seen(yesterday, yesterday, { value: 0.5 })]).scores.day.reason,
    ).toBe('no-baseline');
  });

  it('has too few cases below the minimum', () => {
    const { scores } = scoreOne(date, testMetric({ minimumDenominator: 5 }), [
      seen(yesterday, yesterday, { numerator: 1, denominator: 4 }),
    ]);
    expect(scores.day).toMatchObject({ score: null, reason: 'too-few-cases', value: 0.25 });
  });

  it('has not started, or is retired, by the last day of the span', () => {
    const rows = [seen(yesterday, yesterday, { value: 0.8 })];
    expect(scoreOne(date, testMetric({ starts: '2025-03-03' }), rows).scores.day.score).toBe(1);
    expect(scoreOne(date, testMetric({ starts: '2025-03-04' }), rows).scores.day.reason).toBe(
      'not-yet-started',
    );
    expect(scoreOne(date, testMetric({ ends: '2025-03-02' }), rows).scores.day.reason).toBe(
      'retired',
    );
    expect(scoreOne(date, testMetric({ ends: '2025-03-02', freshnessDays: 1 }), []).late).toBe(
      false,
    );
  });
});

describe('roll-up', () => {
  it('adds numerators and denominators, never percentages', () => {
    const rows = days('2025-02-24', 7, (index) => ({
      numerator: index === 0 ? 0 : 9,
      denominator: index === 0 ? 100 : 10,
    }));
    const { scores } = scoreOne(date, testMetric(), rows);
    expect(scores.week).toMatchObject({ numerator: 54, denominator: 160, score: 54 / 160 / 0.8 });
  });

  it('takes an observation that covers exactly the span before its days', () => {
    const rows = [
      ...days('2025-02-24', 7, () => ({ numerator: 1, denominator: 2 })),
      seen('2025-02-24', '2025-03-02', { numerator: 6, denominator: 8 }),
    ];
    expect(scoreOne(date, testMetric(), rows).scores.week).toMatchObject({
      numerator: 6,
      denominator: 8,
    });
  });

  it('needs half of the days of a ratio', () => {
    expect(
      scoreOne(
        date,
        testMetric(),
        days('2025-02-24', 4, () => ({ numerator: 1, denominator: 1 })),
      ).scores.week.score,
    ).toBe(1.25);
    expect(
      scoreOne(
        date,
        testMetric(),
        days('2025-02-24', 3, () => ({ numerator: 1, denominator: 1 })),
      ).scores.week.reason,
    ).toBe('incomplete-period');
  });

  it('needs every day of a count, and compares it per day', () => {
    const count = testMetric({
      measure: 'count',
      unit: 'count',
      comparison: { steps: [{ from: null, value: 10, period: null }] } as never,
    });
    expect(
      scoreOne(
        date,
        count,
        days('2025-02-24', 7, () => ({ value: 12 })),
      ).scores.week,
    ).toMatchObject({ value: 84, score: 1.2 });
    expect(
      scoreOne(
        date,
        count,
        days('2025-02-24', 6, () => ({ value: 12 })),
      ).scores.week.reason,
    ).toBe('incomplete-period');
  });

  it('compares a count with a total where the target names its period', () => {
    const count = testMetric({
      measure: 'count',
      unit: 'count',
      comparison: { steps: [{ from: null, value: 42, period: 'week' }] } as never,
    });
    expect(
      scoreOne(
        date,
        count,
        days('2025-02-24', 7, () => ({ value: 12 })),
      ).scores.week.score,
    ).toBe(2);
  });

  it('takes silent days as zero only while the feed is fresh and only when declared', () => {
    const quiet = testMetric({
      measure: 'count',
      unit: 'count',
      missingDays: 'nothing-happened',
      freshnessDays: 10,
      comparison: { steps: [{ from: null, value: 1, period: null }] } as never,
    });
    const rows = [
      seen('2025-02-01', '2025-02-01', { value: 3 }),
      seen('2025-02-25', '2025-02-25', { value: 7 }),
    ];
    expect(scoreOne(date, quiet, rows).scores.week).toMatchObject({ value: 7, score: 1 });
    expect(scoreOne(date, quiet, rows).scores.day).toMatchObject({ value: 0, score: 0 });
    expect(scoreOne(date, { ...quiet, freshnessDays: 2 }, rows).scores.week.reason).toBe(
      'incomplete-period',
    );
    expect(scoreOne(date, { ...quiet, freshnessDays: 2 }, rows).scores.day.reason).toBe('stale');
    expect(scoreOne(date, { ...quiet, missingDays: 'unknown' }, rows).scores.week.reason).toBe(
      'incomplete-period',
    );
  });

  it('takes a silent day as zero on every board once a later value is known', () => {
    const quiet = testMetric({
      measure: 'count',
      unit: 'count',
      starts: '2025-02-20',
      missingDays: 'nothing-happened',
      comparison: { steps: [{ from: null, value: 1, period: null }] } as never,
    });
    const rows = [seen('2025-02-26', '2025-02-26', { value: 7 })];
    expect(scoreOne(date, quiet, rows).scores.day.reason).toBe('no-data');
    const later = [...rows, seen('2025-03-20', '2025-03-20', { value: 1 })];
    expect(scoreOne(date, quiet, later).scores.day).toMatchObject({ value: 0, score: 0 });
    // The metric's own start comes before its first value: what was silent until then was zero.
    expect(scoreOne('2025-02-22', quiet, later).scores.day).toMatchObject({ value: 0 });
    expect(scoreOne('2025-02-20', quiet, later).scores.day.reason).toBe('not-yet-started');
    expect(scoreOne('2025-02-22', { ...quiet, starts: null }, later).scores.day.reason).toBe(
      'no-data',
    );
  });

  it('cannot add finished ratios or medians', () => {
    const values = days('2025-02-24', 7, () => ({ value: 0.5 }));
    expect(scoreOne(date, testMetric(), values).scores.week.reason).toBe('needs-parts');
    expect(scoreOne(date, testMetric({ measure: 'median' }), values).scores.week.reason).toBe(
      'needs-parts',
    );
  });

  it('takes the last day of a level', () => {
    const level = testMetric({
      measure: 'level',
      unit: 'count',
      comparison: { steps: [{ from: null, value: 4, period: null }] } as never,
    });
    expect(
      scoreOne(
        date,
        level,
        days('2025-02-24', 7, (index) => ({ value: index })),
      ).scores.week,
    ).toMatchObject({ value: 6, score: 1.5 });
    expect(
      scoreOne(
        date,
        level,
        days('2025-02-24', 6, (index) => ({ value: index })),
      ).scores.week.reason,
    ).toBe('incomplete-period');
  });
});
