import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TwoCities, twoCities } from './backup-cities.ts';
import { startServer, succeed, temporaryFolder } from './civicstat.ts';
import {
  expectPublicInStep,
  killHard,
  moments,
  mustSucceed,
  publicBoards,
  runAndKill,
  truthOf,
} from './durable-checks.ts';
import { seeded } from './durable-city.ts';
import { hand } from './hand.ts';
import { forgetfulDisk, whyNoForgetfulDisk } from './power-cut/forgetful-disk.ts';

const seed = Number(process.env.CRASH_SEED ?? 20_250_308);

let cities: TwoCities;
beforeAll(async () => {
  cities = await twoCities(seed);
}, 120_000);
afterAll(() => cities.remove());

/** Resolves when a restore is about to exchange the state stores. */
async function swapBegun(data: string): Promise<void> {
  while (!readdirSync(data).some((name) => name.startsWith('state.db.before-restore')))
    await wait(1);
}

describe('a restore that is cut off', () => {
  /** Holds what is there against the two cities; true when it is the new one. */
  const isNew = async (data: string): Promise<boolean> => {
    const shown = await publicBoards(data, 'sample');
    if (shown.length > cities.newBoards.length) expect(shown).toEqual(cities.newBoards);
    const truth = await truthOf(data);
    await expectPublicInStep(data, 'sample');
    expect(readdirSync(data)).not.toContain('restoring');
    if (JSON.stringify(truth) === JSON.stringify(cities.newTruth)) return true;
    expect(truth).toEqual(cities.oldTruth);
    return false;
  };

  it('by kill -9 leaves the old city or the new one', { timeout: 300_000 }, async () => {
    const random = seeded(seed);
    const undisturbed = cities.copyOfOld();
    const began = performance.now();
    await succeed(undisturbed, 'restore', cities.backedUp);
    const duration = performance.now() - began;
    const found = { old: 0, new: 0 };
    const anywhere = moments(4, duration, random).map((milliseconds) => ({
      milliseconds,
      swap: false,
    }));
    // The short time in which the stores are exchanged begins with a copy of the old one.
    const nearSwap = moments(4, 60, random).map((milliseconds) => ({ milliseconds, swap: true }));
    for (const { milliseconds, swap } of [...anywhere, ...nearSwap]) {
      const data = cities.copyOfOld();
      const kill = async (pid: number) => {
        if (swap) await swapBegun(data);
        await wait(milliseconds);
        killHard(pid);
      };
      const { code } = await runAndKill(data, ['restore', cities.backedUp], 0, kill);
      const isDone = await isNew(data);
      found[isDone ? 'new' : 'old'] += 1;
      if (code === 0) expect(isDone).toBe(true);
      if (isDone || found.old > 2) continue;
      await succeed(data, 'restore', cities.backedUp);
      expect(await truthOf(data)).toEqual(cities.newTruth);
    }
    console.log(`Seed ${seed}: ${JSON.stringify(found)}; undisturbed: ${Math.round(duration)} ms.`);
  });

  it('by a power cut leaves the old city or the new one', { timeout: 300_000 }, async (context) => {
    const reason = whyNoForgetfulDisk();
    if (reason !== undefined) context.skip(reason);
    const folder = temporaryFolder();
    const disk = forgetfulDisk(folder);
    const data = join(disk.path, 'data');
    const server = await startServer(data, disk.environment);
    // The old city, made on this disk by a restore of its own.
    const old = join(folder, 'old.tar');
    await succeed(cities.oldFolder, 'backup', old);
    await mustSucceed(hand, data, ['restore', old]);
    const began = disk.syncs().length;
    await mustSucceed(hand, data, ['restore', cities.backedUp]);
    const ended = disk.syncs().length;
    await server.stop('SIGKILL');
    const random = seeded(seed);
    const cuts = [0.1, 0.6, 0.8, 0.9, 0.93, 0.96, 0.98, 1].map((share) =>
      Math.floor(began + (share + (share < 1 ? random() * 0.02 : 0)) * (ended - began)),
    );
    const found = { old: 0, new: 0 };
    for (const [place, cut] of cuts.entries()) {
      const left = join(folder, `left-${place}`);
      mkdirSync(left);
      disk.leave(cut, left);
      const isDone = await isNew(join(left, 'data'));
      found[isDone ? 'new' : 'old'] += 1;
      if (cut === ended) expect(isDone).toBe(true);
    }
    console.log(`Seed ${seed}: ${JSON.stringify(found)} of ${ended - began} syncs.`);
  });
});
