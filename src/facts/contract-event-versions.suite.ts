import { describe, expect, it } from 'vitest';
import {
  csvFile,
  derivation,
  derived,
  january,
  landEvents,
  onTime,
  stageEvents,
  table,
} from './contract-event-rows.suite.ts';
import type { Trial } from './contract-trial.suite.ts';

const counted = derivation({});
const closedOnTime = derivation(onTime);

function orderTests({ store }: Trial): void {
  it('count by the time they were written, then by delivery, then by row', async () => {
    await landEvents(store(), 1, csvFile(january));
    const late =
      '1,2025-01-02 09:00:00,2025-01-03 09:00:00,2025-01-06 17:00:00,lamp,10,2025-02-01T17:30:00Z,';
    const early =
      '2,2025-01-02 10:00:00,2025-01-03 10:00:00,2025-01-02 10:00:00,lamp,9,2025-01-01T00:00:00Z,';
    const again = '3,2025-01-05 10:00:00,,2025-01-06 12:00:00,tree,0.2,,';
    await stageEvents(store(), csvFile([late, early, again, again]));
    expect(await store().difference('boston')).toMatchObject({
      added: 0,
      changed: 2,
      gone: 0,
      unchanged: 1,
    });
    await store().land({ id: 'delivery-2', city: 'boston', kind: 'events', sequence: 2 });
    expect(await derived(store(), closedOnTime)).toEqual([
      '2025-01-02 0/0',
      '2025-01-03 0/0',
      '2025-01-04 0/0',
      '2025-01-05 0/0',
      '2025-01-06 0/2',
    ]);
    expect(await derived(store(), counted)).toEqual([
      '2025-01-02 2',
      '2025-01-03 0',
      '2025-01-04 0',
      '2025-01-05 1',
      '2025-01-06 1',
    ]);
  });
}

function removalTests({ store }: Trial): void {
  it('can remove a case and bring it back', async () => {
    await landEvents(store(), 1, csvFile(january));
    const gone = '1,2025-01-02 09:00:00,,,lamp,,2025-02-01T18:00:00Z,true';
    await stageEvents(store(), csvFile([gone]));
    expect(await store().difference('boston')).toMatchObject({ gone: 1, changed: 0, added: 0 });
    await store().land({ id: 'delivery-2', city: 'boston', kind: 'events', sequence: 2 });
    expect((await derived(store(), counted))[0]).toBe('2025-01-02 1');
    const back = '1,2025-01-02 09:00:00,,,lamp,,2025-02-01T19:00:00Z,';
    await stageEvents(store(), csvFile([back]));
    expect(await store().difference('boston')).toMatchObject({ added: 1 });
    await store().land({ id: 'delivery-3', city: 'boston', kind: 'events', sequence: 3 });
    expect((await derived(store(), counted))[0]).toBe('2025-01-02 2');
  });
}

function knownTests({ store }: Trial): void {
  it('are known from the arrival on, and what they change is a restatement', async () => {
    const first = csvFile(january);
    const second = csvFile([january[3]!.replace('2025-01-06 23', '2025-01-05 23')], {
      arrived: first.arrived + 60e6,
    });
    await landEvents(store(), 1, first);
    await landEvents(store(), 2, second);
    expect(await derived(store(), counted, [], first.arrived)).toContain('2025-01-06 1');
    expect(await derived(store(), counted)).toEqual(
      expect.arrayContaining(['2025-01-05 1', '2025-01-06 0']),
    );
    const restated = await store().restatements('boston', null, null);
    expect(
      restated.map(({ span, known, before, after }) => [
        span.first,
        known,
        before.value,
        after.value,
      ]),
    ).toEqual([
      ['2025-01-05', second.arrived, 0, 1],
      ['2025-01-06', second.arrived, 1, 0],
    ]);
    expect(await store().restatements('boston', null, ['delivery-1'])).toEqual([]);
  });
}

function tableTests({ store, reopen }: Trial): void {
  it('are forgotten as if their delivery had never come', async () => {
    await landEvents(store(), 1, csvFile(january));
    const before = await store().checksum();
    await landEvents(store(), 2, csvFile([january[0]!.replaceAll('2025-01-02', '2025-01-04')]));
    expect((await derived(store(), counted))[0]).toBe('2025-01-02 1');
    await store().forget(['delivery-2']);
    expect(await store().checksum()).toEqual(before);
    expect((await derived(store(), counted))[0]).toBe('2025-01-02 2');
    await expect((await reopen()).landed()).resolves.toHaveLength(1);
  });

  it('of other shapes lie in other tables', async () => {
    await landEvents(store(), 1, csvFile(january));
    expect(await store().extent({ ...table, id: 'other' })).toBeNull();
    expect(await store().extent(table)).toEqual({ first: '2025-01-02', last: '2025-01-06' });
  });
}

/** Which version of a case counts. */
export function eventVersionTests(trial: Trial): void {
  describe('versions of cases', () => {
    orderTests(trial);
    removalTests(trial);
    knownTests(trial);
    tableTests(trial);
  });
}
