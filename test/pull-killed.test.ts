import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { reconcile } from '../src/pipeline/reconcile.ts';
import { root, temporaryFolder } from './civicstat.ts';
import { openTrial } from './collecting.ts';
import { killedSource, rowsInAll } from './killed-source.ts';
import { openPlatformIn } from './platform.ts';

/** Pulls in a process of its own; killed after some milliseconds unless it ended before. */
function pullAndKill(folder: string, attempt: number, milliseconds: number): Promise<string> {
  const program = join(root, 'test', 'pull-until-killed.ts');
  const child = spawn(process.execPath, [program, folder, String(attempt * 10)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    out += chunk;
  });
  return new Promise((resolve) =>
    child.on('close', () => {
      clearTimeout(timer);
      resolve(out);
    }),
  );
}

/** How many rows the spool holds, where there is one. */
function spooled(folder: string): number {
  const path = join(folder, 'spools', 'sample', 'ems', 'spool.db');
  if (!existsSync(path)) return 0;
  const database = new DatabaseSync(path);
  try {
    return (database.prepare('select count(*) as rows from rows').get() as { rows: number }).rows;
  } catch {
    return 0;
  } finally {
    database.close();
  }
}

it('a pull that is killed again and again loses no row and doubles none', {
  timeout: 300_000,
}, async () => {
  const folder = temporaryFolder();
  const never = { ...killedSource, pull: () => Promise.reject(new Error('not here')) as never };
  const trial = await openTrial(never, folder);
  await trial.save({ mostRows: 100_000, incremental: true });
  await trial.close();
  let ended = '';
  let kills = 0;
  let grew = 0;
  for (let attempt = 0; ended === '' && attempt < 60; attempt += 1) {
    const before = spooled(folder);
    // Chance decides where the kill hits; later attempts live longer, so that one ends.
    ended = await pullAndKill(folder, attempt, 500 + Math.random() * 400 + attempt * 120);
    if (ended === '') kills += 1;
    if (before > 0 && spooled(folder) > before) grew += 1;
  }
  expect(ended).toMatch(/^(taken|nothing-new) /);
  expect(kills).toBeGreaterThan(2);
  expect(grew).toBeGreaterThan(0);
  const platform = await openPlatformIn(folder, () => Date.now() * 1000);
  await reconcile(platform, { say: () => undefined, progress: () => () => undefined });
  const question = { city: 'sample', knownOn: null, from: null, until: null };
  const found = await platform.facts.observations({
    ...question,
    metrics: null,
    deliveries: null,
  });
  expect([...found.value]).toEqual(Array.from({ length: rowsInAll }, (_, index) => index));
  expect(await platform.state.deliveries()).toHaveLength(1);
  expect(await platform.state.verifyAudit()).toMatchObject({ sound: true });
  await platform.close();
});
