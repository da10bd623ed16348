import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { serve, succeed, temporaryFolder } from './civicstat.ts';

/** The facts worker of a server, as soon as there is one. */
async function workerOf(pid: number): Promise<number> {
  for (;;) {
    const { stdout } = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' });
    if (stdout.trim() !== '') return Number(stdout.trim().split('\n')[0]);
    await wait(5);
  }
}

it('a server that is stopped while it opens its stores ends without a complaint', {
  timeout: 60_000,
}, async () => {
  const data = temporaryFolder();
  await succeed(data, 'apply', 'examples/boston');
  await succeed(data, 'import', 'examples/boston/observations.csv', '--city', 'boston');
  rmSync(join(data, 'facts.duckdb'));
  const server = await serve(data);
  let err = '';
  server.child.stderr!.on('data', (chunk) => {
    err += chunk;
  });
  const worker = await workerOf(server.child.pid!);
  process.kill(worker, 'SIGSTOP');
  const stopped = server.stop('SIGINT');
  await wait(200);
  process.kill(worker, 'SIGKILL');
  expect(await stopped, err).toBe(0);
  expect(err).not.toContain('"level":50');
  expect(err).toMatch(/^Stopped\.$/m);
});
