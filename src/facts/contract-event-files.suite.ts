import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  csvFile,
  derivation,
  derived,
  expression,
  fileOf,
  january,
  landEvents,
  shape,
  stageEvents,
  table,
} from './contract-event-rows.suite.ts';
import type { Trial } from './contract-trial.suite.ts';
import { UnreadableFile } from './faults.ts';

function readingTests({ store }: Trial): void {
  it('say how many rows they hold and what would change', async () => {
    expect(await stageEvents(store(), csvFile(january))).toEqual({
      rows: 4,
      rejected: 0,
      repeated: 0,
    });
    expect(await store().difference('boston')).toMatchObject({
      added: 4,
      changed: 0,
      gone: 0,
      unchanged: 0,
    });
  });

  it('are read as NDJSON and packed by gzip too', async () => {
    const rows = [
      { id: '1', opened: '2025-01-02T09:00:00', cost: 10 },
      { id: '2', opened: null },
    ];
    const text = rows.map((row) => JSON.stringify(row)).join('\n');
    const path = fileOf(gzipSync(text), 'cases.ndjson.gz');
    await landEvents(store(), 1, csvFile([], { path, format: 'ndjson', gzip: true }));
    expect(
      await derived(store(), derivation({ measure: 'sum', value: expression('cost') })),
    ).toEqual(['2025-01-02 10']);
  });
}

function rejectTests({ store }: Trial): void {
  it('name every value that cannot be read, by row', async () => {
    const rows = [
      ...january,
      '5,2025-02-30 10:00:00,,,tree,1_000,,maybe',
      ',2025-01-01 10:00:00,,,tree,nan,2025-01-01T00:00:00,',
      '7,01/02/25 10:00:00,,,tree, 1,,',
    ];
    expect(await stageEvents(store(), csvFile(rows))).toMatchObject({ rows: 7, rejected: 3 });
    expect(await store().rejectedCells(0, 100)).toEqual([
      { row: 5, column: 'opened', value: '2025-02-30 10:00:00' },
      { row: 5, column: 'cost', value: '1_000' },
      { row: 5, column: 'removed', value: 'maybe' },
      { row: 6, column: 'id', value: null },
      { row: 6, column: 'cost', value: 'nan' },
      { row: 6, column: 'written', value: '2025-01-01T00:00:00' },
      { row: 7, column: 'opened', value: '01/02/25 10:00:00' },
      { row: 7, column: 'cost', value: ' 1' },
    ]);
    expect(await store().rejectedCells(6, 1)).toHaveLength(1);
    const land = store().land({ id: 'x', city: 'boston', kind: 'events', sequence: 1 });
    await expect(land).rejects.toThrow('nothing on the stage');
  });

  it.each([
    ['a quote that is not closed', '5,"2025-01-02 09:00:00,,,,,,'],
    ['a cell too many', '5,2025-01-02 09:00:00,,,,,,,9'],
    ['a cell too few', '5,2025-01-02 09:00:00,,,,,'],
    ['text after a quote', '5,2025-01-02 09:00:00,,,"a"b,,,'],
  ])('are refused for %s', async (_, row) => {
    const file = csvFile([...january, row, ...january]);
    await expect(stageEvents(store(), file)).rejects.toBeInstanceOf(UnreadableFile);
  });
}

function formTests({ store }: Trial): void {
  it('are read in the declared formats', async () => {
    const formats = { 'local-time': 'MM/dd/yyyy hh:mm:ss a', instant: 'dd.MM.yyyy HH:mm XXX' };
    const own = { ...table, id: 'formats', shape: { ...shape, formats } };
    const row =
      '1,01/02/2025 12:30:00 AM,,01/03/2025 12:00:00 PM,"a, ""b""\nc",1,03.01.2025 23:00 -05:00,no';
    await landEvents(store(), 1, csvFile([row], { table: own }));
    const [found] = await store().cases({
      table: own,
      derivation: derivation({}),
      span: { first: '2025-01-02', last: '2025-01-02' },
      through: 1,
      from: 0,
      limit: 10,
    });
    expect(found).toEqual({
      delivery: 'delivery-1',
      values: [
        '1',
        '2025-01-02 00:30:00',
        null,
        '2025-01-03 12:00:00',
        'a, "b"\nc',
        '1.0',
        '2025-01-04 04:00:00',
        'false',
      ],
    });
  });
}

/** Reading files of events. */
export function eventFileTests(trial: Trial): void {
  describe('files of events', () => {
    readingTests(trial);
    rejectTests(trial);
    formTests(trial);
  });
}
