import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CityDefinition,
  directions,
  historyMatches,
  type MetricDefinition,
  measures,
  periods,
} from '../../model/index.ts';
import type { DefinitionVersion } from '../../state/contract.ts';
import { assembleCity, describePlan, type Plan, planApply } from './index.ts';

/** The versions in force after a plan was applied, in whatever order a store gives them. */
function applied(versions: readonly DefinitionVersion[], plan: Plan): DefinitionVersion[] {
  const after = new Map(versions.map((one) => [`${one.kind} ${one.slug}`, one]));
  for (const { kind, slug, body } of plan) {
    if (body === null) after.delete(`${kind} ${slug}`);
    else after.set(`${kind} ${slug}`, { kind, slug, body, hash: '', version: 1, at: 0 });
  }
  return [...after.values()].sort((a, b) => (a.kind + a.slug < b.kind + b.slug ? -1 : 1));
}

const slug = fc.stringMatching(/^[a-f]{1,2}(-[0-9])?$/);
const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);
const listOf = <T extends { slug: string }>(arbitrary: fc.Arbitrary<T>) =>
  fc.uniqueArray(arbitrary, { selector: (one) => one.slug, maxLength: 6 });

const metric: fc.Arbitrary<MetricDefinition> = fc.record({
  slug,
  name: fc.string(),
  definition: fc.string({ unit: 'binary' }),
  why: perhaps(fc.string()),
  topic: slug,
  department: slug,
  owner: perhaps(fc.string()),
  deputy: perhaps(fc.string()),
  measure: fc.constantFrom(...measures),
  percentile: perhaps(number),
  unit: fc.string(),
  direction: fc.constantFrom(...directions),
  rule: fc.string(),
  comparison: fc.record({
    steps: fc.array(
      fc.record({
        from: perhaps(day),
        value: number,
        period: perhaps(fc.constantFrom(...periods)),
      }),
    ),
    bands: fc.array(fc.record({ from: perhaps(day), low: number, high: number })),
    goal: perhaps(fc.record({ value: number, by: day })),
    history: perhaps(
      fc.record({
        years: fc.nat(),
        match: fc.constantFrom(...historyMatches),
        deviations: number,
      }),
    ),
    point: perhaps(fc.record({ value: number, on: day })),
  }),
  weight: number,
  cap: perhaps(number),
  floor: perhaps(number),
  minimumDenominator: perhaps(fc.nat()),
  zeroCountsAsCap: fc.boolean(),
  missingDays: fc.constantFrom('unknown', 'nothing-happened'),
  freshnessDays: perhaps(fc.nat()),
  starts: perhaps(day),
  ends: perhaps(day),
});

const city: fc.Arbitrary<CityDefinition> = fc.record({
  slug: fc.constant('sample'),
  name: fc.string(),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin'),
  weekStart: fc.constantFrom('monday', 'sunday', 'saturday'),
  fiscalYearStart: fc.integer({ min: 1, max: 12 }),
  windows: fc.constantFrom('calendar', 'rolling'),
  quarter: fc.constantFrom('three-months', 'quarter'),
  holidays: fc.array(day),
  population: perhaps(fc.nat()),
  asOf: perhaps(day),
  source: perhaps(fc.string()),
  composite: fc.constantFrom('arithmetic', 'geometric', 'median'),
  grades: fc.array(fc.record({ grade: fc.string(), atLeast: number })),
  tolerance: number,
  departments: listOf(fc.record({ slug, name: fc.string() })),
  topics: listOf(fc.record({ slug, name: fc.string(), weight: number })),
  metrics: listOf(metric),
});

const sample = fc.sample(city, { numRuns: 1, seed: 1 })[0]!;
const plain: MetricDefinition = {
  ...fc.sample(metric, { numRuns: 1, seed: 1 })[0]!,
  slug: 'ems-response-time',
  comparison: {
    steps: [{ from: null, value: 6, period: null }],
    bands: [],
    goal: null,
    history: null,
    point: null,
  },
};
const target = (value: number): MetricDefinition => ({
  ...plain,
  comparison: { ...plain.comparison, steps: [{ from: null, value, period: null }] },
});
const withMetrics = (...metrics: MetricDefinition[]): CityDefinition => ({ ...sample, metrics });

describe('planApply and assembleCity', () => {
  it('are each other’s inverse, and the same city again is nothing to do', () => {
    fc.assert(
      fc.property(city, (wanted) => {
        const versions = applied([], planApply([], wanted));
        expect(assembleCity(versions)).toEqual(wanted);
        expect(planApply(versions, wanted)).toEqual([]);
      }),
      { seed: 20250701 },
    );
  });

  it('lead from any city to any other, naming a field wherever one changes', () => {
    fc.assert(
      fc.property(city, city, (before, after) => {
        const versions = applied([], planApply([], before));
        const plan = planApply(versions, after);
        expect(assembleCity(applied(versions, plan))).toEqual(after);
        for (const { change, fields } of plan) {
          expect(fields.length > 0).toBe(change === 'change');
        }
        expect(describePlan(plan).split('\n')).toHaveLength(Math.max(1, plan.length));
      }),
      { seed: 20250701 },
    );
  });

  it('leave a metric as it is when others come, go or change places', () => {
    const other = { ...plain, slug: 'other' };
    const versions = applied([], planApply([], withMetrics(plain, other)));
    const plan = planApply(versions, withMetrics({ ...plain, slug: 'new' }, other, plain));
    expect(plan.map((one) => `${one.change} ${one.kind} ${one.slug}`)).toEqual([
      'change city sample',
      'add metric new',
    ]);
  });

  it('take a part of the versions, but not without the city', () => {
    const versions = applied([], planApply([], withMetrics(plain, { ...plain, slug: 'other' })));
    const part = versions.filter((one) => one.kind === 'city' || one.slug === 'other');
    expect(assembleCity(part).metrics.map((one) => one.slug)).toEqual(['other']);
    expect(() => assembleCity([])).toThrow('the versions hold no city');
  });
});

describe('describePlan', () => {
  it('says what is added, changed and removed', () => {
    const versions = applied(
      [],
      planApply([], withMetrics(plain, { ...plain, slug: 'old' }, { ...plain, slug: 'x' })),
    );
    const plan = planApply(
      versions,
      withMetrics(
        { ...target(5.5), owner: null },
        { ...plain, slug: 'x' },
        { ...plain, slug: 'n' },
      ),
    );
    expect(describePlan(plan).split('\n')).toEqual([
      '~ city sample: metrics ems-response-time, old, x -> ems-response-time, x, n',
      `~ metric ems-response-time: ${plain.owner === null ? '' : `owner ${plain.owner} -> none; `}target 6 -> 5.5`,
      '+ metric n',
      '- metric old: removed; its numbers stay in the archive',
    ]);
    expect(describePlan([])).toBe('Nothing to change');
  });

  it('shows long texts from shortly before they part', () => {
    const text = (end: string) => ({ ...plain, definition: `${'word '.repeat(40)}${end}` });
    const versions = applied([], planApply([], withMetrics(text('days'))));
    expect(describePlan(planApply(versions, withMetrics(text('hours'))))).toBe(
      '~ metric ems-response-time: definition …word word word word days -> …word word word word hours',
    );
  });
});
