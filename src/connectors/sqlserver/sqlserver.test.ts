import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Connection, Request } from 'tedious';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault, UserError } from '../../model/index.ts';
import { sqlSource } from '../sql/source.suite.ts';
import { pulled, question } from '../sql/trial.suite.ts';
import { explained } from './errors.ts';
import { sqlserver } from './index.ts';
import { inTexts } from './texts.ts';

const server = process.env.CIVICSTAT_TEST_MSSQL_URL ?? '';

describe('a SQL Server statement', () => {
  const plan = { select: 'select * from (\nselect 1\n) as r', orderBy: '[id]', parameters: [] };

  it('has the server write every column as text, and orders by the values', () => {
    const columns = [
      { name: 'id', type: 'bigint' },
      { name: 'a]b', type: 'decimal(12,4)' },
      { name: 'at', type: 'datetime2(3)' },
      { name: 'share', type: 'float' },
    ];
    expect(inTexts(plan, columns)).toBe(
      'select convert(nvarchar(max), civicstat_texts.[id]) as [id], convert(nvarchar(max), civicstat_texts.[a]]b]) as [a]]b], convert(nvarchar(max), civicstat_texts.[at], 126) as [at], convert(nvarchar(max), civicstat_texts.[share], 3) as [share] from (select * from (\nselect 1\n) as r) as civicstat_texts order by civicstat_texts.[id]',
    );
  });

  it('refuses what has no text or no name', () => {
    const photo = [{ name: 'photo', type: 'varbinary(max)' }];
    expect(() => inTexts(plan, photo)).toThrow('varbinary');
    expect(() => inTexts(plan, [{ name: null, type: 'int' }])).toThrow('without a name');
  });

  it('that fails is the city’s to mend or the world’s', () => {
    const error = (parts: object) => Object.assign(new Error('said'), parts);
    expect(explained(error({ number: 18456, code: 'ELOGIN' }))).toBeInstanceOf(UserError);
    expect(explained(error({ number: 207, code: 'EREQUEST' }))).toBeInstanceOf(UserError);
    expect(explained(error({ code: 'ESOCKET' }))).toBeInstanceOf(Fault);
    expect(explained(error({ number: 9002, code: 'EREQUEST' }))).toBeInstanceOf(Fault);
  });

  it('gives what our own network said as it said it, without the driver’s words around it', () => {
    const fault = new Fault('10.1.2.3 refused the connection', 'Check the port.');
    const cause = new Error('connect', { cause: fault });
    expect(explained(new Error('Failed to connect', { cause }))).toBe(fault);
  });

  it('is a fault within the limit when nobody answers at the other end', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const settings = { host: '127.0.0.1', port, database: 'x', user: 'u', password: 'tall ships' };
    const limits = { rows: 1, bytes: 1, totalMilliseconds: 500, idleMilliseconds: 300 };
    const asked = question({ ...settings, encryption: 'none', query: 'select 1 as n' }, { limits });
    const error = await pulled(sqlserver, asked).catch((found) => found);
    expect(error).toBeInstanceOf(Fault);
    expect(String(error)).not.toContain('tall ships');
    silent.close();
  });
});

const unless = { skip: server === '', meta: { skipReason: 'CIVICSTAT_TEST_MSSQL_URL is not set' } };

describe('the SQL Server source', unless, () => {
  const url = URL.parse(server);
  const name = `source_${randomBytes(6).toString('hex')}`;
  let owner: Connection;
  const run = (statement: string) =>
    new Promise<void>((done, failed) => {
      owner.execSqlBatch(new Request(statement, (error) => (error ? failed(error) : done())));
    });

  beforeAll(async () => {
    owner = new Connection({
      server: url?.hostname ?? '',
      authentication: {
        type: 'default',
        options: {
          userName: url?.username ?? '',
          password: decodeURIComponent(url?.password ?? ''),
        },
      },
      options: { port: Number(url?.port || 1433), trustServerCertificate: true },
    });
    await new Promise<void>((done, failed) => {
      owner.connect((error) => (error ? failed(error) : done()));
    });
    await run(`create database ${name}`);
    await run(`create login ${name}_r with password = 'Tall-ships-1'; `);
    await run(`use ${name}`);
    await run(
      `create user ${name}_r for login ${name}_r; alter role db_datareader add member ${name}_r`,
    );
  }, 60_000);
  afterAll(() => owner?.close());

  sqlSource(sqlserver, {
    settings: () => ({
      host: url?.hostname ?? '',
      port: Number(url?.port || 1433),
      database: name,
      user: `${name}_r`,
      password: 'Tall-ships-1',
      encryption: 'unverified',
      overlap: 0,
    }),
    run,
    createCases:
      'create table cases (id bigint, amount decimal(12, 4), name nvarchar(max), day date, at datetime2(0))',
    fillNumbers: (rows) =>
      `insert into numbers select n, dateadd(day, n % 1000, '2020-01-01') from (select top (${rows}) row_number() over (order by (select null)) as n from sys.all_objects a cross join sys.all_objects b) as all_numbers`,
    slowQuery:
      'select count_big(*) as n from numbers a cross join numbers b cross join numbers c cross join numbers d',
  });
});
