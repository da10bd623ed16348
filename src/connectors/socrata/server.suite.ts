import type { IncomingMessage, RequestListener } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

/** The rows of a data set as a Socrata portal would hold them. */
export interface PortalRow {
  readonly id: string;
  readonly updated: string;
  readonly status: string | null;
  readonly closed: string | null;
  readonly days: string | null;
}

/**
 * A portal with one data set, abcd-1234, that understands the part of SoQL that is asked of it by
 * SODA 2.1 and 3. Its forms follow Socrata's public documentation: absent values are left out of a
 * row, numbers come as texts, system columns come only where they are asked for.
 */
export function socrataPortal(given: readonly PortalRow[]) {
  const database = new DatabaseSync(':memory:');
  database.exec(
    'create table rows (":id" text, ":updated_at" text, status text, closed text, days text)',
  );
  const insert = database.prepare('insert into rows values (?, ?, ?, ?, ?)');
  const add = (rows: readonly PortalRow[]) => {
    for (const row of rows) insert.run(row.id, row.updated, row.status, row.closed, row.days);
  };
  add(given);
  const queries: string[] = [];
  const tokens: (string | undefined)[] = [];
  const answer = (sql: string) => {
    queries.push(sql);
    const rows = database.prepare(sql.replaceAll(/(?<![\w'])(:\w+)/g, '"$1"')).all();
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
    );
  };
  const listener: RequestListener = async (request, response) => {
    tokens.push(request.headers['x-app-token'] as string | undefined);
    response.setHeader('content-type', 'application/json;charset=utf-8');
    const url = new URL(request.url ?? '', 'http://portal');
    if (url.pathname === '/api/views/abcd-1234.json')
      return void response.end(JSON.stringify(view));
    const sql = await soqlOf(request, url);
    if (sql === null) return void response.writeHead(404).end('{"message": "Cannot find view"}');
    try {
      response.end(JSON.stringify(answer(sql)));
    } catch (error) {
      response.writeHead(400).end(JSON.stringify({ message: `Query coordinator error: ${error}` }));
    }
  };
  return { listener, queries, tokens, add, run: (sql: string) => database.exec(sql) };
}

async function soqlOf(request: IncomingMessage, url: URL): Promise<string | null> {
  if (url.pathname === '/api/v3/views/abcd-1234/query.json' && request.method === 'POST') {
    const { query } = JSON.parse((await Array.fromAsync(request)).join(''));
    return String(query).replace(/^SELECT (.*?)(?= WHERE| ORDER| LIMIT)/s, 'SELECT $1 FROM rows');
  }
  if (url.pathname !== '/resource/abcd-1234.json') return null;
  const clause = (word: string, name: string) => {
    const value = url.searchParams.get(name);
    return value === null ? '' : ` ${word} ${value}`;
  };
  return (
    `SELECT ${url.searchParams.get('$select') ?? '*'} FROM rows${clause('WHERE', '$where')}` +
    `${clause('ORDER BY', '$order')}${clause('LIMIT', '$limit')}${clause('OFFSET', '$offset')}`
  );
}

const view = {
  id: 'abcd-1234',
  name: '311 requests',
  columns: [
    { fieldName: 'status', dataTypeName: 'text' },
    { fieldName: 'closed', dataTypeName: 'calendar_date' },
    { fieldName: 'days', dataTypeName: 'number' },
    { fieldName: ':@computed_region_awaf_s7ux', dataTypeName: 'number' },
  ],
};
