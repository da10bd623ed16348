import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { succeed, temporaryFolder } from './civicstat.ts';
import {
  expectPublicInStep,
  expectScores,
  isAcknowledged,
  killHard,
  moments,
  nothing,
  publicBoards,
  runAndKill,
  runUndisturbed,
  truthOf,
  type Undisturbed,
} from './durable-checks.ts';
import { script, seeded } from './durable-city.ts';

const seed = Number(process.env.CRASH_SEED ?? 20_250_301);

/** How often a step is killed at most. */
const tries = 3;

/** What came of all kills, for the log. */
interface Tally {
  kills: number;
  acknowledged: number;
  done: number;
}

/**
 * Kills one command line again and again until its work is there or the tries are used up, looks
 * at the folder after each kill, and lets the command finish.
 */
async function killUntilDone(
  data: string,
  city: string,
  step: Undisturbed,
  at: readonly number[],
  tally: Tally,
  also: (done: boolean) => Promise<void>,
): Promise<void> {
  for (const milliseconds of at) {
    const ended = await runAndKill(data, step.args, milliseconds, killHard);
    const acknowledged = isAcknowledged(ended);
    tally.kills += 1;
    expect(ended.err).not.toContain('fault of Civicstat');
    await publicBoards(data, city);
    const truth = await truthOf(data);
    await expectPublicInStep(data, city);
    const done = JSON.stringify(truth) === JSON.stringify(step.after);
    if (!done) {
      expect(acknowledged, 'what was acknowledged is there').toBe(false);
      expect(truth).toEqual(step.before ?? nothing);
    }
    await also(done);
    if (acknowledged) tally.acknowledged += 1;
    if (done) tally.done += 1;
    if (done) break;
  }
  await succeed(data, ...step.args);
}

describe('a command line killed with -9 at a random moment', () => {
  it('leaves all or nothing of each step, and can be run again', { timeout: 300_000 }, async () => {
    const folder = temporaryFolder();
    const random = seeded(seed);
    const steps = script(join(folder, 'files'), seed);
    const reference = join(folder, 'undisturbed');
    const data = join(folder, 'data');
    const undisturbed = await runUndisturbed(
      reference,
      steps.map((step) => step.args),
    );
    const tally: Tally = { kills: 0, acknowledged: 0, done: 0 };
    for (const [place, step] of undisturbed.entries()) {
      const at = moments(tries, step.milliseconds, random);
      await killUntilDone(data, 'sample', step, at, tally, async (done) => {
        if (tally.kills % 4 !== 0) return;
        const known = steps[done ? place : place - 1];
        if (known !== undefined) await expectScores(data, known);
      });
    }
    expect(await truthOf(data)).toEqual(undisturbed.at(-1)!.after);
    await expectScores(data, steps.at(-1)!);
    const took = undisturbed.map((step) => Math.round(step.milliseconds)).join(' ');
    console.log(`Seed ${seed}: ${JSON.stringify(tally)}; undisturbed steps took ${took} ms.`);
    expect(tally.kills).toBeGreaterThanOrEqual(15);
  });

  it('also with the city of Boston', { timeout: 300_000 }, async () => {
    const folder = temporaryFolder();
    const random = seeded(seed + 1);
    const deliver = (kind: string) => [
      ...['import', `examples/boston/${kind}.csv`, '--city', 'boston', '--as', kind],
    ];
    const boards = ['--from', '2025-04-01', '--to', '2025-04-10', '--known-on', '2025-04-11'];
    const lines = [
      ['apply', 'examples/boston'],
      deliver('observations'),
      deliver('targets'),
      ['publish', '--city', 'boston', ...boards],
    ];
    const data = join(folder, 'data');
    mkdirSync(data);
    const tally: Tally = { kills: 0, acknowledged: 0, done: 0 };
    for (const step of await runUndisturbed(join(folder, 'undisturbed'), lines)) {
      const at = moments(tries, step.milliseconds, random);
      await killUntilDone(data, 'boston', step, at, tally, async () => {});
    }
    console.log(`Seed ${seed + 1}: ${JSON.stringify(tally)}.`);
    expect(tally.kills).toBeGreaterThanOrEqual(4);
  });
});
