import type { RequestListener } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { Fault, UserError } from '../../model/index.ts';
import { localServers, pulled, questionOf } from '../web/pulling.suite.ts';
import { ckan } from './index.ts';

const local = localServers();
afterEach(() => local.close());

const resource = '9d7c2214-4709-478a-a2e8-fb2020a5bb94';

/**
 * A portal with one resource in its DataStore, as CKAN's documentation of datastore_search and
 * datastore_search_sql has them: numbers as JSON numbers, failures as 4xx with an error record.
 */
function portal(count: number, mostRows = 32_000) {
  const database = new DatabaseSync(':memory:');
  database.exec(
    `create table "${resource}" (_id integer primary key, _full_text text, case_id integer, "Status ""now""" text, changed text)`,
  );
  const insert = database.prepare(`insert into "${resource}" values (?, 'x', ?, ?, ?)`);
  const add = (id: number, changed: string | null) =>
    insert.run(id, 9_000_000 + id, 'Open', changed);
  for (let id = 1; id <= count; id += 1) add(id, `2025-01-0${1 + Math.floor(id / 25)}T00:00:00`);
  const actions: Record<string, (asked: URLSearchParams) => unknown> = {
    '/portal/api/3/action/datastore_search': (asked) => {
      if (asked.get('resource_id') !== resource) return null;
      const names = asked
        .get('fields')
        ?.split(',')
        .map((name) => `"${name.replaceAll('"', '""')}"`);
      const limit = Math.min(Number(asked.get('limit')), mostRows);
      const order = asked.get('sort') ?? '_id desc';
      const sql = `select ${names?.join(',') ?? '*'} from "${resource}" order by ${order} limit ${limit} offset ${asked.get('offset') ?? 0}`;
      const fields = ['_id', '_full_text', 'case_id', 'Status "now"', 'changed'].map((id) => ({
        id,
        type: id === 'changed' ? 'timestamp' : 'text',
      }));
      const { total } = database.prepare(`select count(*) as total from "${resource}"`).get()!;
      return { fields, total, records: database.prepare(sql).all() };
    },
    '/portal/api/3/action/datastore_search_sql': (asked) => ({
      records: database.prepare(asked.get('sql') ?? '').all(),
    }),
  };
  const keys: (string | undefined)[] = [];
  const listener: RequestListener = (request, response) => {
    keys.push(request.headers.authorization);
    const url = new URL(request.url ?? '', 'http://portal');
    const result = actions[url.pathname]?.(url.searchParams) ?? null;
    const error = { message: 'Not found: Resource was not found.', __type: 'Not Found Error' };
    if (result === null) response.statusCode = 404;
    response.end(
      JSON.stringify(result === null ? { success: false, error } : { success: true, result }),
    );
  };
  return { listener, add, keys, run: (sql: string) => database.exec(sql) };
}

const settings = (origin: string) => ({
  address: `${origin}/portal/`,
  resource,
  rowsPerRequest: 10,
});

describe('a resource in the DataStore', () => {
  it('is read whole, in the order of its numbers, though the portal gives less than asked', async () => {
    const { listener } = portal(95, 7);
    const totals: (number | null)[] = [];
    const question = questionOf(ckan, settings(await local.serve(listener)));
    const { rows, cursor } = await pulled(ckan, question, ({ total }) => totals.push(total));
    expect(rows.map((row) => Number(row._id))).toEqual(
      Array.from({ length: 95 }, (_, id) => id + 1),
    );
    expect(rows[0]).toEqual({
      _id: '1',
      case_id: '9000001',
      'Status "now"': 'Open',
      changed: '2025-01-01T00:00:00',
    });
    expect(new Set(totals)).toEqual(new Set([95]));
    expect(cursor).toMatchObject({ since: null, ended: true });
  });

  it('is counted anew when rows go away meanwhile', async () => {
    const { listener, run } = portal(95);
    let pages = 0;
    const { rows } = await pulled(
      ckan,
      questionOf(ckan, settings(await local.serve(listener))),
      () => {
        pages += 1;
        if (pages === 4) run(`delete from "${resource}" where _id in (3, 4)`);
      },
    );
    expect(new Set(rows.map((row) => row._id)).size).toBe(95);
  });

  it('brings only what changed where it has a time of change', async () => {
    const { listener, add } = portal(95);
    const given = { ...settings(await local.serve(listener)), updated: 'changed', overlapHours: 0 };
    const first = await pulled(ckan, questionOf(ckan, given));
    expect(new Set(first.rows.map((row) => row._id)).size).toBe(95);
    add(200, '2025-02-01T00:00:00');
    const { rows } = await pulled(ckan, questionOf(ckan, given, { cursor: first.cursor }));
    expect(new Set(rows.map((row) => row.changed))).toEqual(
      new Set(['2025-01-04T00:00:00', '2025-02-01T00:00:00']),
    );
  });

  it.each([
    [{ resource: 'other' }, '404'],
    [{ columns: 'case_id, nothing' }, 'no such column'],
    [{ columns: '_full_text' }, 'no such column'],
    [{ updated: 'changed' }, 'empty in some rows'],
    [{ updated: 'Status "now"' }, 'neither times nor numbers'],
  ])('with wrong settings is a user error: %j', async (wrong, words) => {
    const { listener, add } = portal(3);
    add(4, null);
    const pull = pulled(
      ckan,
      questionOf(ckan, { ...settings(await local.serve(listener)), ...wrong }),
    );
    await expect(pull).rejects.toThrow(UserError);
    await expect(pull).rejects.toThrow(words);
  });

  it('of something else than CKAN is a fault', async () => {
    const origin = await local.serve((_, response) => void response.end('{"success": true}'));
    await expect(pulled(ckan, questionOf(ckan, settings(origin)))).rejects.toThrow(Fault);
  });
});
