import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../model/index.ts';
import { acquireLock, type FolderLock, type LockHolder, readHolder } from './lock.ts';

const program = fileURLToPath(new URL('./fixtures/hold-lock.ts', import.meta.url));
const me: LockHolder = {
  pid: process.pid,
  since: '2025-03-01T12:00:00Z',
  socket: null,
  address: null,
  version: '0.1.0',
};

let parent: string;
let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'civicstat-lock-'));
  folder = join(parent, 'data');
});
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill));
  rmSync(parent, { recursive: true });
});

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Starts a process that wants the lock; resolves to what it got. */
async function contend(): Promise<{ pid: number; child: ChildProcess; held?: LockHolder }> {
  const child = spawn(process.execPath, ['--expose-gc', program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  child.stdout!.setEncoding('utf8');
  const [line] = (await once(child.stdout!, 'data')) as [string];
  return { pid: child.pid!, child, ...JSON.parse(line) };
}

async function acquired(): Promise<FolderLock> {
  const lock = await acquireLock(folder, me);
  if ('held' in lock) throw new Error(`held by ${lock.held.pid}`);
  return lock;
}

describe('the lock of a data folder', () => {
  it('says who holds it, soon, until it is released', async () => {
    const lock = await acquired();
    const began = performance.now();
    expect(await acquireLock(folder, { ...me, version: 'other' })).toEqual({ held: me });
    expect(performance.now() - began).toBeLessThan(1_500);
    const served = { ...me, socket: '/run/s', address: 'http://127.0.0.1:3000' };
    await lock.update(served);
    expect(await acquireLock(folder, me)).toEqual({ held: served });
    await lock.release();
    expect(await readHolder(folder)).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['lock.db']);
    await (await acquired()).release();
  });

  it('can be released twice, and then leaves the next holder alone', async () => {
    const first = await acquired();
    await first.release();
    const second = await acquired();
    await first.release();
    expect(await readHolder(folder)).toEqual(me);
    expect(await acquireLock(folder, me)).toEqual({ held: me });
    await second.release();
  });

  it('is free at once when its holder was killed', async () => {
    const { child, pid } = await contend();
    // Time for the holder to collect its garbage, which must not free the lock.
    await setTimeout(100);
    expect(await acquireLock(folder, me)).toMatchObject({ held: { pid, socket: '/run/s' } });
    await kill(child);
    expect(await readHolder(folder)).toMatchObject({ pid });
    const lock = await acquired();
    expect(await readHolder(folder)).toEqual(me);
    await lock.release();
  });

  it('is won by one of several processes, whatever a dead one left behind', async () => {
    await (await acquired()).release();
    const stale = { ...me, pid: 1, version: 'stale' };
    writeFileSync(join(folder, 'lock.json'), JSON.stringify(stale));
    const all = await Promise.all([contend(), contend(), contend(), contend()]);
    const winners = all.filter(({ held }) => held === undefined);
    expect(winners).toHaveLength(1);
    for (const { held } of all.filter((one) => one !== winners[0])) {
      expect(held).toMatchObject({ pid: winners[0]!.pid, version: '1' });
    }
  });

  it('does not mistake the word of a dead holder for the living one’s', async () => {
    const lock = await acquired();
    // As it is between a winner's lock and its word: the word of a dead process is still there.
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ ...me, pid: 2 ** 22 + 1 }));
    const waiting = acquireLock(folder, me);
    await setTimeout(250);
    await lock.update({ ...me, version: 'alive' });
    expect(await waiting).toMatchObject({ held: { version: 'alive' } });
    await lock.release();
  });

  it('is a fault when the holder says nothing or the folder cannot be written', async () => {
    const lock = await acquired();
    writeFileSync(join(folder, 'lock.json'), '{"pid":"x"');
    const began = performance.now();
    await expect(acquireLock(folder, me)).rejects.toThrow('does not say who it is');
    expect(performance.now() - began).toBeLessThan(2_000);
    await lock.release();
    writeFileSync(join(parent, 'file'), '');
    await expect(acquireLock(join(parent, 'file', 'data'), me)).rejects.toThrow(Fault);
    writeFileSync(
      join(folder, 'lock.db'),
      'not a database, and long enough to be looked at'.repeat(50),
    );
    await expect(acquireLock(folder, me)).rejects.toThrow(Fault);
    expect(existsSync(join(folder, 'lock.json'))).toBe(false);
  });
});
