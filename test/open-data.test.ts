import type { ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { socrataPortal } from '../src/connectors/socrata/server.suite.ts';
import { serveLocally } from '../src/network/faulty-server.suite.ts';
import { runToEnd, start, temporaryFolder } from './civicstat.ts';

const cityFile = (address: string) => `
city: {slug: springfield, name: Springfield, timeZone: America/New_York}
departments: [{slug: public-works, name: Public Works}]
topics: [{slug: streets, name: Streets}]
metrics:
  - slug: days-to-close
    name: Days to close
    definition: Days from report to repair.
    topic: streets
    department: public-works
    owner: Director of Public Works
    measure: level
    unit: days
    direction: down
    rule: target-ratio
    target: 5
sources:
  - slug: portal
    title: Our open-data portal
    connector: socrata
    incremental: true
    key: [":id"]
    mailTo: data@springfield.example
    settings: {address: "${address}", dataset: abcd-1234, rowsPerRequest: 5, columns: "closed, days"}
    mapping:
      columns: {start: closed, value: days}
      constants: {metric: days-to-close}
      dimensions: []
`;

/** One row a day. */
const rows = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, place) => {
    const day = new Date(Date.UTC(2025, 0, 1 + from + place)).toISOString().slice(0, 10);
    return {
      id: `row-${from + place}`,
      updated: `${day}T20:00:00.000Z`,
      status: null,
      // As a portal writes a day.
      closed: `${day}T00:00:00.000`,
      days: '4',
    };
  });

describe('a source on the web', () => {
  it('is pulled by the program, what is new alone, and only where an administrator allows its host', {
    timeout: 120_000,
  }, async () => {
    const portal = socrataPortal(rows(0, 23));
    const server = await serveLocally(portal.listener);
    onTestFinished(() => server.close());
    const folder = temporaryFolder();
    const city = join(folder, 'city');
    mkdirSync(city);
    writeFileSync(join(city, 'city.yaml'), cityFile(server.origin));
    const run = (allowed: string, ...args: string[]) =>
      runToEnd(join(folder, 'data'), args, { CIVICSTAT_ALLOWED_HOSTS: allowed });
    const pull = (allowed: string) => run(allowed, 'pull', 'portal', '--city', 'springfield');

    expect(await run('', 'apply', city)).toMatchObject({ code: 0 });
    const refused = await pull('');
    expect(refused.code).toBe(2);
    expect(refused.out).toContain('name this host in CIVICSTAT_ALLOWED_HOSTS');
    expect(portal.queries).toEqual([]);
    // The mail about it waits for a mail server, as one of the schedule's does.
    expect(refused.err).toContain('A mail could not be sent: No mail server is set up');

    const first = (await pull(server.host)).out;
    expect(first).toContain('read 23 rows, took in 23 new');
    expect(first).toContain('The city has no board yet.');
    const again = (await pull(server.host)).out;
    expect(again).toContain('nothing new');
    expect(again).not.toContain('board');
    await run('', 'publish', '--city', 'springfield');
    portal.add(rows(23, 25));
    const second = (await pull(server.host)).out;
    expect(second).toContain('took in 2 new');
    expect(second).toMatch(/\nPublished the board of \d{4}-\d{2}-\d{2}\.\n$/);
    const scored = await run(
      '',
      'score',
      '--city',
      'springfield',
      '--date',
      '2025-01-26',
      '--format',
      'json',
    );
    expect(JSON.parse(scored.out).metrics[0].day).toMatchObject({
      value: 4,
      target: 5,
      score: 1.25,
    });
  });

  it('that is killed while it is pulled goes on where it was, with no row lost or doubled', {
    timeout: 120_000,
  }, async () => {
    const portal = socrataPortal(rows(0, 200));
    const folder = temporaryFolder();
    const data = join(folder, 'data');
    let asked = 0;
    let child: ChildProcess | undefined;
    const server = await serveLocally((request, response) => {
      asked += 1;
      if (asked === 25) child?.kill('SIGKILL');
      setTimeout(() => portal.listener(request, response), 5);
    });
    onTestFinished(() => server.close());
    const allowed = { CIVICSTAT_ALLOWED_HOSTS: server.host };
    const city = join(folder, 'city');
    mkdirSync(city);
    writeFileSync(join(city, 'city.yaml'), cityFile(server.origin));
    await runToEnd(data, ['apply', city], allowed);

    const pull = ['pull', 'portal', '--city', 'springfield'];
    child = start(data, pull, allowed);
    await new Promise((resolve) => child!.once('close', resolve));
    expect(asked).toBeGreaterThanOrEqual(25);
    // The killed pull holds its source for five minutes; here they pass at once.
    const state = new DatabaseSync(join(data, 'state.db'));
    state.exec('update leases set until = 0');
    state.close();

    const before = portal.queries.length;
    const last = await runToEnd(data, pull, allowed);
    expect(last.out).toContain('took in 200 new, 0 changed, 0 gone');
    expect(portal.queries.length - before).toBeLessThan(45);
    expect(portal.queries[before]).toContain('WHERE :updated_at >=');
  });
});
