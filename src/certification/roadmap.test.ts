import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from './assess.ts';
import type { Criterion } from './contract.ts';
import { attestedFor, criterion, question, standard } from './fixtures/standard.ts';
import { cheapestPoints, type Effort } from './roadmap.ts';
import { wwc2022 } from './standards/wwc-2022/index.ts';

function city(criteria: readonly Criterion[], met: readonly string[]) {
  return assess(question(standard(criteria), {}, { answers: attestedFor(met) }));
}

const open = (id: string, prerequisites: readonly string[] = [], points = 1) =>
  criterion(id, 0, null, { prerequisites, points });

describe('cheapestPoints', () => {
  it('takes the cheapest criteria', () => {
    const efforts = [
      { criterion: 'A', days: 5 },
      { criterion: 'B', days: 1 },
      { criterion: 'C', days: 3 },
    ];
    const { greedy, exact } = cheapestPoints(
      city(
        ['A', 'B', 'C'].map((id) => open(id)),
        [],
      ),
      efforts,
      2,
    );
    expect(exact).toEqual({ criteria: ['B', 'C'], days: 4, points: 2 });
    expect(greedy).toEqual(exact);
  });

  it('finds what the quick way overlooks', () => {
    // The best rate first is E at 1 day for each of 3 points; two cheap points would have done.
    const criteria = [open('E', [], 3), open('F', [], 2), open('G', [], 2)];
    const efforts = [
      { criterion: 'E', days: 3 },
      { criterion: 'F', days: 2.1 },
      { criterion: 'G', days: 2.2 },
    ];
    const { greedy, exact, proven } = cheapestPoints(city(criteria, []), efforts, 4);
    expect(greedy!.days).toBeCloseTo(5.1);
    expect(exact).toMatchObject({ criteria: ['F', 'G'], points: 4 });
    expect(exact!.days).toBeCloseTo(4.3);
    expect(proven).toBe(true);
  });

  it('knows that a prerequisite frees what it blocks, and that nothing earns before it', () => {
    const criteria = [open('A'), open('B', ['A']), open('C', ['A']), open('D')];
    const efforts = [
      { criterion: 'A', days: 4 },
      { criterion: 'C', days: 1 },
      { criterion: 'D', days: 3 },
    ];
    const assessment = city(criteria, ['B']);
    expect(assessment.points).toBe(0);
    expect(cheapestPoints(assessment, efforts, 2).exact).toEqual({
      criteria: ['A'],
      days: 4,
      points: 2,
    });
    expect(cheapestPoints(assessment, efforts.slice(1), 2).exact).toBeNull();
  });

  it('needs no plan where nothing is missing, and has none where efforts do not reach', () => {
    expect(cheapestPoints(city([open('A')], []), [], 0).exact).toEqual({
      criteria: [],
      days: 0,
      points: 0,
    });
    expect(cheapestPoints(city([open('A')], []), [], 1)).toEqual({
      greedy: null,
      exact: null,
      proven: true,
    });
  });

  it('is never dearer than the greedy plan, and reaches as far', () => {
    const effort = fc.integer({ min: 1, max: 40 });
    const plan = fc.record({
      days: fc.array(effort, { minLength: 1, maxLength: 12 }),
      points: fc.infiniteStream(fc.integer({ min: 1, max: 3 })),
      links: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 8 }),
      met: fc.subarray(['K0', 'K1', 'K2', 'K3', 'K4', 'K5']),
      missing: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(plan, ({ days, points, links, met, missing }) => {
        const criteria = days.map((_, index) =>
          open(
            `K${index}`,
            links
              .filter(([to, from]) => to === index && from < index)
              .map(([, from]) => `K${from}`),
            points.next().value,
          ),
        );
        const efforts: Effort[] = days.map((own, index) => ({ criterion: `K${index}`, days: own }));
        const { greedy, exact, proven } = cheapestPoints(city(criteria, met), efforts, missing);
        expect(exact === null).toBe(greedy === null);
        if (greedy === null || exact === null) return;
        expect(exact.days).toBeLessThanOrEqual(greedy.days);
        expect(Math.min(exact.points, greedy.points)).toBeGreaterThanOrEqual(missing);
        if (proven) expect(exact.days).toBe(cheapestByTrying(criteria, efforts, met, missing));
      }),
      { seed: 20260101, numRuns: 150 },
    );
  });

  it('plans a half-finished city by the standard in force', () => {
    const met = wwc2022.criteria.slice(0, 20).map(({ id }) => id);
    const assessment = assess(question(wwc2022, {}, { answers: attestedFor(met) }));
    const efforts = wwc2022.criteria.map(({ id }, index) => ({
      criterion: id,
      days: 1 + ((index * 7) % 23),
    }));
    const { greedy, exact, proven } = cheapestPoints(
      assessment,
      efforts,
      assessment.nextTier!.missing,
    );
    expect([assessment.points, assessment.nextTier]).toEqual([20, { name: 'silver', missing: 2 }]);
    expect(proven).toBe(true);
    expect(exact!.days).toBeLessThanOrEqual(greedy!.days);
  });
});

/** Every subset, to hold the search against. */
function cheapestByTrying(
  criteria: readonly Criterion[],
  efforts: readonly Effort[],
  met: readonly string[],
  missing: number,
): number {
  const items = efforts.filter((one) => !met.includes(one.criterion));
  const start = city(criteria, met).points;
  let best = Number.POSITIVE_INFINITY;
  for (let bits = 0; bits < 2 ** items.length; bits += 1) {
    const chosen = items.filter((_, index) => (bits >> index) & 1);
    const days = chosen.reduce((sum, one) => sum + one.days, 0);
    if (days >= best) continue;
    const { points } = city(criteria, [...met, ...chosen.map((one) => one.criterion)]);
    if (points - start >= missing) best = days;
  }
  return best;
}
