import { describe, expect, it } from 'vitest';
import { dayNumber } from '../calendar/index.ts';
import { scoreBoard } from './board.ts';
import { compositeOf } from './composite.ts';
import { seen, testCity, testMetric } from './fixtures/city.ts';
import { metricScorer } from './metric.ts';
import { buildSeries, columnsOf } from './series.ts';
import { gradeOf, statusOf } from './status.ts';

const equal = (scores: number[]) => scores.map((score) => ({ score, weight: 1 }));

describe('a composite', () => {
  it('is the plain mean by default, and heeds weights', () => {
    expect(compositeOf(equal([0.5, 1, 1.5]), 'arithmetic')).toBe(1);
    expect(
      compositeOf(
        [
          { score: 1, weight: 3 },
          { score: 2, weight: 1 },
        ],
        'arithmetic',
      ),
    ).toBe(1.25);
    expect(compositeOf([], 'arithmetic')).toBeNull();
    expect(compositeOf([{ score: 1, weight: 0 }], 'arithmetic')).toBeNull();
  });

  it('can be geometric or a median', () => {
    expect(compositeOf(equal([0.5, 2]), 'geometric')).toBeCloseTo(1, 15);
    expect(compositeOf(equal([0, 2]), 'geometric')).toBe(0);
    expect(compositeOf(equal([29.35, 1, 1.2]), 'median')).toBe(1.2);
    expect(compositeOf(equal([1, 2, 3, 10]), 'median')).toBe(2.5);
    expect(
      compositeOf(
        [
          { score: 1, weight: 1 },
          { score: 2, weight: 3 },
        ],
        'median',
      ),
    ).toBe(2);
  });
});

describe('a board', () => {
  const date = '2025-03-04';
  const day = '2025-03-03';
  const scorerOf = (
    city: ReturnType<typeof testCity>,
    slug: string,
    value: number | null,
    changes = {},
  ) => {
    const metric = testMetric({ slug, ...changes });
    const rows = value === null ? [] : [seen(day, day, { value })];
    return metricScorer(city, metric, buildSeries(columnsOf(rows, dayNumber), 0, rows.length), []);
  };

  it('shows coverage with every missing metric and its reason', () => {
    const city = testCity();
    const board = scoreBoard(
      city,
      [scorerOf(city, 'a', 0.8), scorerOf(city, 'b', 0.4), scorerOf(city, 'c', null)],
      date,
    );
    expect(board.composite.day).toMatchObject({
      score: 0.75,
      scored: 2,
      total: 3,
      grade: 'F',
      status: 'follow-up',
      missing: [{ metric: 'c', reason: 'no-data' }],
    });
    expect(board.composite.day.coverage).toBeCloseTo(2 / 3, 15);
    expect(board.topics.services?.day.score).toBe(0.75);
    expect(board.departments.works?.day.score).toBe(0.75);
  });

  it('does not miss a metric that is retired', () => {
    const city = testCity();
    const board = scoreBoard(
      city,
      [scorerOf(city, 'a', 0.8), scorerOf(city, 'b', null, { ends: '2024-12-31' })],
      date,
    );
    expect(board.composite.day).toMatchObject({
      score: 1,
      scored: 1,
      total: 1,
      coverage: 1,
      missing: [],
    });
  });

  it('multiplies a topic weight into its metrics', () => {
    const topics = [
      { slug: 'services', name: 'Services', weight: 3 },
      { slug: 'safety', name: 'Safety', weight: 1 },
    ];
    const city = testCity({ topics });
    const board = scoreBoard(
      city,
      [scorerOf(city, 'a', 0.8), scorerOf(city, 'b', 1.6, { topic: 'safety' })],
      date,
    );
    expect(board.composite.day.score).toBe(1.25);
  });

  it('keeps the composite without caps beside the capped one', () => {
    const city = testCity();
    const board = scoreBoard(
      city,
      [scorerOf(city, 'a', 29.35 * 0.8, { cap: 2 }), scorerOf(city, 'b', 0.8)],
      date,
    );
    expect(board.composite.day.score).toBe(1.5);
    expect(board.composite.day.rawScore).toBeCloseTo(15.175, 12);
  });

  it('of a city without metrics has no score and no coverage', () => {
    const board = scoreBoard(testCity(), [], date);
    expect(board.composite.day).toMatchObject({
      score: null,
      coverage: null,
      scored: 0,
      total: 0,
      grade: null,
      status: 'no-score',
    });
  });
});

describe('status and grade', () => {
  it('never round a score into another', () => {
    expect(statusOf(0.9999999, 0.05)).toBe('follow-up');
    expect(statusOf(1, 0.05)).toBe('meeting');
    expect(statusOf(1.05, 0.05)).toBe('meeting');
    expect(statusOf(1.0535, 0.05)).toBe('exceeding');
    expect(gradeOf(1.0999999, testCity().grades)).toBe('B');
    expect(gradeOf(-0.1, testCity().grades)).toBe('F');
    expect(gradeOf(-0.1, [])).toBeNull();
    expect(gradeOf(null, testCity().grades)).toBeNull();
  });
});
