import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../model/index.ts';
import { localServers, pulled, questionOf } from '../web/pulling.suite.ts';
import { httpsJson } from './index.ts';

const local = localServers();
afterEach(() => local.close());

const answer = {
  success: true,
  'result.rows': 2,
  result: {
    records: [
      { id: 1, 'a.b': 'by name', place: { lat: 42.36, tags: ['x'] } },
      { id: 2, note: 'second', place: { lat: 42.4 } },
    ],
  },
};

async function pull(settings: Record<string, string>, body: unknown = answer) {
  const origin = await local.serve((_, response) => void response.end(JSON.stringify(body)));
  return await pulled(httpsJson, questionOf(httpsJson, { address: origin, ...settings }));
}

describe('JSON on the web', () => {
  it('is a list of records at the end of a path, with the columns of all rows', async () => {
    const { rows } = await pull({ path: 'result.records' });
    expect(rows).toEqual([
      { id: '1', 'a.b': 'by name', place: '{"lat":42.36,"tags":["x"]}', note: null },
      { id: '2', 'a.b': null, place: '{"lat":42.4}', note: 'second' },
    ]);
  });

  it('gives the columns that are named, also from inside', async () => {
    const { rows } = await pull({ path: 'result.records', columns: 'id, place.lat, a.b' });
    expect(rows[1]).toEqual({ id: '2', 'place.lat': '42.4', 'a.b': null });
  });

  it('may be the list itself, or empty', async () => {
    expect((await pull({}, [{ a: 1 }])).rows).toEqual([{ a: '1' }]);
    expect((await pull({ columns: 'a' }, [])).rows).toEqual([]);
  });

  it.each([
    [{ path: 'result.rows' }, 'no list of records'],
    [{ path: '' }, 'no list of records'],
    [{ path: '__proto__' }, 'no list of records'],
    [{ path: 'result.records', columns: 'id, nowhere' }, 'No row has this column'],
  ])('that is not as the settings have it is a user error: %j', async (settings, words) => {
    await expect(pull(settings as Record<string, string>)).rejects.toThrow(UserError);
    await expect(pull(settings as Record<string, string>)).rejects.toThrow(words);
  });
});
