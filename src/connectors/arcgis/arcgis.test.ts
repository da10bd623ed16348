import type { RequestListener } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { Fault, UserError } from '../../model/index.ts';
import { localServers, pulled, questionOf } from '../web/pulling.suite.ts';
import { arcgis } from './index.ts';

const local = localServers();
afterEach(() => local.close());

const path = '/arcgis/rest/services/Requests/FeatureServer/0';
const about = {
  name: 'Requests',
  objectIdField: 'OBJECTID',
  maxRecordCount: 2000,
  fields: [
    { name: 'OBJECTID', type: 'esriFieldTypeOID' },
    { name: 'STATUS', type: 'esriFieldTypeString' },
    { name: 'EDITED', type: 'esriFieldTypeDate' },
    { name: 'DAYS', type: 'esriFieldTypeDouble' },
  ],
};

/**
 * A layer as the documentation of “Query (Feature Service/Layer)” has it: dates in milliseconds,
 * errors with the status 200, exceededTransferLimit where there is more.
 */
function service(count: number, mostRows = 2_000) {
  const database = new DatabaseSync(':memory:');
  database.exec('create table layer (OBJECTID integer, STATUS text, EDITED integer, DAYS real)');
  const insert = database.prepare('insert into layer values (?, ?, ?, ?)');
  const add = (id: number, edited: number | null) =>
    insert.run(id, id % 2 ? 'Closed' : 'Open', edited, id / 4);
  // Twenty rows a second, a few milliseconds apart.
  for (let id = 1; id <= count; id += 1) add(id, 1_735_689_600_000 + id * 50);
  const wheres: string[] = [];
  const query = (asked: URLSearchParams) => {
    const where = asked.get('where') ?? '';
    wheres.push(where);
    const condition = where.replaceAll(/TIMESTAMP '([^']+)'/g, "(unixepoch('$1') * 1000)");
    if (asked.get('returnCountOnly') === 'true') {
      return database.prepare(`select count(*) as count from layer where ${condition}`).get();
    }
    const limit = Math.min(Number(asked.get('resultRecordCount')), mostRows);
    const rows = database
      .prepare(
        `select ${asked.get('outFields')} from layer where ${condition} order by ${asked.get('orderByFields')} limit ${limit} offset ${asked.get('resultOffset')}`,
      )
      .all();
    const geometry =
      asked.get('returnGeometry') === 'true' ? { geometry: { x: -71.06, y: 42.36 } } : {};
    return {
      exceededTransferLimit: rows.length === limit,
      features: rows.map((attributes) => ({ attributes, ...geometry })),
    };
  };
  const tokens: (string | string[] | undefined)[] = [];
  const listener: RequestListener = (request, response) => {
    tokens.push(request.headers['x-esri-authorization']);
    const url = new URL(request.url ?? '', 'http://gis');
    let answer: unknown = { error: { code: 404, message: 'Service not found', details: [] } };
    if (url.pathname === path) answer = about;
    try {
      if (url.pathname === `${path}/query`) answer = query(url.searchParams);
    } catch (error) {
      answer = { error: { code: 400, message: `Cannot perform query. ${error}`, details: [] } };
    }
    response.end(JSON.stringify(answer));
  };
  return { listener, add, wheres, run: (sql: string) => database.exec(sql) };
}

const settings = (origin: string) => ({ address: `${origin}${path}`, rowsPerRequest: 10 });
const idsOf = (rows: readonly Record<string, string | null>[]) =>
  new Set(rows.map((row) => row.OBJECTID));

describe('a layer', () => {
  it('is read whole by object id, though the service gives less than asked', async () => {
    const { listener } = service(95, 7);
    const address = await local.serve(listener);
    const { rows, cursor } = await pulled(arcgis, questionOf(arcgis, settings(address)));
    expect(idsOf(rows).size).toBe(95);
    expect(rows[0]).toEqual({
      OBJECTID: '1',
      STATUS: 'Closed',
      EDITED: '2025-01-01T00:00:00.05Z',
      DAYS: '0.25',
    });
    const again = await pulled(arcgis, questionOf(arcgis, settings(address), { cursor }));
    expect(idsOf(again.rows).size).toBe(95);
  });

  it('gives days where its dates are days, kept as a midnight in UTC or in the city’s time', async () => {
    const { listener, add } = service(0);
    add(1, Date.parse('2025-01-02T00:00:00Z'));
    add(2, Date.parse('2025-01-03T05:00:00Z'));
    add(3, Date.parse('2025-07-04T04:00:00Z'));
    add(4, null);
    const address = await local.serve(listener);
    const given = { ...settings(address), dayFields: 'EDITED' };
    const { rows } = await pulled(arcgis, questionOf(arcgis, given));
    expect(rows.map(({ EDITED }) => EDITED)).toEqual([
      '2025-01-02',
      '2025-01-03',
      '2025-07-04',
      null,
    ]);
    add(5, Date.parse('2025-07-04T05:00:00Z'));
    await expect(pulled(arcgis, questionOf(arcgis, given))).rejects.toThrow('a time of day');
    const other = questionOf(arcgis, { ...given, dayFields: 'STATUS' });
    await expect(pulled(arcgis, other)).rejects.toThrow('no field of dates');
  });

  it('that loses rows meanwhile is read whole all the same', async () => {
    const { listener, run } = service(95);
    let pages = 0;
    const question = questionOf(arcgis, settings(await local.serve(listener)));
    const { rows } = await pulled(arcgis, question, () => {
      pages += 1;
      if (pages === 4) run('delete from layer where OBJECTID < 8');
    });
    expect(idsOf(rows).size).toBe(95);
  });

  it.each([10, 25])(
    'brings only what changed, with more rows a second than a page has (%i)',
    async (page) => {
      const { listener, add, wheres } = service(95);
      const address = await local.serve(listener);
      const given = {
        ...settings(address),
        rowsPerRequest: page,
        updated: 'EDITED',
        overlapHours: 1,
      };
      const { rows, cursor } = await pulled(arcgis, questionOf(arcgis, given));
      expect(idsOf(rows).size).toBe(95);
      add(500, 1_735_689_600_000 + 3_600_000 * 24);
      const later = await pulled(
        arcgis,
        questionOf(arcgis, { ...given, overlapHours: 0 }, { cursor }),
      );
      expect(idsOf(later.rows)).toContain('500');
      expect(idsOf(later.rows).size).toBeLessThan(30);
      expect(wheres).toContain("(1=1) AND EDITED >= TIMESTAMP '2025-01-01 00:00:04'");
    },
  );

  it('can be narrowed to some rows and fields, with coordinates', async () => {
    const { listener } = service(40);
    const given = {
      ...settings(await local.serve(listener)),
      where: "STATUS = 'Open' OR DAYS > 9",
      columns: 'STATUS',
      coordinates: true,
    };
    const { rows } = await pulled(arcgis, questionOf(arcgis, given));
    expect(rows).toContainEqual({
      OBJECTID: '2',
      STATUS: 'Open',
      longitude: '-71.06',
      latitude: '42.36',
    });
    expect(idsOf(rows).size).toBe(22);
  });

  it.each([
    [{ address: '/arcgis/rest/services/Requests/FeatureServer' }, 'no address of a layer'],
    [{ address: '/arcgis/rest/services/Other/FeatureServer/0' }, '404'],
    [{ columns: 'STATUS, NOTHING' }, 'no such field'],
    [{ updated: 'EDITED' }, 'empty in some rows'],
    [{ updated: 'STATUS' }, 'neither times nor numbers'],
    [{ where: 'what is this' }, '400'],
  ])('with wrong settings is a user error: %j', async (wrong, words) => {
    const { listener, add } = service(3);
    add(4, null);
    const origin = await local.serve(listener);
    const address = `${origin}${(wrong as { address?: string }).address ?? path}`;
    const pull = pulled(arcgis, questionOf(arcgis, { ...settings(origin), ...wrong, address }));
    await expect(pull).rejects.toThrow(UserError);
    await expect(pull).rejects.toThrow(words);
  });

  it.each([
    [498, UserError, 'Enter the token again'],
    [500, Fault, 'the service failed'],
  ])('that answers with the error %i inside a 200', async (code, kind, words) => {
    const origin = await local.serve((_, response) => {
      response.end(JSON.stringify({ error: { code, message: 'Invalid Token', details: [] } }));
    });
    const pull = pulled(arcgis, questionOf(arcgis, settings(origin)));
    await expect(pull).rejects.toThrow(kind);
    await expect(pull).rejects.toThrow(words);
  });
});
