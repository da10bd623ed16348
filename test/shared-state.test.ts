import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runToEnd, startServer, temporaryFolder } from './civicstat.ts';
import { database, sharedPlace } from './shared-place.ts';
import { writeSmallCity } from './small-city.ts';

const header = 'metric,start,end,value,numerator,denominator,known\n';
const known = '2026-03-06T08:00-05:00';
const asked = ['--city', 'sample', '--date', '2026-03-05', '--known-on', '2026-11-01'];
const board = ['score', ...asked, '--format', 'json'];

type Environment = Readonly<Record<string, string>>;

/** Runs commands on one data folder in one environment. */
function at(data: string, environment: Environment = {}) {
  const run = async (...args: readonly string[]) => {
    const { code, out, err } = await runToEnd(data, args, environment);
    if (code !== 0) throw new Error(`civicstat ${args.join(' ')} ended with ${code}: ${err}${out}`);
    return out;
  };
  const serve = async () => {
    const server = await startServer(data, environment);
    onTestFinished(async () => {
      await server.stop('SIGKILL');
    });
    return server;
  };
  return { run, serve };
}

function fileOf(folder: string, name: string, ...rows: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${header}${rows.map((row) => `${row}${known}\n`).join('')}`);
  return file;
}

const entriesOf = (doctor: string) => Number(/audit chain: (\d+) entries/.exec(doctor)![1]);
const factsOf = (doctor: string) => /index of facts: .*/.exec(doctor)![0];

const options = {
  timeout: 180_000,
  skip: database === '',
  meta: { skipReason: 'CIVICSTAT_TEST_POSTGRESQL_URL is not set' },
};

describe('the state in PostgreSQL', options, () => {
  it('takes a city over from SQLite and gives it back, with every number and the whole log', async () => {
    const folder = temporaryFolder();
    const environment = await sharedPlace(folder);
    const before = at(join(folder, 'one'));
    await before.run('apply', writeSmallCity(folder));
    const file = fileOf(folder, 'a.csv', 'on-time,2026-03-04,,,45,50,', 'calls,2026-03-04,,12,,,');
    await before.run('import', file, '--city', 'sample');
    await before.run('publish', '--city', 'sample', '--date', '2026-03-05');
    await before.run('backup', join(folder, 'one.tar'));

    const between = at(join(folder, 'two'), environment);
    await between.run('restore', join(folder, 'one.tar'));
    expect(await between.run(...board)).toBe(await before.run(...board));
    const later = fileOf(folder, 'b.csv', 'on-time,2026-03-03,,,40,50,');
    await between.run('import', later, '--city', 'sample');
    await between.run('backup', join(folder, 'two.tar'));

    const after = at(join(folder, 'three'));
    await after.run('restore', join(folder, 'two.tar'));
    expect(await after.run(...board)).toBe(await between.run(...board));
    const [there, here] = [await between.run('doctor'), await after.run('doctor')];
    // The restore itself is one more entry of the log.
    expect(entriesOf(here)).toBe(entriesOf(there) + 1);
    expect(here).toContain('sound   audit chain');
    expect(factsOf(here)).toBe(factsOf(there));
    // Over a city that is there already: the old one is kept under another name.
    expect(await between.run('restore', join(folder, 'one.tar'))).toMatch(
      /kept as the schema civicstat_before_restore_\d+ of the database/,
    );
    expect(await between.run(...board)).toBe(await before.run(...board));
  });

  it('is shared by two servers, each showing what the other took in and published', async () => {
    const folder = temporaryFolder();
    const environment = await sharedPlace(folder);
    const [one, two] = [at(join(folder, 'one'), environment), at(join(folder, 'two'), environment)];
    await one.run('apply', writeSmallCity(folder));
    const [, second] = [await one.serve(), await two.serve()];
    const deliveries = [one, two, one, two, one, two].map(({ run }, index) => {
      const row = `on-time,2026-03-0${index + 1},,,${40 + index},50,`;
      return run('import', fileOf(folder, `${index}.csv`, row), '--city', 'sample');
    });
    await Promise.all(deliveries);
    expect(await two.run(...board)).toBe(await one.run(...board));
    const { metrics } = JSON.parse(await two.run(...board));
    expect(metrics[0].day).toMatchObject({ numerator: 43, denominator: 50 });
    for (const { run } of [one, two]) {
      const doctor = await run('doctor');
      expect(doctor).toContain('deliveries: 6 accepted');
      expect(doctor).toContain('sound   audit chain');
    }
    await one.run('publish', '--city', 'sample', '--date', '2026-03-05');
    const page = async () => (await fetch(`${second.url}/sample.json`)).status;
    for (let tries = 0; (await page()) !== 200 && tries < 100; tries += 1) await wait(200);
    expect(await page()).toBe(200);
  });

  it('that cannot be reached is a fault that keeps the password to itself', async () => {
    const folder = temporaryFolder();
    const environment = { DATABASE_URL: 'postgresql://ana:hunter2@127.0.0.1:9/civicstat' };
    const { code, err } = await runToEnd(
      join(folder, 'data'),
      ['apply', writeSmallCity(folder)],
      environment,
    );
    expect(code).toBe(1);
    expect(err).toContain('ECONNREFUSED');
    expect(err).toContain('check the host and port in DATABASE_URL');
    expect(err).not.toContain('hunter2');
  });
});
