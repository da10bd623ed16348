import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FactsStore } from '../../facts/contract.ts';
import { openDuckdbFacts } from '../../facts/engines/duckdb/index.ts';
import { standardMapping } from '../../formats/index.ts';
import { describeFinding } from '../../model/index.ts';
import { checkEvents } from './check-events.ts';

const dataset = {
  slug: 'requests',
  key: 'id',
  columns: [
    { name: 'id', type: 'text' },
    { name: 'opened', type: 'local-time' },
    { name: 'cost', type: 'number' },
  ],
  formats: {},
  opened: 'opened',
  known: null,
  deleted: null,
};
const head = 'id,opened,cost\n';
const row = '1,2025-01-02 09:00:00,3\n';

let folder = '';
let store: FactsStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'civicstat-check-'));
  store = await openDuckdbFacts({ path: join(folder, 'facts.duckdb') });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Checks a file with this content. */
async function check(content: string | Uint8Array) {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  const question = {
    path,
    name: 'cases.csv',
    city: 'boston',
    kind: 'events' as const,
    reading: JSON.stringify({ mapping: standardMapping, timeZone: 'America/New_York', dataset }),
    arrived: 1_738_429_200_000_000,
    metrics: null,
  };
  const checked = await checkEvents(store, question, join(folder, 'rejects'), () => undefined);
  return { ...checked, said: checked.findings.map(describeFinding).join('\n') };
}

/** Two cases as Parquet keeps them: with types of its own. */
function parquet(costs: readonly (string | number)[]): Uint8Array {
  const opened = [new Date('2025-01-02T09:00:00Z'), new Date('2025-01-03T10:00:00.500Z')];
  const type = typeof costs[0] === 'string' ? 'STRING' : 'DOUBLE';
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'id', data: [1n, 2n], type: 'INT64' },
        { name: 'opened', data: opened, type: 'TIMESTAMP' },
        { name: 'cost', data: [...costs], type },
        { name: 'clerk', data: ['Ann', 'Bo'], type: 'STRING' },
      ],
    }),
  );
}

describe('a file of events', () => {
  it('is read as Parquet with its own types, or refused with the row', async () => {
    expect(await check(parquet([3, 0.5]))).toMatchObject({
      rows: 2,
      findings: [],
      difference: { added: 2, changed: 0 },
    });
    const csv = await check(`${head}1,2025-01-02 09:00:00,3\n2,2025-01-03 10:00:00.5,0.50\n`);
    await store.land({ id: 'a', city: 'boston', kind: 'events', sequence: 1 });
    expect(csv.rows).toBe(2);
    expect((await check(parquet([3, 0.5]))).difference).toMatchObject({ added: 0, unchanged: 2 });
    const { said, difference } = await check(parquet(['3', 'many']));
    expect(said).toContain('column cost: This is no number (found “many”)');
    expect(difference).toBeNull();
    expect((await check(parquet([3, 4]).slice(0, 200))).said).toContain(
      'cannot be read as PARQUET',
    );
  });

  it.each([
    [`id,opened,cost\r\n${row}`, 2, 'a line feed (LF)', 'CRLF'],
    [`${head}1,2025-01-02 09:00:00,3\r\n`, 2, 'a carriage return and a line feed', 'LF'],
    [`${head}"1\r\nb",2025-01-02 09:00:00,3\n2,2025-01-02 09:00:00,3\r\n`, 4, 'CRLF', 'LF'],
    [gzipSync(`id,opened,cost\r\n${row}`), 2, 'a line feed (LF)', 'CRLF'],
  ])(
    'with lines that end in two ways is refused with the line: %j',
    async (file, line, end, first) => {
      const { findings, said } = await check(file);
      expect(findings).toMatchObject([{ file: 'cases.csv', line, code: 'mixed-line-ends' }]);
      expect(said).toContain(`This line ends with`);
      expect(said).toContain(end);
      expect(said).toMatch(new RegExp(`the first one with .*\\(${first}\\)`));
    },
  );

  it('of NDJSON that is refused names the line of each value', async () => {
    const lines = Array.from({ length: 3 }, (_, index) =>
      JSON.stringify({ id: index, opened: '2025-01-02 09:00:00', cost: index === 1 ? 'many' : 1 }),
    );
    const { said } = await check(`${lines.join('\n')}\n`);
    expect(said).toContain('line 2, column cost: This is no number (found “many”)');
    expect(said).toContain('1 row holds a value that cannot be read; nothing was taken in');
  });

  it('is told apart by its bytes, and by the same hash read again', async () => {
    const plain = await check(head + row);
    expect(plain).toMatchObject({ rows: 1, findings: [], difference: { added: 1 } });
    expect(plain.content).toMatch(/^[0-9a-f]{64}$/);
    expect(await check(gzipSync(head + row))).toMatchObject({ rows: 1, findings: [] });
    expect(await check('{"id": 1, "opened": "2025-01-02T09:00:00"}\n')).toMatchObject({
      rows: 1,
      findings: [],
    });
    expect(await check(`\uFEFF${head}${row}`)).toMatchObject({ rows: 1, findings: [] });
  });

  it('may have other columns, blank lines, and line breaks in quotes', async () => {
    const { rows, said, notices } = await check(
      'more,id,opened,cost\n"a\n\n""b""",1,,\n\n"c",2,,\n',
    );
    expect(said).toBe('');
    expect(rows).toBe(2);
    expect(notices).toEqual(['Ignored columns: more.']);
  });

  it('says that cases stand in it more than once', async () => {
    const { notices, difference } = await check(head + row + row.replace('3', '4'));
    expect(notices).toEqual([
      '1 rows are older versions of cases that stand in the file more than once.',
    ]);
    expect(difference).toMatchObject({ added: 1 });
  });

  it.each([
    ['', 'cases.csv: The file is empty'],
    ['id,opened\n1,\n', 'line 1: The first row does not name the column cost of the dataset'],
    ['id,opend,cost\n', 'Did you mean opend? Then write it so under `columns`'],
    ['id,opened,cost,id\n', 'The first row names the column id 2 times'],
    [
      `${head}${row}"2,2025-01-02 09:00:00,3\n${row}`,
      'line 3, column 1: The quote opened here is not closed',
    ],
    [
      `${head}${row}2,2025-01-02 09:00:00\n`,
      'line 3: The row has 2 cells; the first row names 3 columns',
    ],
    [`${head}${row}2,,3,4\n`, 'line 3: The row has 4 cells'],
    [
      `${head}"a\nb",,\n2,2025-13-02 09:00:00,x\n`,
      'line 4, column opened: This is no time (found “2025-13-02 09:00:00”)',
    ],
    [`${head}1,,\n2,,1e400\n`, 'line 3, column cost: This is no number (found “1e400”)'],
    ['{"id": 1}\n{"id": \n', 'The file cannot be read as NDJSON'],
  ])('%j is refused', async (content, said) => {
    const checked = await check(content);
    expect(checked.said).toContain(said);
    expect(checked.difference).toBeNull();
  });

  it('that is no UTF-8 is refused with the place', async () => {
    const { said } = await check(Buffer.from(`${head}caf\xe9,,\n`, 'latin1'));
    expect(said).toContain('line 2, column 4');
    expect(said).toContain('0xE9');
  });

  it('lists all values that cannot be read in a file, harmless to spreadsheets', async () => {
    const rows = Array.from({ length: 150 }, (_, index) => `${index},,=1+${index}\n`);
    const { findings, said } = await check(head + rows.join(''));
    expect(findings).toHaveLength(101);
    const path = /listed in (.*)\.$/.exec(said)![1]!;
    const list = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(list).toHaveLength(151);
    expect(list[1]).toBe(`2,1,"cost","'=1+0","This is no number"`);
    expect(list[150]).toMatch(/^151,150,/);
  });
});
