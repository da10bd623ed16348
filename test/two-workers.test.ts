import { appendFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { serveLocally } from '../src/network/faulty-server.suite.ts';
import { runToEnd, startServer, temporaryFolder } from './civicstat.ts';
import { database, sharedPlace } from './shared-place.ts';
import { writeSmallCity } from './small-city.ts';

const hour = 3_600_000_000;

const options = {
  timeout: 180_000,
  skip: database === '',
  meta: { skipReason: 'CIVICSTAT_TEST_POSTGRESQL_URL is not set' },
};

it(
  'two servers on one database make each scheduled run once, and one goes on for a killed one',
  options,
  async () => {
    const folder = temporaryFolder();
    const waiting: ServerResponse[] = [];
    let isSlow = false;
    const source = await serveLocally((_request, response) => {
      if (isSlow) waiting.push(response);
      else response.end('metric,start,value\ncalls,2026-03-04,12\n');
    });
    onTestFinished(() => source.close());
    const environment = {
      ...(await sharedPlace(folder)),
      CIVICSTAT_ALLOWED_HOSTS: source.host,
    };
    const client = new Client(environment.DATABASE_URL);
    await client.connect();
    onTestFinished(() => client.end());
    // What happened, happened an hour earlier: so a scheduled time has passed meanwhile.
    const anHourPasses = async () => {
      await client.query('set session_replication_role = replica; set search_path = civicstat');
      await client.query(`update records set at = at - ${hour}`);
      await client.query(
        `update runs set scheduled = scheduled - ${hour}, started = started - ${hour}, ended = ended - ${hour}`,
      );
      await client.query(`update leases set until = until - ${hour}`);
    };
    const runs = async (many: number) => {
      for (let tries = 0; ; tries += 1) {
        const { rows } = await client.query(
          'select outcome, scheduled from civicstat.runs order by id',
        );
        if (rows.length >= many || tries > 200)
          return rows as { outcome: string; scheduled: string }[];
        await wait(200);
      }
    };

    const city = writeSmallCity(folder);
    appendFileSync(
      join(city, 'city.yaml'),
      `sources: [{slug: web, title: Web, connector: https-file, settings: {address: "${source.origin}/a.csv"}, schedule: "0 * * * *"}]\n`,
    );
    const { code, err } = await runToEnd(join(folder, 'one'), ['apply', city], environment);
    expect([code, err]).toEqual([0, '']);
    await anHourPasses();
    const servers = await Promise.all(
      ['one', 'two'].map((name) => startServer(join(folder, name), environment)),
    );
    onTestFinished(async () => {
      for (const server of servers) await server.stop('SIGKILL');
    });

    await runs(1);
    // Both looked at the clock again by now.
    await wait(6_000);
    expect(await runs(1)).toMatchObject([{ outcome: 'taken' }]);

    isSlow = true;
    await anHourPasses();
    for (let tries = 0; waiting.length === 0 && tries < 100; tries += 1) await wait(200);
    const { rows } = await client.query(
      "select holder from civicstat.leases where name = 'pull sample/web'",
    );
    const holder = servers.find(({ child }) => rows[0].holder.includes(String(child.pid)))!;
    expect(holder).toBeDefined();
    await holder.stop('SIGKILL');
    isSlow = false;
    await anHourPasses();
    const all = await runs(3);
    expect(all.map(({ outcome }) => outcome)).toEqual(['taken', 'cut-off', expect.anything()]);
  },
);
