import { randomBytes } from 'node:crypto';
import { type Connection, createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlSource } from '../sql/source.suite.ts';
import { pulled, question } from '../sql/trial.suite.ts';
import { mysql } from './index.ts';

const server = process.env.CIVICSTAT_TEST_MARIADB_URL ?? '';
const name = `source_${randomBytes(6).toString('hex')}`;

const unless = {
  skip: server === '',
  meta: { skipReason: 'CIVICSTAT_TEST_MARIADB_URL is not set' },
};

describe('the MySQL source', unless, () => {
  let owner: Connection;
  const url = URL.parse(server);
  const settings = (user = `${name}_r`) => ({
    host: url?.hostname ?? '',
    port: Number(url?.port),
    database: name,
    user,
    password: 'tall ships',
    encryption: 'none',
    overlap: 0,
  });

  beforeAll(async () => {
    owner = await createConnection({ uri: server, multipleStatements: true });
    await owner.query(`create database ${name}; use ${name};
      create user '${name}_r'@'%' identified by 'tall ships';
      grant select on ${name}.* to '${name}_r'@'%';
      create user '${name}_f'@'%' identified by 'tall ships';
      grant file on *.* to '${name}_f'@'%'; grant select on ${name}.* to '${name}_f'@'%';
      create user '${name}_w'@'%' identified by 'tall ships';
      grant select, insert on ${name}.* to '${name}_w'@'%'`);
  }, 60_000);
  afterAll(() => owner?.end());

  sqlSource(mysql, {
    settings,
    run: async (statement) => {
      await owner.query(statement);
    },
    createCases:
      'create table cases (id bigint, amount decimal(12, 4), name text, day date, at datetime)',
    fillNumbers: (rows) =>
      `insert into numbers select seq, date_add('2020-01-01', interval seq % 1000 day) from seq_1_to_${rows}`,
    slowQuery: 'select count(*) from numbers a, numbers b, numbers c, numbers d',
  });

  it('writes instants in the words of a file, and refuses bytes', async () => {
    await owner.query(
      "create table odd (moment timestamp(2)); set time_zone = '-05:00'; insert into odd values ('2026-03-05 07:00:00.25'); create table raw (photo blob); insert into raw values ('x')",
    );
    const { rows } = await pulled(mysql, question({ ...settings(), query: 'select * from odd' }));
    expect(rows).toEqual([['2026-03-05T12:00:00.25Z']]);
    const bytes = question({ ...settings(), query: 'select photo from raw' });
    await expect(pulled(mysql, bytes)).rejects.toThrow('holds bytes');
  });

  it.each([
    ['_f', 'FILE'],
    ['_w', 'INSERT'],
  ])('refuses a user that has more rights than a reader needs: %s', async (user, right) => {
    const asked = question({ ...settings(`${name}${user}`), query: 'select 1 as one' });
    await expect(pulled(mysql, asked)).rejects.toThrow(`the right ${right}`);
  });

  it('tells a wrong password and a missing table, but not the password', async () => {
    const wrong = question({ ...settings(), password: 'short ships', query: 'select 1 as one' });
    const error = await pulled(mysql, wrong).catch((found) => found);
    expect(error.message).toContain('Access denied');
    expect(JSON.stringify(error.findings)).not.toContain('short ships');
    const nothing = question({ ...settings(), query: 'select * from nothing' });
    await expect(pulled(mysql, nothing)).rejects.toThrow('nothing');
  });
});
