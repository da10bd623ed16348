import { type Connection, createConnection } from 'mysql2';
import { UserError } from '../../model/index.ts';
import type { PullQuestion } from '../contract.ts';
import {
  type Batch,
  type ReadPlan,
  rowsAtOnce,
  type SqlReader,
  statementOf,
} from '../sql/contract.ts';
import { explained } from './errors.ts';
import { cellOf, type MysqlValue } from './values.ts';

/** Connects and opens a transaction that only reads and never runs longer than the limit. */
export async function openReader(question: PullQuestion): Promise<SqlReader> {
  const { settings, network, limits, signal } = question;
  const host = String(settings.host);
  const socket = await network.connect(host, Number(settings.port), signal);
  try {
    const connection = createConnection({
      stream: socket,
      user: String(settings.user),
      password: String(settings.password),
      database: String(settings.database),
      host,
      ...encryptionOf(settings.encryption),
      connectTimeout: limits.idleMilliseconds,
      multipleStatements: false,
      // The server could otherwise ask for a file of this machine.
      flags: ['-LOCAL_FILES'],
      charset: 'utf8mb4',
      timezone: 'Z',
      dateStrings: true,
      supportBigNumbers: true,
      bigNumberStrings: true,
      jsonStrings: true,
      rowsAsArray: true,
    });
    connection.on('error', () => undefined);
    await connection.promise().connect();
    await prepare(connection, limits.totalMilliseconds);
    return {
      checkRole: () => checkRole(connection),
      read: (plan) => read(connection, plan),
      async close() {
        socket.destroy();
      },
    };
  } catch (error) {
    socket.destroy();
    throw explained(error);
  }
}

function encryptionOf(encryption: unknown) {
  if (encryption === 'none') return {};
  const verified = encryption !== 'unverified';
  return { ssl: { rejectUnauthorized: verified, verifyIdentity: verified } };
}

async function prepare(connection: Connection, milliseconds: number): Promise<void> {
  // A backslash is a letter like others, as the judge of queries takes it.
  await rowsOf(connection, "set session sql_mode = 'NO_BACKSLASH_ESCAPES'");
  await rowsOf(connection, "set session time_zone = '+00:00'");
  const [version] = await rowsOf(connection, 'select version()');
  const limit = /mariadb/i.test(version?.[0] ?? '')
    ? `max_statement_time = ${milliseconds / 1000}`
    : `max_execution_time = ${Math.ceil(milliseconds)}`;
  await rowsOf(connection, `set session ${limit}`);
  await rowsOf(connection, 'set transaction isolation level repeatable read');
  await rowsOf(connection, 'start transaction read only');
}

async function rowsOf(connection: Connection, statement: string): Promise<readonly string[][]> {
  const [rows] = await connection.promise().query(statement);
  return Array.isArray(rows) ? (rows as unknown as string[][]) : [];
}

/** Rights by which a user reaches beyond the tables: to the server, its files, other users. */
const strongRights =
  /\b(ALL PRIVILEGES|FILE|SUPER|SHUTDOWN|RELOAD|CREATE USER|GRANT OPTION|CONNECTION ADMIN|SYSTEM_USER|BINLOG ADMIN|REPLICATION SLAVE ADMIN|SET USER|EXECUTE|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|EVENT|TRIGGER)\b/;

async function checkRole(connection: Connection): Promise<void> {
  try {
    const rows = await rowsOf(connection, 'show grants');
    // What stands before ON are the rights; behind it come names.
    const rights = rows.map(([grant]) => grant!.split(/ ON | TO /, 1)[0]!.replace(/^GRANT /, ''));
    const strong = rights.map((text) => strongRights.exec(text)?.[1]).find((one) => one);
    if (strong === undefined && !rows.some(([grant]) => grant!.includes('WITH GRANT OPTION'))) {
      return;
    }
    throw new UserError({
      code: 'role-too-strong',
      message: `The user has the right ${strong ?? 'GRANT OPTION'}, which no reader needs`,
      remedy: 'Name a user that has SELECT on the tables of the query and nothing else',
    });
  } catch (error) {
    throw explained(error);
  }
}

async function* read(connection: Connection, plan: ReadPlan): AsyncIterable<Batch> {
  // A prepared statement is one statement, whatever its text.
  const running = connection.execute({
    sql: statementOf(plan),
    values: [...plan.parameters],
  });
  let fields: readonly Field[] = [];
  running.on('fields', (found: readonly Field[]) => {
    fields = found;
  });
  const stream = running.stream({ highWaterMark: rowsAtOnce });
  let rows: (string | null)[][] = [];
  const batch = (): Batch => ({ columns: fields.map(({ name }) => name), rows });
  try {
    for await (const row of stream as AsyncIterable<readonly MysqlValue[]>) {
      rows.push(row.map((value, place) => cellOf(value, fields[place]!)));
      if (rows.length < rowsAtOnce) continue;
      yield batch();
      rows = [];
    }
  } catch (error) {
    throw explained(error);
  }
  if (rows.length > 0) yield batch();
}

interface Field {
  readonly name: string;
  readonly columnType: number;
}
