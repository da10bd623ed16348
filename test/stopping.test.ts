import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { serve, succeed, temporaryFolder } from './civicstat.ts';

/** The facts worker of a server, as soon as there is one. */
async function workerOf(pid: number): Promise<number> {
  for (;;) {
    const { stdout } = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' });
    if (stdout.trim() !== '') return Number(stdout.trim().split('\n')[0]);
    await wait(5);
  }
}

/** Whether the server takes commands, which it does until it heard that it shall stop. */
function takesCommands(data: string): boolean {
  const { socket } = JSON.parse(readFileSync(join(data, 'lock.json'), 'utf8'));
  return existsSync(socket);
}

/** A served folder whose worker is held in the midst of its first work, and what the server says. */
async function servedWhileItsWorkerHolds() {
  const data = temporaryFolder();
  await succeed(data, 'apply', 'examples/boston');
  await succeed(data, 'import', 'examples/boston/observations.csv', '--city', 'boston');
  const index = join(data, 'facts.duckdb');
  rmSync(index);
  const server = await serve(data);
  const said = { err: '' };
  server.child.stderr!.on('data', (chunk) => {
    said.err += chunk;
  });
  const worker = await workerOf(server.child.pid!);
  await vi.waitUntil(() => existsSync(index), { timeout: 30_000, interval: 1 });
  process.kill(worker, 'SIGSTOP');
  await vi.waitUntil(() => takesCommands(data), { timeout: 30_000 });
  return { data, server, worker, said };
}

describe('a server that is stopped while it opens its stores', { timeout: 60_000 }, () => {
  it('ends without a complaint, though its worker is killed', async () => {
    const { data, server, worker, said } = await servedWhileItsWorkerHolds();
    const stopped = server.stop('SIGINT');
    await vi.waitUntil(() => !takesCommands(data), { timeout: 30_000 });
    process.kill(worker, 'SIGKILL');
    expect(await stopped, said.err).toBe(0);
    expect(said.err).not.toContain('"level":50');
    expect(said.err).toMatch(/^Stopped\.$/m);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('and %s reached its worker too', async (signal) => {
    const { server, worker, said } = await servedWhileItsWorkerHolds();
    process.kill(worker, signal);
    process.kill(worker, 'SIGCONT');
    // When the worker ends is for the server to say, which hears of its own stop only now.
    await wait(300);
    expect(() => process.kill(worker, 0)).not.toThrow();
    expect(await server.stop(signal), said.err).toBe(0);
    expect(said.err).not.toContain('"level":50');
    expect(said.err).toMatch(/^Stopped\.$/m);
  });
});
