import { Client, type ClientConfig } from 'pg';
import Cursor from 'pg-cursor';
import { UserError } from '../../model/index.ts';
import type { Socket } from '../../network/contract.ts';
import type { PullQuestion } from '../contract.ts';
import { type ReadPlan, rowsAtOnce, type SqlReader, statementOf } from '../sql/contract.ts';
import { explained } from './errors.ts';
import { cellOf } from './values.ts';

/** Everything as the server writes it; what becomes of it is decided by `cellOf`. */
const asText = { getTypeParser: () => (text: string) => text };

/** Connects and opens a transaction that only reads and never waits longer than the limits. */
export async function openReader(question: PullQuestion): Promise<SqlReader> {
  const { settings, network, limits, signal } = question;
  const host = String(settings.host);
  const socket = await network.connect(host, Number(settings.port), signal);
  const client = new Client({
    user: String(settings.user),
    password: String(settings.password),
    database: String(settings.database),
    host,
    stream: () => connected(socket),
    ssl: encryptionOf(settings.encryption, host),
    types: asText,
    application_name: 'civicstat',
    connectionTimeoutMillis: limits.idleMilliseconds,
  } as ClientConfig);
  // What goes wrong is told to whoever waits for an answer.
  client.on('error', () => undefined);
  const orExplained = <Answer>(work: Promise<Answer>) =>
    work.catch((error: unknown): never => {
      throw explained(error);
    });
  try {
    await orExplained(client.connect());
    await orExplained(client.query(preparation(limits.totalMilliseconds)));
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return {
    checkRole: () => orExplained(checkRole(client)),
    read: (plan) => read(client, plan),
    async close() {
      socket.destroy();
    },
  };
}

/** The driver connects sockets itself; this one is connected already, to an address that was judged. */
function connected(socket: Socket): Socket {
  socket.connect = () => {
    setImmediate(() => socket.emit('connect'));
    return socket;
  };
  return socket;
}

function encryptionOf(encryption: unknown, host: string) {
  if (encryption === 'none') return false;
  return { rejectUnauthorized: encryption !== 'unverified', servername: host };
}

function preparation(milliseconds: number): string {
  return [
    `set statement_timeout to ${Math.ceil(milliseconds)}`,
    "set timezone to 'UTC'",
    'set datestyle to iso',
    'set intervalstyle to iso_8601',
    'set standard_conforming_strings to on',
    'set extra_float_digits to 1',
    'begin transaction isolation level repeatable read read only',
  ].join(';');
}

/** Roles by which a user reaches beyond the tables: to the server itself, its files and programs. */
const roleQuestion = `
  select case when rolsuper then 'is a superuser'
    when rolcreaterole then 'may make roles'
    when rolcreatedb then 'may make databases'
    when rolreplication then 'may copy the whole server'
    when pg_has_role(current_user, 'pg_read_server_files', 'member') then 'may read the server''s files'
    when pg_has_role(current_user, 'pg_write_server_files', 'member') then 'may write the server''s files'
    when pg_has_role(current_user, 'pg_execute_server_program', 'member') then 'may run programs on the server'
  end as power from pg_roles where rolname = current_user`;

/** A table into which the user may write. */
const writableQuestion = `
  select 'may write to ' || n.nspname || '.' || c.relname as power
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'f')
    and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
    and has_schema_privilege(n.oid, 'USAGE')
    and has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
  order by 1 limit 1`;

async function checkRole(client: Client): Promise<void> {
  const power = (await powerOf(client, roleQuestion)) ?? (await powerOf(client, writableQuestion));
  if (power === null) return;
  throw new UserError({
    code: 'role-too-strong',
    message: `The user ${power}, which no reader needs`,
    remedy: 'Name a user that may only read the tables of the query',
  });
}

async function powerOf(client: Client, question: string): Promise<string | null> {
  const { rows } = await client.query<{ power: string | null }>(question);
  return rows[0]?.power ?? null;
}

async function* read(client: Client, plan: ReadPlan) {
  // A cursor goes by the extended protocol, which takes one statement.
  const cursor = client.query(
    new Cursor(statementOf(plan), [...plan.parameters], { rowMode: 'array', types: asText }),
  );
  for (;;) {
    const { rows, fields } = await nextRows(cursor);
    if (rows.length === 0) return;
    yield {
      columns: fields.map(({ name }) => name),
      rows: rows.map((row) => row.map((text, place) => cellOf(text, fields[place]!.dataTypeID))),
    };
  }
}

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}

function nextRows(cursor: Cursor<(string | null)[]>) {
  return new Promise<{ rows: (string | null)[][]; fields: readonly Field[] }>((taken, failed) => {
    cursor.read(rowsAtOnce, (error, rows, result) => {
      if (error) failed(explained(error));
      else taken({ rows, fields: rows.length === 0 ? [] : result.fields });
    });
  });
}
