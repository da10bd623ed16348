import { describe, expect, it } from 'vitest';
import { localDay } from '../calendar/index.ts';
import { assess } from './assess.ts';
import type { Answer, Rule } from './contract.ts';
import { answer, attestedFor, check, criterion, question, standard } from './fixtures/standard.ts';
import { counted, share } from './measurement.ts';

const one = counted(1);
const none = counted(0);
const date = '2026-06-15';

/** What becomes of one criterion of three checks. */
function verdict(
  rule: Rule | null,
  measures: Parameters<typeof question>[1],
  answers: readonly Answer[] = [],
) {
  const { criteria } = assess(question(standard([criterion('C', 3, rule)]), measures, { answers }));
  const { status, by } = criteria[0]!;
  return by === null ? status : `${status} ${by}`;
}

describe('rules', () => {
  const all: Rule = { kind: 'all' };
  const two: Rule = { kind: 'at-least', count: 2 };
  const points: Rule = { kind: 'points', points: 3, weights: { 'C.1': 2 } };

  it.each([
    [all, { 'C.1': one, 'C.2': one, 'C.3': one }, 'met automatic'],
    [all, { 'C.1': one, 'C.2': one, 'C.3': none }, 'not-met'],
    [all, { 'C.1': one, 'C.2': one }, 'unknown'],
    [all, { 'C.1': one, 'C.2': none }, 'not-met'],
    [two, { 'C.1': one, 'C.2': one }, 'met automatic'],
    [two, { 'C.1': one, 'C.2': none }, 'unknown'],
    [two, { 'C.1': one, 'C.2': none, 'C.3': none }, 'not-met'],
    [points, { 'C.2': one, 'C.3': one, 'C.1': none }, 'not-met'],
    [points, { 'C.1': one, 'C.3': one, 'C.2': none }, 'met automatic'],
    [null, { 'C.1': one, 'C.2': one, 'C.3': one }, 'unknown'],
  ] as const)('%j of %j: %s', (rule, measures, expected) => {
    expect(verdict(rule, measures)).toBe(expected);
  });

  it('say what stands in the way, the mildest first', () => {
    const ranOut = counted(0, { expired: true });
    expect(verdict(all, { 'C.1': one, 'C.2': one, 'C.3': ranOut })).toBe('expired');
    expect(verdict(all, { 'C.1': one, 'C.2': ranOut, 'C.3': none })).toBe('not-met');
    expect(verdict(all, { 'C.1': one, 'C.2': ranOut })).toBe('unknown');
  });

  it('give part of the points for part of the checks by levels', () => {
    const steps = [
      { checks: 1, points: 1 },
      { checks: 3, points: 4 },
    ];
    const levels = standard([criterion('C', 3, { kind: 'levels', steps }, { points: 4 })]);
    const of = (measures: Parameters<typeof question>[1]) =>
      assess(question(levels, measures)).points;
    expect(of({ 'C.1': none, 'C.2': none, 'C.3': none })).toBe(0);
    expect(of({ 'C.1': one, 'C.2': one, 'C.3': none })).toBe(1);
    expect(of({ 'C.1': one, 'C.2': one, 'C.3': one })).toBe(4);
  });
});

describe('what people say', () => {
  const all: Rule = { kind: 'all' };
  const met = { 'C.1': one, 'C.2': one, 'C.3': one };
  const failed = { ...met, 'C.3': none };
  const no = answer('C', { says: 'not-met', respondent: 'Ben Osei' });

  it('makes a criterion met where records say nothing', () => {
    expect(verdict(all, {}, [answer('C')])).toBe('met attested');
    expect(verdict(all, {}, [no])).toBe('not-met');
  });

  it('disputes what records or others say otherwise', () => {
    expect(verdict(all, {}, [answer('C'), no])).toBe('disputed');
    expect(verdict(all, met, [no])).toBe('disputed');
    expect(verdict(all, failed, [answer('C')])).toBe('disputed');
    expect(
      verdict(all, { 'C.3': counted(0, { expired: true }) }, [answer('C', { check: 'C.3' })]),
    ).toBe('unknown');
  });

  it('overrules records and others in both directions', () => {
    const overruling = answer('C', { overrules: true, respondent: 'Chief' });
    expect(verdict(all, failed, [no, overruling])).toBe('met attested');
    expect(verdict(all, met, [{ ...overruling, says: 'not-met' }])).toBe('not-met');
  });

  it('counts the newest answer of a person, from its day to its last day', () => {
    const change = answer('C', { says: 'not-met', on: '2026-02-01' });
    expect(verdict(all, {}, [answer('C'), change])).toBe('not-met');
    expect(verdict(all, {}, [change, answer('C')])).toBe('not-met');
    expect(verdict(all, {}, [answer('C', { on: '2026-06-16' })])).toBe('unknown');
    expect(verdict(all, {}, [answer('C', { through: '2026-06-15' })])).toBe('met attested');
    expect(verdict(all, {}, [answer('C', { through: '2026-06-14' })])).toBe('expired');
    expect(verdict(all, {}, [answer('C'), answer('C', { says: 'not-met' })])).toBe('not-met');
  });

  it('on a check counts for the check', () => {
    const said = answer('C', { check: 'C.3' });
    expect(verdict(all, { 'C.1': one, 'C.2': one }, [said])).toBe('met attested');
    expect(verdict(all, failed, [said])).toBe('disputed');
  });
});

describe('evidence', () => {
  it('that shows only a part of it never makes a check met, but can refuse it', () => {
    const partial = criterion(
      'C',
      0,
      { kind: 'all' },
      {
        checks: [check('C.1', { automatic: 'partial' })],
        counted: ['C.1'],
      },
    );
    const of = (measures: Parameters<typeof question>[1]) =>
      assess(question(standard([partial]), measures)).criteria[0]!;
    expect(of({ 'C.1': one })).toMatchObject({ status: 'unknown' });
    expect(of({ 'C.1': one }).checks[0]!.silence).toBe('needs-a-person');
    expect(of({ 'C.1': none }).status).toBe('not-met');
    expect(of({}).checks[0]!.silence).toBe('not-measured-here');
  });

  it.each([
    [8, 10, 'not-met'],
    [9, 10, 'met'],
    [0, 0, 'not-met'],
  ])('of over 80 %%: %i of %i departments is %s', (numerator, denominator, expected) => {
    const departments = standard([
      criterion(
        'C',
        0,
        { kind: 'all' },
        {
          checks: [
            check('C.1', {
              question: {
                measure: 'inventory-departments',
                of: {},
                threshold: { comparison: 'more-than', value: 0.8 },
              },
            }),
          ],
          counted: ['C.1'],
        },
      ),
    ]);
    const measurement = share(numerator, denominator);
    expect(assess(question(departments, { 'C.1': measurement })).criteria[0]!.status).toBe(
      expected,
    );
  });

  it('that runs out takes the point away at midnight local time', () => {
    const document = counted(1, { holdsThrough: '2026-06-30' });
    const at = (instant: string) => {
      const microseconds = Temporal.Instant.from(instant).epochMilliseconds * 1000;
      const asked = question(
        standard([criterion('C', 1)]),
        { 'C.1': document },
        {
          date: localDay(microseconds, 'America/New_York'),
        },
      );
      const { points, criteria } = assess(asked);
      return `${points} ${criteria[0]!.status} ${criteria[0]!.holdsThrough}`;
    };
    expect(at('2026-07-01T03:59:59Z')).toBe('1 met 2026-06-30');
    expect(at('2026-07-01T04:00:00Z')).toBe('0 expired null');
  });
});

describe('prerequisites', () => {
  const chain = standard([
    criterion('A', 1),
    criterion('B', 1, { kind: 'all' }, { prerequisites: ['A'] }),
    criterion('C', 1, { kind: 'all' }, { prerequisites: ['B'] }),
  ]);

  it('that are not met keep a met criterion from its point, down the chain', () => {
    const { points, criteria } = assess(question(chain, { 'A.1': none, 'B.1': one, 'C.1': one }));
    expect(points).toBe(0);
    expect(criteria.map(({ status, blockedBy }) => [status, blockedBy])).toEqual([
      ['not-met', []],
      ['met', ['A']],
      ['met', ['B']],
    ]);
    expect(assess(question(chain, { 'A.1': one, 'B.1': one, 'C.1': one })).points).toBe(3);
  });

  it('in a ring block each other', () => {
    const ring = standard([
      criterion('A', 1, { kind: 'all' }, { prerequisites: ['B'] }),
      criterion('B', 1, { kind: 'all' }, { prerequisites: ['A'] }),
    ]);
    expect(assess(question(ring, { 'A.1': one, 'B.1': one })).points).toBe(0);
  });
});

describe('the city’s own checklist', () => {
  const own = {
    criterion: 'C',
    checks: [check('C.own', { basis: 'city', automatic: 'none', question: null })],
    rule: { kind: 'all' } as const,
    prerequisites: [],
  };

  it('decides; this project’s checks stay in sight and do not count', () => {
    const asked = (answers: readonly Answer[]) =>
      assess(
        question(standard([criterion('C', 2)]), { 'C.1': none }, { checklists: [own], answers }),
      ).criteria[0]!;
    expect(asked([])).toMatchObject({ status: 'unknown', ownChecklist: true });
    const met = asked([answer('C', { check: 'C.own' })]);
    expect(met).toMatchObject({ status: 'met', by: 'attested' });
    expect(met.checks.map((each) => [each.check.id, each.counted])).toEqual([
      ['C.own', true],
      ['C.1', false],
      ['C.2', false],
    ]);
  });
});

describe('conditions besides points', () => {
  const asking = standard([], {
    eligibility: { population: 30_000, countries: 'anywhere' },
    outcome: 'a resident outcome',
  });
  const outcome = { measure: 'Air', value: '7', on: date, standard: 'WHO', source: 'monitor' };

  it.each([
    [29_999, false],
    [30_000, true],
    [null, null],
  ])('a population of %s: %s', (population, met) => {
    const { conditions } = assess(question(asking, {}, { population }));
    expect(conditions).toEqual([
      { name: 'population', met },
      { name: 'outcome', met: null },
    ]);
  });

  it('a resident outcome counts from its day', () => {
    const of = (change: object) =>
      assess(question(asking, {}, { outcome: { ...outcome, ...change } })).conditions[1]!.met;
    expect(of({})).toBe(true);
    expect(of({ on: '2026-06-16' })).toBe(null);
  });

  it('are asked of nobody where the standard has none', () => {
    expect(assess(question(standard([]))).conditions).toEqual([]);
  });
});

describe('tiers by breadth', () => {
  const groups = standard(
    ['A1 A', 'A2 A', 'B1 B', 'B2 B', 'C1 C'].map((words) => {
      const [id, practice] = words.split(' ') as [string, string];
      return criterion(id, 0, null, { practice });
    }),
    {
      tiers: {
        by: 'breadth',
        each: 2,
        steps: [
          { name: 'one', needs: 1 },
          { name: 'two', needs: 2 },
        ],
      },
    },
  );

  it('count practices with enough points in each', () => {
    const of = (ids: readonly string[]) => {
      const { tier, nextTier } = assess(question(groups, {}, { answers: attestedFor(ids) }));
      return [tier, nextTier?.missing ?? null];
    };
    expect(of(['A1', 'B1', 'C1'])).toEqual([null, 1]);
    expect(of(['A1', 'A2', 'B1'])).toEqual(['one', 1]);
    expect(of(['A1', 'A2', 'B1', 'B2'])).toEqual(['two', null]);
  });
});
