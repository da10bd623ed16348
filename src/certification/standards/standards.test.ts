import { describe, expect, it } from 'vitest';
import { assess } from '../assess.ts';
import type { Rounding } from '../contract.ts';
import { attestedFor, question } from '../fixtures/standard.ts';
import { tierOf } from '../tiers.ts';
import { standards } from './index.ts';
import { wwc2018 } from './wwc-2018/index.ts';
import { wwc2022 } from './wwc-2022/index.ts';

describe.each(standards.map((one) => [one.id, one] as const))('%s', (_, standard) => {
  const checks = standard.criteria.flatMap((one) => one.checks);

  it('names every criterion and check once, under its practices', () => {
    const ids = standard.criteria.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
    for (const { id, practice, checks: own, counted, prerequisites } of standard.criteria) {
      expect(standard.practices).toContain(practice);
      expect(own.every((check) => check.id.startsWith(`${id}.`))).toBe(true);
      expect(own.map((check) => check.id)).toEqual(expect.arrayContaining([...counted]));
      expect(ids).toEqual(expect.arrayContaining([...prerequisites]));
    }
  });

  it('has no more points in its criteria than it has', () => {
    const sum = standard.criteria.reduce((total, { points }) => total + points, 0);
    expect(sum).toBeLessThanOrEqual(standard.points);
  });

  it('asks records only what they can answer', () => {
    for (const { automatic, question: asked } of checks) {
      if (automatic === 'none') expect(asked).toBeNull();
    }
  });

  it('meets nothing for a city of which nothing is known', () => {
    const { points, tier, criteria } = assess(question(standard));
    expect([points, tier]).toEqual([0, null]);
    expect(new Set(criteria.map(({ status }) => status))).toEqual(new Set(['unknown']));
  });

  it('comes with its notice', () => {
    expect(standard.notice).not.toBe('');
  });
});

describe('wwc-2022', () => {
  it('has 43 criteria in 8 practices, a point each', () => {
    const counts = wwc2022.practices.map(
      (practice) => wwc2022.criteria.filter((one) => one.practice === practice).length,
    );
    expect(counts).toEqual([9, 4, 7, 3, 8, 4, 3, 5]);
    expect(wwc2022.criteria.every(({ points }) => points === 1)).toBe(true);
  });

  it('counts only checks that follow from the public statement', () => {
    for (const { checks, counted } of wwc2022.criteria) {
      const stated = checks.filter(({ basis }) => basis === 'statement').map(({ id }) => id);
      expect(counted).toEqual(stated);
      expect(counted.length).toBeGreaterThan(0);
    }
  });

  it('says who is no part of it', () => {
    for (const name of ['Bloomberg Philanthropies', 'Results for America', 'What Works Cities']) {
      expect(wwc2022.notice).toContain(name);
    }
  });
});

describe('wwc-2018', () => {
  it('knows 13 of 45 and invents nothing', () => {
    expect([wwc2018.criteria.length, wwc2018.points]).toEqual([13, 45]);
    const silent = wwc2018.criteria.filter(({ checks }) => checks.length === 0);
    expect(silent.every(({ rule }) => rule === null)).toBe(true);
  });

  it('reaches no tier with all that is known', () => {
    const answers = attestedFor(wwc2018.criteria.map(({ id }) => id));
    expect(assess(question(wwc2018, {}, { answers }))).toMatchObject({
      points: 13,
      tier: null,
      nextTier: { name: 'silver', missing: 10 },
    });
  });
});

describe('tiers at their boundaries', () => {
  const names = (standard: typeof wwc2022, rounding: Rounding) =>
    standard.tiers.steps.map((_, step) => {
      for (let points = 0; ; points += 1) {
        const { tier } = tierOf(standard, points, rounding);
        if (tier === standard.tiers.steps[step]!.name) return points;
      }
    });

  it.each([
    ['up', wwc2022, [22, 30, 37]],
    ['nearest', wwc2022, [22, 29, 37]],
    ['down', wwc2022, [21, 29, 36]],
    ['up', wwc2018, [23, 31, 38]],
    ['nearest', wwc2018, [23, 30, 38]],
    ['down', wwc2018, [22, 30, 37]],
  ] as const)('rounded %s', (rounding, standard, expected) => {
    expect(names(standard, rounding)).toEqual(expected);
  });

  it('one point below is the tier below, and says what is missing', () => {
    expect(tierOf(wwc2022, 21, 'up')).toEqual({
      tier: null,
      nextTier: { name: 'silver', missing: 1 },
    });
    expect(tierOf(wwc2022, 36, 'up')).toEqual({
      tier: 'gold',
      nextTier: { name: 'platinum', missing: 1 },
    });
    expect(tierOf(wwc2022, 43, 'up')).toEqual({ tier: 'platinum', nextTier: null });
  });

  it('take a share that is whole as it is', () => {
    const hundred = { ...wwc2022, points: 100 };
    expect(names(hundred, 'up')).toEqual([51, 68, 85]);
    expect(names(hundred, 'down')).toEqual([51, 68, 85]);
  });
});

describe.each(standards.map((one) => [one.id, one] as const))('%s in Spanish', (_, standard) => {
  const { spanish, criteria, practices, tiers } = standard;

  it('has its own words for everything, and for nothing else', () => {
    const checks = criteria.flatMap((one) => one.checks.map(({ id }) => id));
    expect(Object.keys(spanish.criteria).sort()).toEqual(criteria.map(({ id }) => id).sort());
    expect(Object.keys(spanish.checks).sort()).toEqual(checks.sort());
    expect(Object.keys(spanish.practices).sort()).toEqual([...practices].sort());
    expect(Object.keys(spanish.tiers)).toEqual(tiers.steps.map(({ name }) => name));
  });

  it('invents no title, and repeats no English text', () => {
    for (const { id, title, summary, checks } of criteria) {
      const [own, text] = spanish.criteria[id]!;
      expect([id, own === null]).toEqual([id, title === null]);
      expect([id, text]).not.toEqual([id, summary]);
      for (const check of checks) expect(spanish.checks[check.id]).not.toBe(check.text);
    }
  });
});
