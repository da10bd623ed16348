import { describe, expect, it } from 'vitest';
import type { Score } from '../../model/index.ts';
import { boundsInWords, factsOf, lateInWords, missingInWords } from './facts.ts';
import { bostonBoard, emptyCity, type Published, silentCity } from './fixtures/boards.ts';
import { groupMetrics } from './order.ts';
import { strongest } from './pulls.ts';
import { type BoardMetric, type BoardReport, boardReport } from './report.ts';
import {
  changeInWords,
  headline,
  movement,
  publicationNote,
  silence,
  spread,
  standing,
} from './sentences.ts';

function reportOf({ board, definitions }: Published): BoardReport {
  const { city } = definitions;
  return boardReport({
    index: { city: city.slug, name: city.name, boards: [] },
    entry: { date: board.date, board: '', knownOn: board.knownOn, publishedAt: board.knownOn },
    board,
    city,
  });
}

const report = reportOf(bostonBoard);
const metric = (slug: string) => report.metrics.find((one) => one.slug === slug)!;
function withDay(slug: string, day: Partial<Score>, more: Partial<BoardMetric> = {}) {
  const one = metric(slug);
  return { ...one, ...more, scores: { ...one.scores, day: { ...one.scores.day, ...day } } };
}

describe('factsOf', () => {
  it.each([
    ['street-lights-on-time', '5 of 19, 26%; target 80%'],
    ['calls-answered', '1,082 of 1,165, 93%; target 95%'],
    ['ambulance-response', 'Median 7.13 minutes; target 6'],
    ['satisfaction-surveys', 'Average 2.14 from 7; target 4'],
    ['serious-crimes', '15; 40.2 is usual'],
    ['homicides', '0; 0.1 is usual'],
    ['school-attendance', null],
  ])('says of %s: %s', (slug, words) => {
    expect(factsOf(metric(slug), 'day', 'en')).toBe(words);
  });

  it('does not set a month’s total beside a daily average', () => {
    expect(factsOf(metric('serious-crimes'), 'month', 'en')).toBe('968');
    expect(factsOf(metric('street-lights-on-time'), 'month', 'en')).toBe(
      '79 of 184, 43%; target 80%',
    );
  });

  it('tells what is usual from how far from it is still allowed', () => {
    const band = { rule: 'historical-band' } as const;
    const numbers = { value: 15, target: 52.4, baseline: 40.2 };
    const crimes = withDay('serious-crimes', numbers, { ...band, direction: 'down' });
    expect(factsOf(crimes, 'day', 'en')).toBe('15; usual 40.2, allowed up to 52.4');
    const visits = withDay(
      'serious-crimes',
      { ...numbers, target: 28 },
      { ...band, direction: 'up' },
    );
    expect(factsOf(visits, 'day', 'en')).toBe('15; usual 40.2, allowed down to 28');
    const older = withDay(
      'serious-crimes',
      { value: 15, target: 28, baseline: null },
      { ...band, direction: 'up' },
    );
    expect(factsOf(older, 'day', 'en')).toBe('15; allowed down to 28');
  });

  it('names the other ways to measure and compare', () => {
    const level = { measure: 'level', unit: 'percent', rule: 'attainment' } as const;
    const pace = withDay('calls-answered', { value: 21, target: 20.5 }, level);
    expect(factsOf(pace, 'day', 'en')).toBe('21 percent; on pace at 20.5');
    const band = withDay(
      'calls-answered',
      { value: 25, target: 24 },
      { ...level, rule: 'target-band' },
    );
    expect(factsOf(band, 'day', 'en')).toBe('25 percent; edge of the band 24');
    const slow = { measure: 'percentile', percentile: 90, unit: 'minutes' } as const;
    expect(factsOf(withDay('ambulance-response', { value: 12.5 }, slow), 'day', 'en')).toBe(
      '90th percentile 12.5 minutes; target 6',
    );
  });

  it('shows a value without parts and without a target', () => {
    const bare = { numerator: null, denominator: null, target: null };
    expect(factsOf(withDay('street-lights-on-time', bare), 'day', 'en')).toBe('26%');
    expect(factsOf(withDay('satisfaction-surveys', bare), 'day', 'en')).toBe('Average 2.14');
  });
});

describe('missing, bounded and late numbers', () => {
  it('give the reason once, with its periods unless it is all of them', () => {
    expect(missingInWords(metric('graffiti-on-time'), 'en')).toEqual([
      'Day: there were no cases to measure.',
      'Month: no value was received.',
    ]);
    expect(missingInWords(metric('homicides'), 'en')).toEqual([
      'Day and week: nothing happened: good news, and nothing to divide by.',
    ]);
    // That no value has come is said of a late metric already.
    const silent = metric('school-attendance');
    expect(missingInWords(silent, 'en')).toEqual([]);
    expect(missingInWords({ ...silent, late: false }, 'en')).toEqual(['No value was received.']);
    expect(missingInWords(metric('library-users'), 'en')).toEqual([]);
  });

  it('give the score before the cap or floor', () => {
    expect(boundsInWords(metric('shootings'), 0.05, 'en')).toEqual([
      'Capped at 2.00; before: week 2.64.',
    ]);
    expect(boundsInWords(metric('library-users'), 0.05, 'en')).toEqual([]);
    const zero = withDay('homicides', { score: 2, rawScore: null, capped: 'cap' });
    expect(boundsInWords(zero, 0.05, 'en')).toEqual([
      'Capped at 2.00; before: day nothing to divide by.',
    ]);
    const raised = withDay(
      'homicides',
      { score: 0.1, rawScore: 0.04, capped: 'floor' },
      { floor: 0.1 },
    );
    expect(boundsInWords(raised, 0.05, 'en')).toEqual(['Raised to 0.10; before: day 0.04.']);
  });

  it('say what a late metric last had', () => {
    expect(lateInWords(metric('fire-response'), 'en')).toBe(
      'The newest value is for February 27, 2025.',
    );
    expect(lateInWords(metric('school-attendance'), 'en')).toBe('No value has come yet.');
    expect(lateInWords(metric('library-users'), 'en')).toBeNull();
  });
});

describe('headline', () => {
  const at = (score: number, status: Score['status']) => {
    const day = { ...report.composite.day, score, status };
    return headline('Boston', { ...report.composite, day }, report, 'en');
  };
  it('says the day in one sentence', () => {
    expect(headline('Boston', report.composite, report, 'en')).toBe(
      'Boston just missed its target on Monday.',
    );
    expect(at(0.7, 'follow-up')).toBe('Boston missed its target on Monday.');
    expect(at(1.02, 'meeting')).toBe('Boston met its target on Monday.');
    expect(at(1.2, 'exceeding')).toBe('Boston beat its target on Monday.');
  });

  it('does not hide that nothing is known', () => {
    const silent = reportOf(silentCity());
    expect(headline('Silentown', silent.composite, silent, 'en')).toBe(
      'Silentown has no score on Monday.',
    );
    const empty = reportOf(emptyCity());
    expect(headline('Emptyville', empty.composite, empty, 'en')).toBe(
      'Emptyville has no metrics now.',
    );
  });
});

describe('spread', () => {
  it('counts every metric once', () => {
    expect(spread(groupMetrics(report.metrics), 'en')).toBe(
      '16 of 23 metrics had a score: 7 on or above target, 9 below.',
    );
    expect(spread(groupMetrics([metric('library-users')]), 'en')).toBe(
      '1 of 1 metric had a score: 1 on or above target, 0 below.',
    );
    expect(spread(groupMetrics([metric('homicides')]), 'en')).toBe('None of 1 metric had a score.');
  });
});

describe('what pulled', () => {
  it('is said the way the score went', () => {
    const both = { up: ['Potholes'], down: ['Lights', 'Signals'] };
    expect(movement(-0.206, both, 'en')).toBe(
      'The score fell by 0.21 since the board before: Lights and Signals pulled it down; Potholes pulled it up.',
    );
    expect(movement(0.004, both, 'en')).toBe(
      'The score rose by 0.004 since the board before: Potholes pulled it up; Lights and Signals pulled it down.',
    );
    expect(movement(0.1, { up: ['Potholes'], down: [] }, 'en')).toBe(
      'The score rose by 0.10 since the board before: Potholes pulled it up.',
    );
    expect(movement(0, both, 'en')).toBe('The score is what it was on the board before.');
  });

  it('is said by distance where there is no board before', () => {
    expect(standing({ up: ['Potholes'], down: ['Lights'] }, 'en')).toBe(
      'Potholes pulled the day up; Lights pulled it down.',
    );
    expect(standing({ up: [], down: ['Lights'] }, 'en')).toBe('Lights pulled the day down.');
    expect(standing({ up: [], down: [] }, 'en')).toBeNull();
  });

  it('is two metrics on a side, and none that are too small to matter', () => {
    const pull = (name: string, effect: number) => ({ name, effect });
    expect(
      strongest([
        pull('a', 0.01),
        pull('b', 0.2),
        pull('c', -0.019),
        pull('d', 0.1),
        pull('e', 0.3),
        pull('f', -0.031),
      ]),
    ).toEqual({ up: ['e', 'b'], down: ['f'] });
    expect(strongest([pull('a', 0.001)])).toEqual({ up: [], down: [] });
  });
});

describe('changeInWords', () => {
  it.each([
    [-0.2064, '−0.21'],
    [0.0532, '+0.05'],
    [-0.0021, '−0.002'],
    [0.004999, '+0.005'],
    [0.005, '+0.01'],
    [-0.00051, '−0.001'],
    [0.00049, 'steady'],
    [0, 'steady'],
  ])('writes %d as %s', (change, words) => {
    expect(changeInWords(change, 'en')).toBe(words);
  });
});

describe('publicationNote', () => {
  const note = (knownOn: string, publishedAt: string) =>
    publicationNote({ ...report, knownOn, publishedAt }, 'en');
  it('tells a reconstruction from a late and from a timely board', () => {
    expect(note('2025-03-05T00:00:00-05:00', '2025-06-01T09:00:00-04:00')).toBe(
      'Reconstructed on June 1, 2025 from what was known at the end of March 4, 2025.',
    );
    expect(note('2025-03-05T00:00:00-05:00', '2025-03-05T06:15:00-05:00')).toBe(
      'Reconstructed on March 5, 2025 from what was known at the end of March 4, 2025.',
    );
    expect(note('2025-03-23T00:00:00-04:00', '2025-06-01T09:00:00-04:00')).toBe(
      'Reconstructed on June 1, 2025 from what was known at the end of March 22, 2025.',
    );
    expect(note('2025-03-22T17:30:00-04:00', '2025-06-01T09:00:00-04:00')).toBe(
      'Reconstructed on June 1, 2025 from what was known on March 22, 2025, 5:30 p.m. (UTC−04:00).',
    );
    const [knownOn, publishedAt] = ['2025-06-01T09:00:00-04:00', '2025-06-01T09:00:01-04:00'];
    expect(note(knownOn, publishedAt)).toBe(
      'Reconstructed on June 1, 2025 from the sample’s data; this board was not public on its own day.',
    );
    const living = { ...report, city: { ...report.city, asOf: null } };
    expect(publicationNote({ ...living, knownOn, publishedAt }, 'en')).toBe(
      'Published on June 1, 2025 with everything that was known by then.',
    );
    expect(note('2025-03-04T10:58:00-05:00', '2025-03-04T10:58:01-05:00')).toBeNull();
  });
});

describe('silence', () => {
  it('is named from the day after, but not for a sample', () => {
    const living = { ...report, city: { ...report.city, asOf: null } };
    expect(silence(living, '2025-03-04', 'en')).toBeNull();
    expect(silence(living, '2025-03-06', 'en')).toBe(
      'Today is Thursday, March 6, 2025. No newer board has been published.',
    );
    expect(silence(report, '2025-03-06', 'en')).toBeNull();
  });
});
