import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { UserError } from '../../model/index.ts';
import { sqlSource } from '../sql/source.suite.ts';
import { pulled, question } from '../sql/trial.suite.ts';
import { sqlite } from './index.ts';
import { openReader } from './reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'civicstat-source-'));
const file = join(folder, 'permits.db');
const owner = new DatabaseSync(file);

afterAll(() => {
  owner.close();
  rmSync(folder, { recursive: true });
});

describe('the SQLite source', () => {
  sqlSource(sqlite, {
    settings: () => ({ file, overlap: 0 }),
    run: async (statement) => owner.exec(statement),
    createCases:
      'create table cases (id integer, amount decimal(12, 4), name text, day date, at timestamp)',
    fillNumbers: (rows) =>
      `with recursive n(id) as (select 1 union all select id + 1 from n where id < ${rows}) insert into numbers select id, date('2020-01-01', (id % 1000) || ' days') from n`,
    slowQuery: 'select count(*) from numbers a, numbers b, numbers c, numbers d',
  });

  it('goes on by a number that is computed', async () => {
    const query = 'select id + 0 as n from cases';
    const settings = { file, query, cursorColumn: 'n', overlap: 0 };
    const { rows } = await pulled(sqlite, question(settings, { cursor: '9007199254740993' }));
    expect(rows).toEqual([['9007199254740993']]);
  });

  it('lets nothing but reading happen, whatever the query says', async () => {
    const reader = await openReader(question({ file }));
    for (const query of [
      'delete from cases',
      "select load_extension('x')",
      'pragma user_version',
      "attach 'other.db' as other",
      'create temp table t (a)',
      'select zeroblob(10)',
    ]) {
      const read = Array.fromAsync(reader.read({ select: query, orderBy: null, parameters: [] }));
      await expect(read, query).rejects.toThrow(UserError);
      await reader.close();
    }
  });

  it('says so when there is no such file, or it is no database', async () => {
    const asked = { query: 'select 1 as one' };
    const absent = pulled(sqlite, question({ ...asked, file: join(folder, 'absent.db') }));
    await expect(absent).rejects.toThrow('no such file');
    const other = pulled(
      sqlite,
      question({ ...asked, query: 'select * from x', file: import.meta.filename }),
    );
    await expect(other).rejects.toThrow(UserError);
  });
});
