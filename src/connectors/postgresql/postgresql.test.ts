import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../model/index.ts';
import { sqlSource } from '../sql/source.suite.ts';
import { pulled, question } from '../sql/trial.suite.ts';
import { postgresql } from './index.ts';

const server = process.env.CIVICSTAT_TEST_POSTGRESQL_URL ?? '';
const name = `source_${randomBytes(6).toString('hex')}`;

const unless = {
  skip: server === '',
  meta: { skipReason: 'CIVICSTAT_TEST_POSTGRESQL_URL is not set' },
};

describe('the PostgreSQL source', unless, () => {
  let owner: Client;
  const url = URL.parse(server);
  const settings = (user = `${name}_reader`) => ({
    host: url?.hostname ?? '',
    port: Number(url?.port),
    database: name,
    user,
    password: 'tall ships',
    encryption: 'none',
    overlap: 0,
  });

  beforeAll(async () => {
    const first = new Client(server);
    await first.connect();
    await first.query(`create database ${name}`);
    await first.query(`create role ${name}_reader login password 'tall ships'`);
    await first.query(`create role ${name}_files login in role pg_read_server_files`);
    await first.query(`create role ${name}_writer login`);
    await first.end();
    owner = new Client(Object.assign(new URL(server), { pathname: `/${name}` }).toString());
    await owner.connect();
    await owner.query(
      `alter default privileges grant select on tables to ${name}_reader; alter default privileges grant all on tables to ${name}_writer`,
    );
  }, 60_000);
  afterAll(() => owner?.end());

  sqlSource(postgresql, {
    settings,
    run: async (statement) => {
      await owner.query(statement);
    },
    createCases:
      'create table cases (id bigint, amount numeric(12, 4), name text, day date, at timestamp)',
    fillNumbers: (rows) =>
      `insert into numbers select n, date '2020-01-01' + (n % 1000)::int from generate_series(1, ${rows}) n`,
    slowQuery: 'select count(*) from numbers a, numbers b, numbers c, numbers d',
  });

  it('writes truths and instants in the words of a file', async () => {
    await owner.query(
      "create table odd (yes boolean, moment timestamptz); insert into odd values (true, '2026-03-05 07:00:00.25-05')",
    );
    const { rows } = await pulled(
      postgresql,
      question({ ...settings(), query: 'select * from odd' }),
    );
    expect(rows).toEqual([['true', '2026-03-05T12:00:00.25Z']]);
  });

  it.each([
    ['civicstat', 'is a superuser'],
    [`${name}_files`, 'may read the server'],
    [`${name}_writer`, 'may write to public.'],
  ])('refuses the user %s, who %s', async (user, power) => {
    const asked = question({ ...settings(user), query: 'select 1 as one' });
    await expect(pulled(postgresql, asked)).rejects.toThrow(power);
  });

  it('cannot write even by a view whose function may', async () => {
    await owner.query(`
      create table written (n int);
      create function leak() returns int language sql security definer as
        'insert into written values (1) returning 1';
      create view leaking as select leak() as n`);
    const asked = question({ ...settings(), query: 'select n from leaking' });
    await expect(pulled(postgresql, asked)).rejects.toThrow('read-only');
    expect((await owner.query('select * from written')).rowCount).toBe(0);
  });

  it('tells a wrong password and a missing right, but not the password', async () => {
    const missing = question({ ...settings(), query: 'select * from forbidden' });
    await owner.query(
      `create table forbidden (n int); revoke all on forbidden from ${name}_reader`,
    );
    await expect(pulled(postgresql, missing)).rejects.toThrow('permission denied');
    const nowhere = question({ ...settings(), database: 'nowhere', query: 'select 1 as one' });
    const error = await pulled(postgresql, nowhere).catch((found) => found);
    expect(error).toBeInstanceOf(UserError);
    expect(JSON.stringify(error.findings)).not.toContain('tall ships');
    const sealed = question({ ...settings(), encryption: 'verified', query: 'select 1 as one' });
    await expect(pulled(postgresql, sealed)).rejects.toThrow('does not support SSL');
  });
});
