import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  civicstat,
  type Ended,
  serve,
  startServer,
  succeed,
  temporaryFolder,
} from './civicstat.ts';
import {
  expectPublicInStep,
  expectScores,
  isAcknowledged,
  killHard,
  moments,
  mustSucceed,
  nothing,
  publicBoards,
  runAndKill,
  runUndisturbed,
  type Truth,
  truthOf,
  type Undisturbed,
} from './durable-checks.ts';
import { type Step, script, seeded } from './durable-city.ts';
import { hand } from './hand.ts';

const seed = Number(process.env.CRASH_SEED ?? 20_250_303);

/** A city's life, undisturbed behind a server; the same files serve for the disturbed ones. */
let files: string;
let steps: Step[];
let run: Undisturbed[];

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'civicstat-crash-'));
  steps = script(join(files, 'deliveries'), seed);
  const data = join(files, 'undisturbed');
  const server = await startServer(data);
  const lines = steps.map((step) => step.args);
  run = await runUndisturbed(data, lines, hand);
  await server.stop();
}, 120_000);
afterAll(() => rmSync(files, { recursive: true }));

/** The facts worker of a server or of a command line; undefined when there is none. */
function workerOf(pid: number): number | undefined {
  const { stdout } = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' });
  const found = stdout.trim().split('\n')[0]!;
  return found === '' ? undefined : Number(found);
}

/** The facts worker of a command line as soon as there is one; undefined when it ends without. */
async function workerBorn(pid: number): Promise<number | undefined> {
  for (;;) {
    const worker = workerOf(pid);
    if (worker !== undefined) return worker;
    try {
      process.kill(pid, 0);
    } catch {
      return undefined;
    }
    await wait(5);
  }
}

/** What came of all kills, for the log. */
const emptyTally = () => ({ kills: 0, acknowledged: 0, done: 0 });

/** Holds what is there against the model; true when the step's work is there. */
function judge(
  truth: Truth,
  step: Undisturbed,
  ended: Ended,
  tally: ReturnType<typeof emptyTally>,
): boolean {
  const acknowledged = isAcknowledged(ended);
  const done = JSON.stringify(truth) === JSON.stringify(step.after);
  if (!done) {
    expect(acknowledged, 'what was acknowledged is there').toBe(false);
    expect(truth).toEqual(step.before ?? nothing);
  }
  tally.kills += 1;
  if (acknowledged) tally.acknowledged += 1;
  if (done) tally.done += 1;
  return done;
}

function countDeliveries(data: string): number {
  const database = new DatabaseSync(join(data, 'state.db'), { readOnly: true });
  const count = Number(database.prepare('select count(*) as count from deliveries').get()!.count);
  database.close();
  return count;
}

/** Hands a command to the server and kills a process so many milliseconds later. */
async function handAndKill(
  data: string,
  args: readonly string[],
  milliseconds: number,
  pid: number,
) {
  const ending = hand(data, ...args);
  await wait(milliseconds);
  killHard(pid);
  return ending;
}

describe('a server with handed-over commands', () => {
  it('killed with -9 keeps all or nothing of each', { timeout: 300_000 }, async () => {
    const random = seeded(seed);
    const data = join(temporaryFolder(), 'data');
    const tally = emptyTally();
    let server = await serve(data);
    for (const step of run) {
      for (const milliseconds of moments(2, step.milliseconds, random)) {
        // Once it has answered something it has opened its stores.
        await hand(data, 'score', '--city', 'none');
        const ended = await handAndKill(data, step.args, milliseconds, server.child.pid!);
        await publicBoards(data, 'sample');
        server = await serve(data);
        const truth = await truthOf(data, hand);
        await expectPublicInStep(data, 'sample');
        if (judge(truth, step, ended, tally)) break;
      }
      await mustSucceed(hand, data, step.args);
    }
    expect(await truthOf(data, hand)).toEqual(run.at(-1)!.after);
    await expectScores(data, steps.at(-1)!, hand);
    const took = run.map((step) => Math.round(step.milliseconds)).join(' ');
    console.log(`Seed ${seed}: ${JSON.stringify(tally)}; undisturbed: ${took} ms.`);
    expect(tally.kills).toBeGreaterThanOrEqual(run.length);
  });

  it('goes on when its facts worker alone is killed', { timeout: 300_000 }, async () => {
    const random = seeded(seed + 1);
    const data = join(temporaryFolder(), 'data');
    const server = await serve(data);
    await hand(data, 'score', '--city', 'none');
    const tally = emptyTally();
    for (const [place, step] of run.entries()) {
      for (const milliseconds of moments(3, step.milliseconds, random)) {
        const worker = (await workerBorn(server.child.pid!))!;
        const ended = await handAndKill(data, step.args, milliseconds, worker);
        // Until the server has heard of the death it would hand the next command to the dead.
        while (workerOf(server.child.pid!) === worker) await wait(5);
        if (ended.code !== 0) expect(ended.err).toContain('the facts worker stopped');
        expect(ended.err).not.toContain('fault of Civicstat');
        if (judge(await truthOf(data, hand), step, ended, tally)) break;
      }
      await mustSucceed(hand, data, step.args);
      await expectScores(data, steps[place]!, hand);
    }
    expect(server.child.exitCode).toBeNull();
    expect(await truthOf(data, hand)).toEqual(run.at(-1)!.after);
    await expectPublicInStep(data, 'sample');
    console.log(`Seed ${seed + 1}: ${JSON.stringify(tally)}.`);
    expect(tally.kills).toBeGreaterThanOrEqual(run.length);
  });

  it('lands later what a dying worker could not land', { timeout: 300_000 }, async () => {
    const data = join(temporaryFolder(), 'data');
    const server = await serve(data);
    let refused = 0;
    for (const [place, step] of run.entries()) {
      const accepted = place > 0 && step.args[0] === 'import' ? countDeliveries(data) : null;
      const ending = hand(data, ...step.args);
      let ended: Ended | undefined;
      ending.then((how) => {
        ended = how;
      });
      if (accepted !== null) {
        const worker = (await workerBorn(server.child.pid!))!;
        while (countDeliveries(data) === accepted) await wait(1);
        killHard(worker);
        while (ended === undefined) {
          const next = workerOf(server.child.pid!);
          if (next !== undefined) killHard(next);
          await wait(5);
        }
      }
      if ((await ending).code !== 0) refused += 1;
      expect(await truthOf(data, hand)).toEqual(step.after);
      await expectScores(data, steps[place]!, hand);
    }
    console.log(`${refused} imports were accepted but could not be landed at once.`);
    expect(server.child.exitCode).toBeNull();
  });

  it('finishes what a killed command line had handed over', { timeout: 300_000 }, async () => {
    const random = seeded(seed + 2);
    const data = join(temporaryFolder(), 'data');
    const server = await serve(data);
    const tally = emptyTally();
    for (const step of run.slice(0, 5)) {
      const ended = await runAndKill(data, step.args, 200 + random() * 200, killHard);
      judge(await truthOf(data, hand), step, ended, tally);
      await mustSucceed(hand, data, step.args);
    }
    await expectScores(data, steps[4]!, hand);
    expect(server.child.exitCode).toBeNull();
    console.log(`Seed ${seed + 2}: ${JSON.stringify(tally)}.`);
  });
});

describe('the facts worker of a command line', () => {
  it('killed with -9 leaves all or nothing', { timeout: 300_000 }, async () => {
    const random = seeded(seed + 3);
    const data = join(temporaryFolder(), 'data');
    const tally = emptyTally();
    for (const step of run.slice(0, 5)) {
      // How long the worker of such a command lives, roughly.
      for (const milliseconds of moments(2, 250, random)) {
        const ended = await runAndKill(data, step.args, 0, async (pid) => {
          const worker = await workerBorn(pid);
          await wait(milliseconds);
          if (worker !== undefined) killHard(worker);
        });
        expect(ended.err).not.toContain('fault of Civicstat');
        if (judge(await truthOf(data), step, ended, tally)) break;
      }
      await succeed(data, ...step.args);
    }
    console.log(`Seed ${seed + 3}: ${JSON.stringify(tally)}.`);
    expect(await truthOf(data)).toEqual(run[4]!.after);
  });

  it('is waited for when its command line was killed', { timeout: 300_000 }, async () => {
    const data = join(temporaryFolder(), 'data');
    const server = await startServer(data);
    await succeed(data, ...run[0]!.args);
    const worker = workerOf(server.child.pid!)!;
    process.kill(worker, 'SIGSTOP');
    killHard(server.child.pid!);
    const later = wait(1_500).then(() => process.kill(worker, 'SIGCONT'));
    const { code, err } = await civicstat(data, 'doctor');
    await later;
    expect(code, err).toBe(0);
  });
});
