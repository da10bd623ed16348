import { Fault, UserError } from '../../model/index.ts';
import type { Page, PullQuestion, RowConnector, Setting } from '../contract.ts';
import { isRecord, type Json, type JsonRecord, recordsOf, rowOf } from '../web/json.ts';
import { overlapHours, readOverlap, refuseUnordered, rowsPerRequest } from '../web/order.ts';
import {
  addressOf,
  countOf,
  listOf,
  secret,
  setting,
  textOf,
  wrongSetting,
} from '../web/settings.ts';
import { type Place, type Step, skipAt, walk } from '../web/walk.ts';
import { openWeb, type Web } from '../web/web.ts';

const settings: readonly Setting[] = [
  setting('address', 'Address of the portal', 'For example data.cityofchicago.org.', {
    type: 'address',
  }),
  setting(
    'dataset',
    'Data set',
    'The eight letters and digits at the end of its address, like v6vf-nfxy.',
  ),
  setting(
    'api',
    'Version of the API',
    'Version 3 needs an app token; 2.1 works without one, though slower.',
    {
      type: 'choice',
      choices: ['2.1', '3'],
      default: '2.1',
    },
  ),
  secret('appToken', 'App token', 'Made on the portal under “Developer settings”.'),
  setting(
    'columns',
    'Columns',
    'Their names in the API, separated by commas. Empty: all of them.',
    {
      required: false,
    },
  ),
  setting(
    'where',
    'Condition',
    "Which rows are meant, as SoQL has it: status = 'Closed'. Empty: all of them.",
    {
      type: 'query',
      required: false,
    },
  ),
  setting(
    'updated',
    'Column of the time of change',
    'By it an incremental source reads only what changed since the last pull. It must be a time or number and never empty. “none” reads the whole table each time.',
    { required: false, default: ':updated_at' },
  ),
  overlapHours,
  rowsPerRequest,
];

/** `socrata`: data sets of portals that run on Socrata (Tyler Data & Insights). */
export const socrata: RowConnector = {
  kind: 'socrata',
  gives: 'rows',
  title: 'Socrata portal',
  description:
    'Reads a data set of an open-data portal that runs on Socrata, now called Tyler Data & Insights, by SODA 2.1 or 3. Each row also brings :id, by which it can be recognised.',
  settings,
  pull,
};

interface Table {
  readonly columns: readonly string[];
  /** SoQL's name of each column's type. */
  readonly types: ReadonlyMap<string, string>;
  readonly updated: string | null;
  readonly ask: (soql: Soql) => Promise<readonly JsonRecord[]>;
}

/** The clauses of a query. */
interface Soql {
  readonly select: string;
  readonly where: readonly string[];
  readonly order: string | null;
  readonly limit: number;
  readonly offset: number;
}

async function* pull(question: PullQuestion): AsyncGenerator<Page> {
  const web = openWeb(question, settings);
  const table = await describe(question, web);
  const where = textOf(question.settings, 'where');
  const condition = where === '' ? [] : [`(${where})`];
  await refuseEmpty(table, condition);
  const limit = countOf(question.settings, 'rowsPerRequest', 2);
  const ask = async (place: Place): Promise<Step<JsonRecord>[]> => {
    const rows = await table.ask({
      select: table.columns.join(', '),
      where: [...condition, ...sinceClause(table, place.since)],
      order: table.updated === null ? ':id' : `${table.updated}, :id`,
      limit,
      offset: skipAt(place),
    });
    return rows.map((row) => stepOf(row, table.updated));
  };
  for await (const { rows, cursor } of walk(question.cursor, readOverlap(question.settings), ask)) {
    web.count(rows.length);
    yield {
      columns: table.columns,
      rows: rows.map((row) => rowOf(row, table.columns)),
      cursor,
      total: null,
    };
  }
}

function stepOf(row: JsonRecord, updated: string | null): Step<JsonRecord> {
  if (typeof row[':id'] !== 'string') throw unlike();
  const value = updated === null ? null : row[updated];
  return {
    row,
    key: row[':id'],
    value: value === null || value === undefined ? null : String(value),
  };
}

/** What the portal says of the data set, and how it is asked. */
async function describe(question: PullQuestion, web: Web): Promise<Table> {
  const base = addressOf(question.settings, 'address', ['appToken']).origin;
  const dataset = textOf(question.settings, 'dataset').toLowerCase();
  if (!/^[a-z0-9]{4}-[a-z0-9]{4}$/.test(dataset)) {
    throw wrongSetting(
      'dataset',
      'is no name of a data set',
      'Write eight letters and digits with a hyphen, like v6vf-nfxy.',
    );
  }
  const token = textOf(question.settings, 'appToken');
  const headers = { accept: 'application/json', ...(token === '' ? {} : { 'x-app-token': token }) };
  const types = typesIn(await web.json({ url: `${base}/api/views/${dataset}.json`, headers }));
  const updated = textOf(question.settings, 'updated') || ':updated_at';
  const wanted = listOf(question.settings, 'columns');
  const system = [':id', ...(updated === 'none' ? [] : [updated])];
  const columns = [...new Set([...system, ...(wanted.length > 0 ? wanted : types.keys())])];
  refuseUnknown(columns, types);
  if (types.has(updated)) refuseUnordered(types.get(updated) ?? '');
  const ask = textOf(question.settings, 'api') === '3' ? asSoda3 : asSoda2;
  return {
    columns,
    types,
    updated: updated === 'none' ? null : updated,
    ask: async (soql) =>
      recordsOf(await web.json({ headers, ...ask(base, dataset, soql) })) ?? fail(),
  };
}

const systemColumns = [':id', ':created_at', ':updated_at'];

function typesIn(view: Json): ReadonlyMap<string, string> {
  const columns = isRecord(view) ? recordsOf(view.columns) : null;
  if (columns === null || columns.length === 0) throw unlike();
  return new Map(
    columns
      .map((column) => [String(column.fieldName), String(column.dataTypeName)] as const)
      .filter(([name]) => !name.startsWith(':')),
  );
}

function refuseUnknown(columns: readonly string[], types: ReadonlyMap<string, string>): void {
  const unknown = columns.filter((name) => !types.has(name) && !systemColumns.includes(name));
  if (unknown.length === 0) return;
  throw new UserError(
    unknown.map((name) => ({
      code: 'unknown-column',
      message: 'The data set has no such column',
      remedy: `Its columns are ${[...types.keys()].join(', ')}.`,
      value: name,
    })),
  );
}

/** A row without a time of change would be left out later, so that it is refused now. */
async function refuseEmpty(table: Table, condition: readonly string[]): Promise<void> {
  if (table.updated === null || systemColumns.includes(table.updated)) return;
  const where = [...condition, `${table.updated} IS NULL`];
  const empty = await table.ask({ select: ':id', where, order: null, limit: 1, offset: 0 });
  if (empty.length === 0) return;
  throw wrongSetting(
    'updated',
    'names a column that is empty in some rows',
    'Choose another one, or “none”.',
  );
}

function sinceClause({ updated, types }: Table, since: string | null): string[] {
  if (updated === null || since === null) return [];
  const isNumber = types.get(updated) === 'number' && /^-?\d+(\.\d+)?$/.test(since);
  return [`${updated} >= ${isNumber ? since : `'${since.replaceAll("'", "''")}'`}`];
}

/** SODA 2.1: the clauses are parameters of the address. */
function asSoda2(base: string, dataset: string, soql: Soql) {
  const url = new URL(`${base}/resource/${dataset}.json`);
  url.searchParams.set('$select', soql.select);
  if (soql.where.length > 0) url.searchParams.set('$where', soql.where.join(' AND '));
  if (soql.order !== null) url.searchParams.set('$order', soql.order);
  url.searchParams.set('$limit', String(soql.limit));
  url.searchParams.set('$offset', String(soql.offset));
  return { url: url.href };
}

/** SODA 3: the query is sent whole. */
function asSoda3(base: string, dataset: string, soql: Soql) {
  const query = [
    `SELECT ${soql.select}`,
    ...(soql.where.length > 0 ? [`WHERE ${soql.where.join(' AND ')}`] : []),
    ...(soql.order === null ? [] : [`ORDER BY ${soql.order}`]),
    `LIMIT ${soql.limit} OFFSET ${soql.offset}`,
  ].join(' ');
  return {
    url: `${base}/api/v3/views/${dataset}/query.json`,
    method: 'POST' as const,
    body: JSON.stringify({ query, includeSynthetic: false }),
  };
}

function fail(): never {
  throw unlike();
}

function unlike(): Fault {
  return new Fault(
    'the server does not answer as a Socrata portal does',
    'Check the address; if it is right, try again later.',
  );
}
