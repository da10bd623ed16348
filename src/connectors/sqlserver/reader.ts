import { Connection, type ConnectionConfiguration, Request, TYPES } from 'tedious';
import { UserError } from '../../model/index.ts';
import type { PullQuestion } from '../contract.ts';
import { type Batch, type ReadPlan, rowsAtOnce, type SqlReader } from '../sql/contract.ts';
import { explained } from './errors.ts';
import { type DescribedColumn, inTexts } from './texts.ts';

type Row = (string | number | boolean | null)[];

/** Connects, and begins a transaction that nobody will commit. */
export async function openReader(question: PullQuestion): Promise<SqlReader> {
  const connection = new Connection(configurationOf(question));
  connection.on('error', () => undefined);
  try {
    await new Promise<void>((connected, failed) => {
      connection.connect((error) => (error ? failed(error) : connected()));
    });
    await rowsOf(connection, 'set xact_abort on; set lock_timeout 10000; begin transaction');
  } catch (error) {
    connection.close();
    throw explained(error);
  }
  return {
    checkRole: () => checkRole(connection),
    read: (plan) => read(connection, plan),
    async close() {
      // The server takes back what a connection leaves open.
      connection.close();
    },
  };
}

function configurationOf({
  settings,
  network,
  limits,
  signal,
}: PullQuestion): ConnectionConfiguration {
  const host = String(settings.host);
  const port = Number(settings.port);
  return {
    server: host,
    authentication: {
      type: 'default',
      options: { userName: String(settings.user), password: String(settings.password) },
    },
    options: {
      port,
      connector: () => network.connect(host, port, signal),
      database: String(settings.database),
      encrypt: settings.encryption !== 'none',
      trustServerCertificate: settings.encryption !== 'verified',
      readOnlyIntent: true,
      appName: 'Civicstat',
      connectTimeout: limits.idleMilliseconds,
      requestTimeout: Math.ceil(limits.totalMilliseconds),
      useUTC: true,
      maxRetriesOnTransientErrors: 0,
    },
  };
}

/** Rights and roles by which a login reaches beyond the tables. */
const roleQuestion = `
  select case
    when is_srvrolemember('sysadmin') = 1 then 'is a system administrator'
    when has_perms_by_name(null, null, 'CONTROL SERVER') = 1 then 'may control the server'
    when has_perms_by_name(null, null, 'ADMINISTER BULK OPERATIONS') = 1 then 'may read the server''s files'
    when is_member('db_owner') = 1 then 'owns the database'
    when is_member('db_datawriter') = 1 then 'may write the tables'
    when has_perms_by_name(db_name(), 'DATABASE', 'CONTROL') = 1 then 'may control the database'
    when has_perms_by_name(db_name(), 'DATABASE', 'INSERT') = 1 then 'may write the tables'
  end`;

async function checkRole(connection: Connection): Promise<void> {
  const [row] = await rowsOf(connection, roleQuestion);
  const power = row?.[0] ?? null;
  if (power === null) return;
  throw new UserError({
    code: 'role-too-strong',
    message: `The login ${power}, which no reader needs`,
    remedy: 'Name a login that may only read the tables of the query (db_datareader, or SELECT)',
  });
}

async function* read(connection: Connection, plan: ReadPlan): AsyncIterable<Batch> {
  const described = await rowsOf(
    connection,
    `select name, system_type_name, error_message
     from sys.dm_exec_describe_first_result_set(@query, N'@since nvarchar(max)', 0)
     order by column_ordinal`,
    { query: plan.select },
  );
  const wrong = described.find(([, , message]) => message !== null)?.[2];
  if (wrong !== undefined) {
    throw new UserError({
      code: 'database-refused',
      message: `The database refuses: ${wrong}`,
      remedy: 'Correct the query',
    });
  }
  const columns = described.map(
    ([name, type]): DescribedColumn => ({ name: name as string | null, type: String(type) }),
  );
  const parameters = plan.parameters.length === 0 ? {} : { since: plan.parameters[0]! };
  const names = columns.map(({ name }) => String(name));
  for await (const rows of batches(connection, inTexts(plan, columns), parameters)) {
    yield { columns: names, rows: rows as (string | null)[][] };
  }
}

/** Runs a statement by `sp_executesql` and hands its rows on, holding the server back meanwhile. */
async function* batches(
  connection: Connection,
  statement: string,
  parameters: Readonly<Record<string, string>>,
): AsyncIterable<Row[]> {
  let waiting: Row[] = [];
  let wake: () => void = () => undefined;
  let ended: { readonly error: unknown } | null = null;
  const request = new Request(statement, (error) => {
    ended = { error: error ?? null };
    wake();
  });
  for (const [name, value] of Object.entries(parameters)) {
    request.addParameter(name, TYPES.NVarChar, value);
  }
  request.on('row', (cells: readonly { readonly value: Row[number] }[]) => {
    waiting.push(cells.map(({ value }) => value));
    if (waiting.length < rowsAtOnce) return;
    request.pause();
    wake();
  });
  connection.execSql(request);
  for (;;) {
    if (ended === null && waiting.length < rowsAtOnce) {
      await new Promise<void>((woken) => {
        wake = woken;
      });
    }
    const finished = ended as { readonly error: unknown } | null;
    if (finished !== null && finished.error !== null) throw explained(finished.error);
    const rows = waiting;
    waiting = [];
    if (rows.length > 0) yield rows;
    if (finished !== null) return;
    request.resume();
  }
}

async function rowsOf(
  connection: Connection,
  statement: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Row[]> {
  return (await Array.fromAsync(batches(connection, statement, parameters))).flat();
}
