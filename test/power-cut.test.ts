import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { civicstat, serve, start, startServer, succeed, temporaryFolder } from './civicstat.ts';
import {
  expectPublicInStep,
  expectScores,
  mustSucceed,
  nothing,
  publicBoards,
  runUndisturbed,
  type Truth,
  truthOf,
} from './durable-checks.ts';
import { type Step, script, seeded } from './durable-city.ts';
import { hand } from './hand.ts';
import {
  type ForgetfulDisk,
  forgetfulDisk,
  whyNoForgetfulDisk,
} from './power-cut/forgetful-disk.ts';

const seed = Number(process.env.CRASH_SEED ?? 20_250_305);

/** A city's life, and the truth after each of its steps when nothing disturbs it. */
async function undisturbed(folder: string) {
  const steps = script(join(folder, 'deliveries'), seed);
  const data = join(folder, 'undisturbed');
  const server = await serve(data);
  const lines = steps.map((step) => step.args);
  const truths = (await runUndisturbed(data, lines, hand)).map(({ after }) => after);
  await server.stop();
  return { steps, truths };
}

/** When a step began, and when it was acknowledged, in syncs of the disk. */
interface Lived {
  readonly began: number;
  readonly acknowledged: number;
}

/** Cuts at every acknowledgement, and at one moment during every second step. */
function cuts(lived: readonly Lived[]): number[] {
  const random = seeded(seed);
  return lived.flatMap(({ began, acknowledged }, place) => {
    const during = began + Math.floor(random() * (acknowledged - began));
    return place % 2 === 0 ? [during, acknowledged] : [acknowledged];
  });
}

/**
 * Holds what a power cut leaves against the model: all steps acknowledged before it are there, the
 * one under way is there whole or not at all.
 */
async function inspect(
  data: string,
  cut: number,
  lived: readonly Lived[],
  city: { readonly steps: readonly Step[]; readonly truths: readonly Truth[] },
): Promise<void> {
  const sure = lived.filter((step) => step.acknowledged <= cut).length;
  const shown = await publicBoards(data, 'sample');
  expect(shown.length).toBeGreaterThanOrEqual(city.truths[sure - 1]?.boards.length ?? 0);
  const truth = await truthOf(data);
  await expectPublicInStep(data, 'sample');
  const begun = lived.filter((step) => step.began < cut).length;
  const possible = [nothing, ...city.truths].slice(sure, begun + 1);
  const found = possible.findIndex((one) => JSON.stringify(one) === JSON.stringify(truth));
  if (found < 0) expect(truth, `after ${cut} syncs`).toEqual(possible[0]);
  const step = city.steps[sure + found - 1];
  if (step !== undefined && cut % 4 === 0) await expectScores(data, step);
}

async function cutEverywhere(
  folder: string,
  disk: ForgetfulDisk,
  lived: readonly Lived[],
  city: { readonly steps: readonly Step[]; readonly truths: readonly Truth[] },
): Promise<void> {
  const { length } = disk.syncs();
  const all = cuts(lived);
  let damaged = 0;
  for (const [place, cut] of all.entries()) {
    const left = join(folder, `left-${place}`);
    mkdirSync(left);
    disk.leave(cut, left);
    const data = join(left, 'data');
    mkdirSync(data, { recursive: true });
    await inspect(data, cut, lived, city);
    if (existsSync(join(data, 'facts.duckdb.damaged'))) damaged += 1;
  }
  console.log(
    `Seed ${seed}: cut the power at ${all.length} of ${length} syncs; ${damaged} times the index of facts was damaged.`,
  );
}

describe('a power cut', () => {
  beforeEach((context) => {
    const reason = whyNoForgetfulDisk();
    if (reason !== undefined) context.skip(reason);
  });

  it('loses nothing that command lines acknowledged', { timeout: 300_000 }, async () => {
    const folder = temporaryFolder();
    const city = await undisturbed(folder);
    const disk = forgetfulDisk(folder);
    const data = join(disk.path, 'data');
    const lived: Lived[] = [];
    for (const { args } of city.steps) {
      const began = disk.syncs().length;
      const child = start(data, args, disk.environment);
      expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
      const acknowledged = disk.syncs().acknowledged.find((at) => at >= began)!;
      lived.push({ began, acknowledged });
    }
    await cutEverywhere(folder, disk, lived, city);
  });

  it('loses nothing that a server acknowledged', { timeout: 300_000 }, async () => {
    const folder = temporaryFolder();
    const city = await undisturbed(folder);
    const disk = forgetfulDisk(folder);
    const data = join(disk.path, 'data');
    const server = await startServer(data, disk.environment);
    const lived: Lived[] = [];
    for (const { args } of city.steps) {
      const began = disk.syncs().length;
      await mustSucceed(hand, data, args);
      lived.push({ began, acknowledged: disk.syncs().length });
    }
    await server.stop();
    await cutEverywhere(folder, disk, lived, city);
  });
});

describe('a damaged index of facts', () => {
  const damages: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    empty: () => Buffer.alloc(0),
    'cut in half': (bytes) => bytes.subarray(0, bytes.length / 2),
    'without its first pages': (bytes) => Buffer.concat([Buffer.alloc(8192), bytes.subarray(8192)]),
    'with nothing of its own': (bytes) => Buffer.alloc(bytes.length, 'civicstat'),
  };

  it('is put aside and built again at the next command', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    const sound = join(folder, 'sound');
    const steps = script(join(folder, 'deliveries'), seed).slice(0, 3);
    for (const { args } of steps) await succeed(sound, ...args);
    const truth = await truthOf(sound);
    for (const [name, damage] of Object.entries(damages)) {
      const data = join(folder, name);
      cpSync(sound, data, { recursive: true });
      const file = join(data, 'facts.duckdb');
      writeFileSync(file, damage(readFileSync(file)));
      const { code, err } = await civicstat(data, 'score', '--city', 'sample');
      expect(err, name).toContain('was damaged and is built again from the deliveries');
      expect(code, name).toBe(0);
      expect(await truthOf(data), name).toEqual(truth);
      expect(existsSync(`${file}.damaged`), name).toBe(true);
    }
  });

  it('is told by the doctor once', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    const data = join(folder, 'data');
    for (const { args } of script(join(folder, 'deliveries'), seed).slice(0, 2)) {
      await succeed(data, ...args);
    }
    writeFileSync(join(data, 'facts.duckdb'), 'civicstat');
    const doctor = await civicstat(data, 'doctor');
    expect(doctor).toMatchObject({ code: 1, out: expect.stringMatching(/^MENDED +index/m) });
    const again = await civicstat(data, 'doctor');
    expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/^sound +index/m) });
    writeFileSync(join(data, 'facts.duckdb'), 'civicstat');
    const server = await startServer(data);
    expect((await civicstat(data, 'doctor')).out).toMatch(/^MENDED +index/m);
    expect((await civicstat(data, 'doctor')).code).toBe(0);
    await server.stop();
    writeFileSync(join(data, 'facts.duckdb'), 'civicstat');
    expect(await succeed(data, 'rebuild')).toMatch(/^Before: damaged/);
  });

  it('is rebuilt on demand when the damage shows late', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    const data = join(folder, 'data');
    const steps = script(join(folder, 'deliveries'), seed).slice(0, 3);
    for (const { args } of steps) await succeed(data, ...args);
    const truth = await truthOf(data);
    const file = join(data, 'facts.duckdb');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length - 1));
    const late = await civicstat(data, 'score', '--city', 'sample');
    expect(late).toMatchObject({ code: 1, err: expect.stringContaining('Run civicstat rebuild') });
    expect((await civicstat(data, 'doctor')).out).toMatch(/^BROKEN +index of facts/m);
    await succeed(data, 'rebuild');
    expect(await truthOf(data)).toEqual(truth);
  });
});
