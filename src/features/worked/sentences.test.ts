import { describe, expect, it } from 'vitest';
import { type Measure, type Reason, reasons, type Score } from '../../model/index.ts';
import { rules } from '../../scoring/index.ts';
import { reasonFor } from '../../web/reasons.ts';
import {
  formatFigures,
  outcomeInWords,
  reasonInWords,
  ruleInWords,
  ruleName,
} from './sentences.ts';
import { workThrough } from './worked.ts';

const metric = {
  measure: 'ratio',
  rule: 'target-ratio',
  direction: 'up',
  unit: 'share',
  comparison: {
    steps: [],
    bands: [],
    goal: null,
    history: { years: 3, match: 'same-week', deviations: 1.5 },
    point: null,
  },
  cap: null,
  floor: null,
  minimumDenominator: 50,
  freshnessDays: 3,
  starts: '2026-06-01',
  ends: '2026-01-31',
} as const;
const score: Score = {
  score: 20 / 31 / 0.8,
  rawScore: 20 / 31 / 0.8,
  capped: null,
  value: 20 / 31,
  numerator: 20,
  denominator: 31,
  target: 0.8,
  baseline: null,
  span: { first: '2026-03-04', last: '2026-03-04' },
  status: 'follow-up',
  reason: null,
};
const outcome = (changed: Partial<Score>) => {
  const number = { ...score, ...changed };
  const worked = workThrough(metric, number);
  return outcomeInWords({ metric, score: number, worked, tolerance: 0.05, latest: null }, 'en');
};

describe('a number in words', () => {
  it('says what was compared and what came out', () => {
    expect(outcome({})).toEqual([
      'The value is 65%; the target is 80%. The score is 0.81: follow-up, target missed.',
    ]);
    expect(outcome({ score: 0.9, capped: 'floor', rawScore: 20 / 31 / 0.8 })[1]).toBe(
      'No less than the floor of 0.90 counts.',
    );
    expect(outcome({ score: 2, rawScore: null, capped: 'cap' })).toEqual([
      'Nothing happened, so there is nothing to divide by: the score is the cap, 2.00.',
    ]);
  });

  it('tells what is usual from how far from it is still allowed', () => {
    const band = {
      ...metric,
      rule: 'historical-band',
      direction: 'down',
      unit: 'minutes',
    } as const;
    const said = (changed: Partial<Score>) => {
      const number = { ...score, value: 8, rawScore: 0.75, target: 6, ...changed };
      const worked = workThrough(band, number);
      return outcomeInWords(
        { metric: band, score: number, worked, tolerance: 0.05, latest: null },
        'en',
      );
    };
    expect(said({ baseline: 5 })).toEqual([
      'The value is 8 minutes; 5 minutes is usual, and up to 6 minutes is allowed. The score is 0.75: follow-up, worse than what is allowed.',
    ]);
    expect(said({})[0]).toMatch(/^The value is 8 minutes; up to 6 minutes is allowed\./);
  });

  it.each(Object.keys(reasons) as Reason[])('gives a sentence for %s', (reason) => {
    const number = { metric, score: { ...score, denominator: 12 }, latest: '2026-02-01' };
    const sentences = reasonInWords(number, reason, 'en');
    expect(sentences[0]).toBe(reasonFor(reason, metric.measure, 'en'));
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  it('says by the measure which days are missing, and why days do not add up', () => {
    const said = (reason: Reason, measure: Measure) =>
      reasonInWords({ metric: { ...metric, measure }, score, latest: null }, reason, 'en')[0];
    expect(said('incomplete-period', 'ratio')).toContain('More than half of');
    expect(said('incomplete-period', 'count')).toContain('at least one is missing');
    expect(said('incomplete-period', 'level')).toContain('The last day');
    expect(said('needs-parts', 'ratio')).toContain('finished ratios');
    expect(said('needs-parts', 'mean')).toContain('finished averages');
    expect(said('needs-parts', 'median')).toMatch(/^A median cannot be made of days/);
  });

  it('adds to a reason what is known about it', () => {
    const number = { metric, score: { ...score, denominator: 12 }, latest: '2026-02-01' };
    const details = (Object.keys(reasons) as Reason[]).map(
      (reason) => reasonInWords(number, reason, 'en')[1],
    );
    expect(details.filter((detail) => detail !== undefined)).toEqual([
      'It is for February 1, 2026 and may be 3 days old at the most.',
      'A share of nothing is no number.',
      'The value is 0, and nothing can be divided by 0.',
      'There were 12; at least 50 are needed.',
      'It starts on June 1, 2026.',
      'Its last day was January 31, 2026.',
    ]);
  });

  it('has a name and a sentence for every rule and direction', () => {
    const said = rules.flatMap(({ name, directions }) => {
      expect(ruleName(name, 'en')).not.toBe(name);
      return directions.map((direction) => ruleInWords({ ...metric, rule: name, direction }, 'en'));
    });
    expect(new Set(said).size).toBe(said.length - 1);
    for (const sentence of said) expect(sentence).toMatch(/^[A-Z].*\. 1\.00 is [a-z ]+\.$/);
  });
});

describe('formatFigures', () => {
  it.each([
    [
      [0.2631578, 0.8],
      ['0.263', '0.8'],
    ],
    [
      [7.41666, 6],
      ['7.42', '6'],
    ],
    [
      [19784.57, 10924.66],
      ['19,785', '10,925'],
    ],
    [
      [0.79999, 0.8],
      ['0.79999', '0.8'],
    ],
    [
      [-0.5, 0],
      ['−0.5', '0'],
    ],
    [
      [0.00004, 1],
      ['0.00004', '1'],
    ],
    [
      [5, 5],
      ['5', '5'],
    ],
  ])('%j reads %j', (values, texts) => {
    expect(formatFigures(values, 'en')).toEqual(texts);
  });
});
