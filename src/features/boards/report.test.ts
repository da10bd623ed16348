import { describe, expect, it } from 'vitest';
import { Fault, type Period } from '../../model/index.ts';
import { bostonBoard, type Published } from './fixtures/boards.ts';
import { groupMetrics } from './order.ts';
import { boardReport, perPeriod } from './report.ts';
import { spread } from './sentences.ts';
import { topicMarks } from './topic-mark.ts';

const of = ({ board, definitions }: Published) =>
  boardReport({
    index: { city: board.city, name: definitions.city.name, boards: [] },
    entry: { date: board.date, board: 'b'.repeat(64), knownOn: '', publishedAt: '' },
    board,
    city: definitions.city,
  });

describe('boardReport', () => {
  it('joins names to what was published and leaves the numbers alone', () => {
    const report = of(bostonBoard);
    expect(report.board).toBe('b'.repeat(64));
    expect(report.composite.day.score).toBe(bostonBoard.board.composite.day.score);
    expect(report.composite.day.missing).toContainEqual({
      metric: 'homicides',
      name: 'Homicides',
      reason: 'zero-count',
    });
    const lights = report.metrics.find(({ slug }) => slug === 'street-lights-on-time')!;
    expect(lights.topic).toEqual({ slug: 'basic-city-services', name: 'Basic city services' });
    expect(lights.scores.day).toMatchObject({ numerator: 5, denominator: 19, target: 0.8 });
    expect(lights.scores.day.receipt).toMatch(/^[0-9a-f]{64}$/);
    expect(lights.weight).toBe(1);
    expect(report.topics.map(({ name }) => name)).toContain('Public safety');
  });

  it('refuses a board whose definitions do not hold its metrics', () => {
    const { board, definitions } = bostonBoard;
    const city = { ...definitions.city, metrics: definitions.city.metrics.slice(1) };
    expect(() => of({ board, definitions: { ...definitions, city } })).toThrow(Fault);
  });
});

describe('groupMetrics', () => {
  it('puts every metric in one group, best first, missing scores by their week', () => {
    const { above, below, none } = groupMetrics(of(bostonBoard).metrics);
    expect([above.length, below.length, none.length]).toEqual([7, 9, 7]);
    expect(above[0]?.slug).toBe('serious-crimes');
    expect(below.at(-1)?.slug).toBe('street-lights-on-time');
    expect(none.map(({ slug }) => slug)).toEqual([
      'shootings',
      'tree-care-on-time',
      'fire-response',
      'experience-surveys',
      'graffiti-on-time',
      'homicides',
      'school-attendance',
    ]);
  });
});

describe('metrics outside the basket', () => {
  const { metrics } = of(bostonBoard);
  const ended = (slug: string, ...kept: readonly Period[]) =>
    metrics.map((metric) => {
      if (metric.slug !== slug) return metric;
      const scores = perPeriod((period) =>
        kept.includes(period)
          ? metric.scores[period]
          : { ...metric.scores[period], score: null, reason: 'retired' as const },
      );
      return { ...metric, scores };
    });

  it('are not counted as missing, and listed as long as a period has them', () => {
    const { above, none, uncounted } = groupMetrics(ended('serious-crimes', 'quarter'));
    expect([above.length, none.length]).toEqual([6, 7]);
    expect(uncounted.map(({ slug }) => slug)).toEqual(['serious-crimes']);
    const groups = groupMetrics(ended('serious-crimes'));
    expect(Object.values(groups).flat()).toHaveLength(22);
    expect(spread(groups, 'en')).toBe(
      '15 of 22 metrics had a score: 6 on or above target, 9 below.',
    );
  });
});

describe('topicMarks', () => {
  const marks = (...names: readonly string[]) => [
    ...topicMarks(names.map((name, at) => ({ slug: `t${at}`, name }))).values(),
  ];
  it('are three letters, different for every topic', () => {
    expect(marks('Public safety', 'Health and human services', 'Education')).toEqual([
      'PUB',
      'HHS',
      'EDU',
    ]);
    expect(marks('Public safety', 'Public works', 'Public health')).toEqual(['PUB', 'WOR', 'HEA']);
    expect(marks('Care', 'Care')).toEqual(['CAR', 'CAE']);
  });

  it('are one for a topic that is named several times', () => {
    const safety = { slug: 'safety', name: 'Public safety' };
    expect([...topicMarks([safety, safety])]).toEqual([['safety', 'PUB']]);
  });

  it('are empty for a name without a letter', () => {
    expect(marks('👍', '')).toEqual(['', '']);
  });
});
