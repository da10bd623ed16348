import { describe, expect, it } from 'vitest';
import {
  aimed,
  delivery,
  everything,
  landObservations,
  landTargets,
  observed,
  stageObservations,
  values,
} from './contract-rows.suite.ts';
import type { Trial } from './contract-trial.suite.ts';

/** What is asked of rows before they land. */
export function stageTests(trial: Trial): void {
  describe('a stage', () => {
    stagingTests(trial);
    contradictionTests(trial);
    targetContradictionTests(trial);
    differenceTests(trial);
    lookBackTests(trial);
    exampleTests(trial);
    exampleTextTests(trial);
    targetExampleTests(trial);
  });
}

function stagingTests({ store }: Trial): void {
  it('is seen by nobody and dropped by the next', async () => {
    await stageObservations(store(), [observed('a', '2025-01-01', 1)]);
    expect(await values(store())).toEqual([]);
    expect((await store().checksum()).rows).toBe(0);
    await stageObservations(store(), [observed('b', '2025-01-01', 2)]);
    await store().land(delivery(1));
    expect(await values(store())).toEqual(['b 2025-01-01 2']);
  });

  it('takes rows in many parts, in the order of the delivery', async () => {
    await store().beginStage();
    for (let part = 0; part < 3; part += 1) {
      const rows = Array.from({ length: 3000 }, (_, row) =>
        observed(`m${row}`, '2025-01-01', part),
      );
      await store().stage({ kind: 'observations', rows });
    }
    expect(await store().contradictions(1)).toMatchObject([
      { metric: 'm0', rows: [1, 3001, 6001] },
    ]);
    await store().land(delivery(1));
    expect(new Set((await store().observations(everything)).value)).toEqual(new Set([2]));
  });

  it('cannot be landed when its rows failed in the middle', async () => {
    await store().beginStage();
    const rows = [observed('a', '2025-01-01', 1), observed('a', '2025-02-30', 1)];
    await expect(store().stage({ kind: 'observations', rows })).rejects.toThrow(RangeError);
    await expect(store().land(delivery(1))).rejects.toThrow('nothing on the stage');
    expect(await store().landed()).toEqual([]);
  });

  it('holds one kind of rows', async () => {
    await stageObservations(store(), []);
    const targets = { kind: 'targets', rows: [] } as const;
    await expect(store().stage(targets)).rejects.toThrow(TypeError);
    await expect(store().land(delivery(1, 'targets'))).rejects.toThrow(TypeError);
  });
}

function contradictionTests({ store }: Trial): void {
  it('names rows that give one span two values', async () => {
    const span = { first: '2025-01-01', last: '2025-01-07' };
    await stageObservations(store(), [
      observed('a', '2025-01-01', 1),
      observed('b', '', 1, { span, numerator: 1 }),
      observed('a', '2025-01-01', 1),
      observed('b', '', 1, { span, numerator: 1, denominator: 2 }),
      observed('a', '2025-01-01', 2, { known: 2 }),
      observed('a', '2025-01-01', 3, { dimensions: { ward: '1' } }),
      observed('a', '2025-01-01', null, { dimensions: { ward: '1' } }),
      observed('a', '2025-01-02', null),
      observed('a', '2025-01-02', null),
    ]);
    const ward = { metric: 'a', first: '2025-01-01', last: '2025-01-01', rows: [6, 7] };
    const week = { metric: 'b', ...span, rows: [2, 4] };
    expect(await store().contradictions(10)).toEqual([week, ward]);
    expect(await store().contradictions(1)).toEqual([week]);
  });

  it('names the first row of each of at most five values', async () => {
    const said = [1, 1, 2, 1, 3, 4, 5, 6];
    await stageObservations(
      store(),
      said.map((value) => observed('a', '2025-01-01', value)),
    );
    expect((await store().contradictions(10))[0]?.rows).toEqual([1, 3, 5, 6, 7]);
  });
}

function targetContradictionTests({ store }: Trial): void {
  it('names targets that differ in value or last day', async () => {
    const until = '2025-12-31';
    await store().beginStage();
    await store().stage({
      kind: 'targets',
      rows: [
        aimed('a', '2025-01-01', 1),
        aimed('a', '2025-01-01', 1, { until }),
        aimed('a', '2025-01-01', 1, { period: 'week' }),
        aimed('b', '2025-01-01', 1, { until }),
        aimed('b', '2025-01-01', 2, { until }),
        aimed('c', '2025-01-01', 2),
        aimed('c', '2025-01-01', 2),
      ],
    });
    expect(await store().contradictions(10)).toEqual([
      { metric: 'a', first: '2025-01-01', last: null, rows: [1, 2] },
      { metric: 'b', first: '2025-01-01', last: until, rows: [4, 5] },
    ]);
  });

  it('has none when it is empty', async () => {
    await store().beginStage();
    expect(await store().contradictions(10)).toEqual([]);
    expect(await store().difference('boston')).toMatchObject({ added: 0, examples: [] });
  });
}

function differenceTests({ store }: Trial): void {
  it('counts what it would add, change, leave and take back', async () => {
    const known = 5;
    await landObservations(store(), 1, [
      observed('same', '2025-01-01', 1, { known }),
      observed('other', '2025-01-01', 1, { known }),
      observed('newer', '2025-01-01', 1, { known: 9 }),
      observed('taken', '2025-01-01', 1, { known }),
      observed('taken-before', '2025-01-01', null, { known }),
      observed('back', '2025-01-01', null, { known }),
    ]);
    await stageObservations(store(), [
      observed('same', '2025-01-01', 1, { known: 6 }),
      observed('other', '2025-01-01', 3, { known: 4 }),
      observed('other', '2025-01-01', 2, { known }),
      observed('newer', '2025-01-01', 2, { known: 8 }),
      observed('taken', '2025-01-01', null, { known }),
      observed('taken-before', '2025-01-01', null, { known: 6 }),
      observed('never', '2025-01-01', null, { known }),
      observed('back', '2025-01-01', 2, { known }),
      observed('same', '2025-01-02', 1, { known }),
      observed('same', '2025-01-01', 1, { known, dimensions: { ward: '1' } }),
    ]);
    const { examples, ...counts } = await store().difference('boston');
    expect(counts).toEqual({ added: 3, changed: 1, earlier: 1, unchanged: 3, gone: 1 });
    expect(examples.map(({ change, metric }) => `${change} ${metric}`)).toEqual([
      'added back',
      'added same',
      'added same',
      'changed other',
      'earlier newer',
      'gone taken',
    ]);
    expect(await store().difference('salem')).toMatchObject({ added: 6, changed: 0, gone: 0 });
  });
}

function lookBackTests({ store }: Trial): void {
  it('tells what changes only what was known earlier', async () => {
    const day = '2025-01-01';
    await landObservations(store(), 1, [
      observed('outdated', day, 1, { known: 3 }),
      observed('outdated', day, 2, { known: 9 }),
      observed('repeated', day, 1, { known: 3 }),
      observed('repeated', day, 2, { known: 9 }),
      observed('taken', day, 1, { known: 3 }),
      observed('taken', day, 2, { known: 9 }),
      observed('between', day, 1, { known: 3 }),
      observed('first', day, 1, { known: 3 }),
    ]);
    await stageObservations(store(), [
      observed('outdated', day, 5, { known: 4 }),
      observed('outdated', day, 6, { known: 5 }),
      observed('repeated', day, 1, { known: 4 }),
      observed('repeated', day, 2, { known: 9 }),
      observed('taken', day, null, { known: 4 }),
      observed('between', day, 7, { known: 4 }),
      observed('between', day, 1, { known: 5 }),
      observed('first', day, 1, { known: 2 }),
    ]);
    const { examples, ...counts } = await store().difference('boston');
    expect(counts).toEqual({ added: 0, changed: 0, earlier: 4, unchanged: 1, gone: 0 });
    expect(
      examples.map(({ change, metric, before, after }) => [change, metric, before, after]),
    ).toEqual([
      ['earlier', 'outdated', '1', '5'],
      ['earlier', 'taken', '1', null],
      ['earlier', 'between', '1', '7'],
      ['earlier', 'first', null, '1'],
    ]);
  });
}

function exampleTests({ store }: Trial): void {
  it('shows at most 20 examples of each kind', async () => {
    const days = Array.from(
      { length: 25 },
      (_, day) => `2025-01-${String(day + 1).padStart(2, '0')}`,
    );
    await stageObservations(
      store(),
      days.map((day) => observed('a', day, 1)),
    );
    const { added, examples } = await store().difference('boston');
    expect({ added, shown: examples.map(({ first }) => first) }).toEqual({
      added: 25,
      shown: days.slice(0, 20),
    });
  });
}

function exampleTextTests({ store }: Trial): void {
  it('says before and after in words', async () => {
    const parts = { numerator: 45, denominator: 50 };
    await landObservations(store(), 1, [
      observed('a', '2025-01-01', 0.5),
      observed('a', '2025-01-02', 0.9, { ...parts, dimensions: { ward: 'Ä' } }),
    ]);
    await stageObservations(store(), [
      observed('a', '2025-01-01', null, parts),
      observed('a', '2025-01-02', null, { dimensions: { ward: 'Ä' } }),
    ]);
    expect((await store().difference('boston')).examples).toEqual([
      {
        change: 'changed',
        metric: 'a',
        first: '2025-01-01',
        last: '2025-01-01',
        before: '0.5',
        after: '45/50',
      },
      {
        change: 'gone',
        metric: 'a',
        first: '2025-01-02',
        last: '2025-01-02',
        before: '0.9 = 45/50 (ward: Ä)',
        after: null,
      },
    ]);
  });
}

function targetExampleTests({ store }: Trial): void {
  it('says it of targets too', async () => {
    await landTargets(store(), 1, [aimed('a', '2025-01-01', 0.8), aimed('b', '2025-01-01', 1)]);
    await store().beginStage();
    const rows = [
      aimed('a', '2025-01-01', 0.8, { until: '2025-06-30' }),
      aimed('a', '2025-01-01', 7, { period: 'week' }),
      aimed('b', '2025-01-01', 1),
    ];
    await store().stage({ kind: 'targets', rows });
    expect(await store().difference('boston')).toEqual({
      added: 1,
      changed: 1,
      earlier: 0,
      unchanged: 1,
      gone: 0,
      examples: [
        {
          change: 'added',
          metric: 'a',
          first: '2025-01-01',
          last: null,
          before: null,
          after: '7 a week',
        },
        {
          change: 'changed',
          metric: 'a',
          first: '2025-01-01',
          last: '2025-06-30',
          before: '0.8',
          after: '0.8 until 2025-06-30',
        },
      ],
    });
  });
}
