import { afterEach, describe, expect, it } from 'vitest';
import { Fault, UserError } from '../../model/index.ts';
import { localServers, pulled, questionOf } from '../web/pulling.suite.ts';
import { socrata } from './index.ts';
import { type PortalRow, socrataPortal } from './server.suite.ts';

const local = localServers();
afterEach(() => local.close());

/** Ten rows an hour, so that many have the same time of change. */
const portalRows = (count: number): PortalRow[] =>
  Array.from({ length: count }, (_, place) => ({
    id: `row-${String(place).padStart(4, '0')}`,
    updated: new Date(Date.UTC(2025, 0, 1, Math.floor(place / 10))).toISOString(),
    status: place % 3 === 0 ? null : 'Closed',
    closed: '2025-01-05T10:00:00.000',
    days: `${place}.50`,
  }));
const ids = (rows: readonly Record<string, string | null>[]) =>
  new Set(rows.map((row) => row[':id']));

describe.each(['2.1', '3'])('a data set by SODA %s', (api) => {
  const settings = (address: string) => ({ address, dataset: 'abcd-1234', api, rowsPerRequest: 7 });

  it('is read whole, with equal times of change at the edges of pages', async () => {
    const portal = socrataPortal(portalRows(95));
    const question = questionOf(socrata, settings(await local.serve(portal.listener)));
    const { rows, cursor } = await pulled(socrata, question);
    expect(ids(rows).size).toBe(95);
    expect(rows[0]).toEqual({
      ':id': 'row-0000',
      ':updated_at': '2025-01-01T00:00:00.000Z',
      status: null,
      closed: '2025-01-05T10:00:00.000',
      days: '0.50',
    });
    expect(cursor).toMatchObject({ since: '2025-01-01T09:00:00.000Z', ended: true });
  });

  it('brings only what changed at the next pull, and what came in late', async () => {
    const portal = socrataPortal(portalRows(95));
    const address = await local.serve(portal.listener);
    const { cursor } = await pulled(socrata, questionOf(socrata, settings(address)));
    portal.add([
      {
        id: 'row-late',
        updated: '2025-01-01T07:30:00.000Z',
        status: null,
        closed: null,
        days: null,
      },
      {
        id: 'row-new',
        updated: '2025-01-02T00:00:00.000Z',
        status: null,
        closed: null,
        days: null,
      },
    ]);
    const given = { ...settings(address), overlapHours: 2 };
    const again = await pulled(socrata, questionOf(socrata, given, { cursor }));
    expect(ids(again.rows).size).toBe(10 + 10 + 5 + 2 - 0);
    expect(ids(again.rows)).toContain('row-late');
    expect(ids(again.rows)).toContain('row-new');
  });

  it('goes on where it was broken off, also amid equal times', async () => {
    const portal = socrataPortal(
      portalRows(60).map((row) => ({ ...row, updated: '2025-01-01T00:00:00.000Z' })),
    );
    const address = await local.serve(portal.listener);
    const question = questionOf(socrata, settings(address));
    const seen: string[] = [];
    for await (const page of socrata.pull(question)) {
      seen.push(...page.rows.map(([id]) => id!));
      if (seen.length > 20) {
        const rest = await pulled(socrata, { ...question, cursor: page.cursor });
        seen.push(...rest.rows.map((row) => row[':id']!));
        break;
      }
    }
    expect(new Set(seen).size).toBe(60);
    expect(seen.length).toBeLessThan(70);
  });

  it('is counted anew when rows go away meanwhile', async () => {
    const portal = socrataPortal(
      portalRows(60).map((row) => ({ ...row, updated: '2025-01-01T00:00:00.000Z' })),
    );
    const question = questionOf(socrata, settings(await local.serve(portal.listener)));
    let pages = 0;
    const { rows } = await pulled(socrata, question, () => {
      pages += 1;
      if (pages === 3) portal.run(`delete from rows where ":id" < 'row-0005'`);
    });
    expect(ids(rows).size).toBe(60);
  });

  it('can be narrowed, and read whole each time', async () => {
    const portal = socrataPortal(portalRows(30));
    const address = await local.serve(portal.listener);
    const given = {
      ...settings(address),
      where: "status = 'Closed' OR days > '9'",
      columns: 'days, status',
      updated: 'none',
    };
    const { rows, cursor } = await pulled(socrata, questionOf(socrata, given));
    expect(Object.keys(rows[0]!)).toEqual([':id', 'days', 'status']);
    expect(rows.every((row) => row.status === 'Closed' || row.days! > '9')).toBe(true);
    expect(cursor).toMatchObject({ since: null, ended: true });
    const again = await pulled(socrata, questionOf(socrata, given, { cursor }));
    expect(again.rows).toHaveLength(rows.length);
  });
});

describe('settings that do not fit', () => {
  it.each([
    [{ dataset: 'no id' }, 'no name of a data set'],
    [{ dataset: 'zzzz-9999' }, '404'],
    [{ columns: 'status, statis' }, 'no such column'],
    [{ updated: 'closed' }, 'empty in some rows'],
    [{ updated: 'status' }, 'neither times nor numbers'],
    [{ where: 'what is this' }, '400'],
    [{ rowsPerRequest: 1 }, 'no whole number from 2'],
  ])('%j: a user error', async (wrong, words) => {
    const portal = socrataPortal([
      ...portalRows(3),
      { id: 'row-x', updated: '2025-01-01T00:00:00.000Z', status: null, closed: null, days: null },
    ]);
    const address = await local.serve(portal.listener);
    const pull = pulled(socrata, questionOf(socrata, { address, dataset: 'abcd-1234', ...wrong }));
    await expect(pull).rejects.toThrow(UserError);
    await expect(pull).rejects.toThrow(words);
  });

  it('is a key over an address without encryption', async () => {
    const given = { address: 'http://data.example.gov', dataset: 'abcd-1234', appToken: 'geheim' };
    await expect(pulled(socrata, questionOf(socrata, given))).rejects.toThrow('without encryption');
  });
});

describe('a portal at work', () => {
  it('is asked again after 202, 429 and 503, and the named pause is kept', async () => {
    const portal = socrataPortal(portalRows(3));
    const hiccups: [number, Record<string, string>][] = [
      [202, {}],
      [429, { 'retry-after': '7' }],
      [
        503,
        { 'retry-after': 'Sat, 01 Mar 2025 12:00:30 GMT', date: 'Sat, 01 Mar 2025 12:00:10 GMT' },
      ],
      [500, {}],
    ];
    const address = await local.serve((request, response) => {
      const next = hiccups.shift();
      if (next === undefined) return portal.listener(request, response);
      response.writeHead(next[0], next[1]).end('{"message": "later"}');
    });
    const pauses: number[] = [];
    const wait = async (milliseconds: number) => void pauses.push(milliseconds);
    const given = { address, dataset: 'abcd-1234' };
    const { rows } = await pulled(socrata, questionOf(socrata, given, { wait }));
    expect(ids(rows).size).toBe(3);
    expect(pauses).toEqual([1_000, 7_000, 20_000, 8_000]);
  });

  it('is not waited for longer than the pull may take', async () => {
    const address = await local.serve((_, response) => {
      response.writeHead(429, { 'retry-after': '60' }).end();
    });
    const question = questionOf(socrata, { address, dataset: 'abcd-1234' });
    const pull = pulled(socrata, {
      ...question,
      limits: { ...question.limits, totalMilliseconds: 200 },
      wait: () => new Promise(() => undefined),
    });
    await expect(pull).rejects.toThrow(Fault);
    await expect(pull).rejects.toThrow('took longer than 0.2 s');
  });

  it('with more rows than are allowed is left', async () => {
    const portal = socrataPortal(portalRows(95));
    const question = questionOf(socrata, {
      address: await local.serve(portal.listener),
      dataset: 'abcd-1234',
      rowsPerRequest: 10,
    });
    const pull = pulled(socrata, { ...question, limits: { ...question.limits, rows: 40 } });
    await expect(pull).rejects.toThrow('more than 40 rows');
  });
});
