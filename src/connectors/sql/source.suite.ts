import { beforeAll, describe, expect, it } from 'vitest';
import { Fault, UserError } from '../../model/index.ts';
import type { RowConnector, SettingValues } from '../contract.ts';
import { hostileQueries } from './hostile.suite.ts';
import { pages, pulled, question } from './trial.suite.ts';

/** A database with the suite's tables, filled by its own test. */
export interface SqlTrial {
  /** Settings but for the query. */
  settings(): SettingValues;
  /** Runs a statement as the owner of the tables. */
  run(statement: string): Promise<void>;
  /** `a` with `big integer`, `decimal(12,4)`, text, day and local time columns, in its own words. */
  readonly createCases: string;
  /** Fills `numbers(id, day)` with so many rows, ids from 1. */
  readonly fillNumbers: (rows: number) => string;
  /** A query that runs for minutes. */
  readonly slowQuery: string;
}

/** What every SQL source must do, on a real database. */
export function sqlSource(connector: RowConnector, trial: SqlTrial): void {
  const asked = (query: string, more: SettingValues = {}) =>
    question({ ...trial.settings(), query, ...more });
  beforeAll(async () => {
    await trial.run(trial.createCases);
    await trial.run(
      "insert into cases values (9007199254740993, 0.1000, 'it''s; drop table cases --', '2026-02-28', '2026-02-28 23:59:59'), (2, null, null, null, null)",
    );
  }, 60_000);
  describe('a query', () => {
    valueTests(connector, asked);
    refusalTests(connector, asked, trial);
  });
  describe('a column that grows', () => growthTests(connector, asked, trial));
}

type Asked = (query: string, more?: SettingValues) => ReturnType<typeof question>;

function valueTests(connector: RowConnector, asked: Asked) {
  it('gives texts as a file has them, exact to the last digit', async () => {
    const { columns, rows } = await pulled(
      connector,
      asked('select id, amount, name, day, at from cases', { cursorColumn: 'id', overlap: 0 }),
    );
    expect(columns).toEqual(['id', 'amount', 'name', 'day', 'at']);
    expect(rows).toEqual([
      ['2', null, null, null, null],
      [
        '9007199254740993',
        expect.stringMatching(/^0\.1(000)?$/),
        "it's; drop table cases --",
        '2026-02-28',
        expect.stringMatching(/^2026-02-28[T ]23:59:59$/),
      ],
    ]);
  });

  it('without a row has no page', async () => {
    expect(await pages(connector, asked('select id from cases where id < 0'))).toEqual([]);
  });
}

function refusalTests(connector: RowConnector, asked: Asked, trial: SqlTrial) {
  it('that wants more than rows is refused, and nothing happened', async () => {
    for (const query of hostileQueries) {
      await expect(pulled(connector, asked(query)), query).rejects.toThrow(UserError);
    }
    const { rows } = await pulled(connector, asked('select id from cases'));
    expect(rows).toHaveLength(2);
  });

  it('that is wrong is told so in the database’s words', async () => {
    await expect(pulled(connector, asked('select nothing_of_this from cases'))).rejects.toThrow(
      /nothing_of_this/,
    );
    const lost = pulled(connector, asked('select id from cases', { cursorColumn: 'nope' }));
    await expect(lost).rejects.toThrow(UserError);
    const empty = pulled(connector, asked('select id, name from cases', { cursorColumn: 'name' }));
    await expect(empty).rejects.toThrow('is empty in a row');
  });

  it('that takes too long or gives too much is ended', async () => {
    const limits = { rows: 1, bytes: 1e9, totalMilliseconds: 1_500, idleMilliseconds: 1_000 };
    const many = pulled(connector, { ...asked('select id from cases'), limits });
    await expect(many).rejects.toThrow('more than 1 rows');
    const slow = pulled(connector, { ...asked(trial.slowQuery), limits: { ...limits, rows: 1e9 } });
    await expect(slow).rejects.toThrow();
    await slow.catch((error) => expect([Fault, UserError]).toContain(error.constructor));
  }, 30_000);
}

function growthTests(connector: RowConnector, asked: Asked, trial: SqlTrial) {
  const query = 'select id, day from numbers';
  const by = { cursorColumn: 'id', overlap: 0 };

  it('lets a pull that was cut off go on, without a row lost', async () => {
    await trial.run('drop table if exists numbers');
    await trial.run('create table numbers (id bigint primary key, day date)');
    await trial.run(trial.fillNumbers(25_000));
    const first = await pages(connector, asked(query, by), 3);
    const cursor = first.at(-1)!.cursor;
    const rest = await pulled(connector, { ...asked(query, by), cursor });
    const ids = [...first.flatMap(({ rows }) => rows), ...rest.rows].map(([id]) => Number(id));
    expect(new Set(ids).size).toBe(25_000);
    expect(ids.length).toBeLessThanOrEqual(25_001);
    const again = await pulled(connector, { ...asked(query, by), cursor: rest.cursor });
    expect(again.rows.map(([id]) => id)).toEqual(['25000']);
    const behind = { ...asked(query, { ...by, overlap: 10 }), cursor: rest.cursor };
    expect((await pulled(connector, behind)).rows).toHaveLength(11);
  }, 60_000);
}
