import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compositeMethods } from '../model/index.ts';
import { exactSum } from '../statistics/index.ts';
import { type DriverInput, drivers, mixAndRate } from './drivers.ts';

const one = (score: number, weight = 1) => ({ score, weight });

describe('drivers', () => {
  it('split a change into value, entered and left', () => {
    const split = drivers(
      [
        { metric: 'a', before: one(1), after: one(1.5), afterAtOldTarget: null },
        { metric: 'b', before: one(1), after: one(1), afterAtOldTarget: null },
        { metric: 'gone', before: one(4), after: null, afterAtOldTarget: null },
        { metric: 'new', before: null, after: one(0.5), afterAtOldTarget: null },
      ],
      'arithmetic',
    )!;
    expect(split).toMatchObject({ before: 2, after: 1 });
    expect(split.terms).toEqual([
      { metric: 'a', kind: 'value', effect: 0.25 },
      { metric: 'gone', kind: 'left', effect: -1 },
      { metric: 'new', kind: 'entered', effect: -0.25 },
    ]);
  });

  it('tell a moved target from a moved value', () => {
    const split = drivers(
      [{ metric: 'a', before: one(1), after: one(0.9), afterAtOldTarget: 1.2 }],
      'arithmetic',
    )!;
    const effect = (kind: string) => split.terms.find((term) => term.kind === kind)!.effect;
    expect(effect('value')).toBeCloseTo(0.2, 12);
    expect(effect('target')).toBeCloseTo(-0.3, 12);
  });

  it('are nothing when a board has no composite', () => {
    expect(
      drivers([{ metric: 'a', before: null, after: one(1), afterAtOldTarget: null }], 'arithmetic'),
    ).toBeNull();
  });

  const weighed = fc.record({
    score: fc.double({ min: 0, max: 30, noNaN: true }),
    weight: fc.constantFrom(0, 0.5, 1, 2, 3),
  });
  const input = fc.record({
    before: fc.option(weighed),
    after: fc.option(weighed),
    afterAtOldTarget: fc.option(fc.double({ min: 0, max: 30, noNaN: true })),
  });

  it.each(compositeMethods)('sum to the change: 1,000 random histories, %s', (method) => {
    fc.assert(
      fc.property(fc.array(input, { minLength: 1, maxLength: 30 }), (list) => {
        const named: DriverInput[] = list.map((each, index) => ({ ...each, metric: `m${index}` }));
        const split = drivers(named, method);
        if (split === null) return;
        const sum = exactSum(split.terms.map((term) => term.effect));
        expect(Math.abs(sum - split.change)).toBeLessThan(1e-9);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('mix and rate', () => {
  const parts = fc.record({
    numerator: fc.integer({ min: 0, max: 500 }),
    denominator: fc.integer({ min: 0, max: 500 }),
  });

  it('sum to the change of the ratio', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ before: parts, after: parts }), { minLength: 1, maxLength: 20 }),
        (list) => {
          const clean = (one: { numerator: number; denominator: number }) =>
            one.denominator === 0 ? { numerator: 0, denominator: 0 } : one;
          const groups = new Map(
            list.map((each, index) => [
              `g${index}`,
              { before: clean(each.before), after: clean(each.after) },
            ]),
          );
          const split = mixAndRate(groups);
          if (split === null) return;
          const ratio = (when: 'before' | 'after') =>
            exactSum([...groups.values()].map((each) => each[when].numerator)) /
            exactSum([...groups.values()].map((each) => each[when].denominator));
          const sum = exactSum(split.flatMap((term) => [term.rate, term.mix]));
          expect(sum).toBeCloseTo(ratio('after') - ratio('before'), 9);
        },
      ),
    );
  });

  it('see a change of mix where no rate changed', () => {
    const split = mixAndRate(
      new Map([
        [
          'fast',
          { before: { numerator: 9, denominator: 10 }, after: { numerator: 18, denominator: 20 } },
        ],
        [
          'slow',
          { before: { numerator: 4, denominator: 10 }, after: { numerator: 4, denominator: 10 } },
        ],
      ]),
    )!;
    expect(split.every((term) => term.rate === 0)).toBe(true);
    expect(split.map((term) => term.mix).reduce((a, b) => a + b)).toBeCloseTo(
      22 / 30 - 13 / 20,
      12,
    );
  });
});
