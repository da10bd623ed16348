import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, everything, landObservations, observed, values } from './contract-rows.suite.ts';
import type { Trial } from './contract-trial.suite.ts';

/** Which observations are in force, and how they are given. */
export function observationTests(trial: Trial): void {
  describe('observations', () => {
    columnTests(trial);
    versionTests(trial);
    restatementTests(trial);
    limitTests(trial);
    numberTests(trial);
  });
}

function columnTests({ store }: Trial): void {
  it('come as columns ordered by metric, first day, last day', async () => {
    const week = { span: { first: '2024-12-30', last: '2025-01-05' } };
    await landObservations(store(), 1, [
      observed('b', '2025-01-02', null, { numerator: 3, denominator: 4, known: 7 }),
      observed('a', '2025-01-02', 2),
      observed('a', '1969-12-31', 1),
      observed('a', '2024-12-30', 8),
      observed('a', '', 9, week),
    ]);
    const [id] = (await store().landed()).map((delivery) => delivery.id);
    expect(await store().observations(everything)).toEqual({
      metrics: ['a', 'b'],
      metric: Int32Array.of(0, 0, 0, 0, 1),
      first: Int32Array.of(-1, 20_087, 20_087, 20_090, 20_090),
      last: Int32Array.of(-1, 20_087, 20_093, 20_090, 20_090),
      value: Float64Array.of(1, 8, 9, 2, Number.NaN),
      numerator: Float64Array.of(Number.NaN, Number.NaN, Number.NaN, Number.NaN, 3),
      denominator: Float64Array.of(Number.NaN, Number.NaN, Number.NaN, Number.NaN, 4),
      known: Float64Array.of(1, 1, 1, 1, 7),
      deliveries: [id],
      delivery: Int32Array.of(0, 0, 0, 0, 0),
    });
  });

  it('are empty columns when nothing is known', async () => {
    const columns = await store().observations(everything);
    expect(columns.metrics).toEqual([]);
    expect(columns.deliveries).toEqual([]);
    expect(columns.value).toEqual(new Float64Array(0));
  });

  it('name only the metrics and deliveries that occur', async () => {
    await landObservations(store(), 1, [observed('a', '2025-01-01', 1)], { city: 'salem' });
    await landObservations(store(), 2, [observed('b', '2025-01-01', 2)]);
    await landObservations(store(), 3, [observed('c', '2025-01-01', null)]);
    const { metrics, deliveries } = await store().observations(everything);
    expect({ metrics, deliveries }).toEqual({ metrics: ['b'], deliveries: ['delivery-2'] });
  });
}

function restatementTests({ store }: Trial): void {
  it('tell which spans were restated, from what to what, and which were taken back', async () => {
    const day = '2025-01-01';
    const parts = { numerator: 1, denominator: 2 };
    await landObservations(store(), 1, [
      observed('a', day, 1, { known: 10 }),
      observed('b', day, null, { ...parts, known: 10 }),
      observed('c', day, 5, { known: 10 }),
    ]);
    await landObservations(store(), 2, [
      observed('a', day, 2, { known: 30 }),
      observed('b', day, null, { known: 20 }),
      observed('c', day, 5, { known: 20 }),
    ]);
    await landObservations(store(), 3, [observed('a', day, 3, { known: 30 })]);
    const nothing = { value: null, numerator: null, denominator: null };
    const span = { first: day, last: day };
    const taken = {
      metric: 'b',
      span,
      known: 20,
      before: { value: null, ...parts },
      after: nothing,
    };
    const one = { ...nothing, value: 1 };
    const three = { ...nothing, value: 3 };
    expect(await store().restatements('boston', null, null)).toEqual([
      taken,
      { metric: 'a', span, known: 30, before: one, after: three },
    ]);
    expect(await store().restatements('boston', 29, null)).toEqual([taken]);
    expect(await store().restatements('salem', null, null)).toEqual([]);
  });
}

function versionTests({ store }: Trial): void {
  it('give the version with the greatest known, however it arrived', async () => {
    const day = '2025-01-01';
    await landObservations(store(), 1, [
      observed('a', day, 30, { known: 30 }),
      observed('a', day, 10, { known: 10 }),
    ]);
    await landObservations(store(), 2, [observed('a', day, 20, { known: 20 })]);
    expect(await values(store())).toEqual(['a 2025-01-01 30']);
    expect(await values(store(), { knownOn: 29 })).toEqual(['a 2025-01-01 20']);
    expect(await values(store(), { knownOn: 20 })).toEqual(['a 2025-01-01 20']);
    expect(await values(store(), { knownOn: 19 })).toEqual(['a 2025-01-01 10']);
    expect(await values(store(), { knownOn: 9 })).toEqual([]);
  });

  it('give the later delivery, then the later row, of versions known at once', async () => {
    const day = '2025-01-01';
    await landObservations(store(), 9, [observed('a', day, 1), observed('a', day, 2)]);
    await landObservations(store(), 3, [observed('a', day, 3), observed('b', day, 4)]);
    expect(await values(store())).toEqual(['a 2025-01-01 2', 'b 2025-01-01 4']);
  });

  it('leave out what was retracted, from then on', async () => {
    await landObservations(store(), 1, [observed('a', '2025-01-01', 1)]);
    await landObservations(store(), 2, [observed('a', '2025-01-01', null, { known: 2 })]);
    expect(await values(store())).toEqual([]);
    expect(await values(store(), { knownOn: 1 })).toEqual(['a 2025-01-01 1']);
    await landObservations(store(), 3, [observed('a', '2025-01-01', 0, { known: 3 })]);
    expect(await values(store())).toEqual(['a 2025-01-01 0']);
  });

  it('leave out breakdowns, which replace no total', async () => {
    const dimensions = { neighborhood: 'Roxbury' };
    await landObservations(store(), 1, [observed('a', '2025-01-01', 1)]);
    await landObservations(store(), 2, [observed('a', '2025-01-01', 5, { known: 9, dimensions })]);
    expect(await values(store())).toEqual(['a 2025-01-01 1']);
  });
}

function limitTests({ store }: Trial): void {
  it('keep to the city, metrics, days and deliveries asked for', async () => {
    await landObservations(store(), 1, [
      observed('a', '2025-01-01', 1),
      observed('a', '', 2, { span: { first: '2025-01-02', last: '2025-01-08' } }),
      observed('b', '2025-01-09', 3),
    ]);
    await landObservations(store(), 2, [observed('a', '2025-01-01', 4, { known: 2 })]);
    await landObservations(store(), 3, [observed('a', '2025-01-01', 5)], { city: 'salem' });
    const [one, two, three] = ['a 2025-01-01 4', 'a 2025-01-02 2', 'b 2025-01-09 3'];
    expect(await values(store(), { city: 'salem' })).toEqual(['a 2025-01-01 5']);
    expect(await values(store(), { city: 'nowhere' })).toEqual([]);
    expect(await values(store(), { metrics: ['b', 'unheard-of'] })).toEqual([three]);
    expect(await values(store(), { metrics: [] })).toEqual([]);
    expect(await values(store(), { from: '2025-01-02' })).toEqual([two, three]);
    expect(await values(store(), { from: '2025-01-08' })).toEqual([two, three]);
    expect(await values(store(), { from: '2025-01-09' })).toEqual([three]);
    expect(await values(store(), { until: '2025-01-02' })).toEqual([one, two]);
    expect(await values(store(), { until: '2025-01-01' })).toEqual([one]);
    expect(await values(store(), { deliveries: [] })).toEqual([]);
  });

  it('see no row of a delivery that was not asked for, not even a later version', async () => {
    await landObservations(store(), 1, [observed('a', '2025-01-01', 1)]);
    await landObservations(store(), 2, [observed('a', '2025-01-01', 2, { known: 2 })]);
    const question = { deliveries: ['delivery-1', 'delivery-of-nobody'] };
    expect(await values(store(), question)).toEqual(['a 2025-01-01 1']);
  });
}

function numberTests({ store, reopen }: Trial): void {
  it('give every bit of a number back, also after a restart', async () => {
    const special = [-0, 0, 5e-324, -5e-324, Number.MAX_VALUE, 0.1 + 0.2, 2 ** 53, -1 / 3];
    const random = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      numRuns: 5000,
      seed: 1,
    });
    const numbers = [...special, ...random];
    const known = Number.MAX_SAFE_INTEGER;
    const rows = numbers.map((number, index) => {
      const span = { first: '0001-01-01', last: new Date(index * 86_400_000).toISOString() };
      const parts = { numerator: -number, denominator: number };
      span.last = span.last.slice(0, 10);
      return observed('a', '', number, { span, known, ...parts });
    });
    await landObservations(store(), 1, rows);
    const columns = await (await reopen()).observations(everything);
    expect(columns.value).toEqual(Float64Array.from(numbers));
    expect(columns.numerator).toEqual(Float64Array.from(numbers, (number) => -number));
    expect(columns.denominator).toEqual(Float64Array.from(numbers));
    expect(columns.known.every((value) => value === known)).toBe(true);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuse %d on the stage', async (value) => {
    await store().beginStage();
    const rows = [observed('a', '2025-01-01', value)];
    await expect(store().stage({ kind: 'observations', rows })).rejects.toThrow(RangeError);
  });

  it('take any text as a metric', async () => {
    const names = ["a'; DROP TABLE metrics; --", 'ß', '', '\u{1F6A8}', 'a\0b'];
    await landObservations(
      store(),
      1,
      names.map((name) => observed(name, '2025-01-01', 1)),
    );
    const found = (await answer(store())).map(({ metric }) => metric);
    expect(found.toSorted()).toEqual(names.toSorted());
    expect(await values(store(), { metrics: names.slice(0, 1) })).toHaveLength(1);
  });
}
