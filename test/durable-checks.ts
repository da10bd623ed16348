import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { openFolderArchive, openSnapshots } from '../src/archive/index.ts';
import { periods } from '../src/model/index.ts';
import { civicstat, type Ended, start } from './civicstat.ts';
import { expectedScores, knownOn, type Step, scoredDates } from './durable-city.ts';

/** All that a data folder holds for true, apart from when it came: equal for equal histories. */
export interface Truth {
  readonly definitions: readonly unknown[];
  readonly deliveries: readonly unknown[];
  readonly boards: readonly unknown[];
  /** What `doctor` says of the audit log (restores left out) and of the index of facts. */
  readonly entries: number;
  readonly facts: string;
}

const restores = "select sequence from audit where action = 'backup.restored'";

/** Runs a command line on a data folder. */
export type Run = (data: string, ...args: readonly string[]) => Promise<Ended>;

/** The truth of a data folder as the program finds it; fails unless everything is sound. */
export async function truthOf(data: string, run: Run = civicstat): Promise<Truth> {
  const first = await run(data, 'doctor');
  // An index of facts that a crash damaged is mended on the way in, and told once.
  const { code, out, err } = first.out.includes('MENDED') ? await run(data, 'doctor') : first;
  if (err.includes('There is no Civicstat data folder here')) return nothing;
  expect(`${out}${err}`).not.toMatch(/BROKEN|fault of Civicstat/);
  expect(code, `${out}${err}`).toBe(0);
  const said = (check: string) => new RegExp(`^sound +${check}: (.*)$`, 'm').exec(out)![1]!;
  const database = new DatabaseSync(join(data, 'state.db'), { readOnly: true });
  try {
    const rows = (sql: string) => database.prepare(sql).all();
    return {
      definitions: rows('select kind, slug, version, hash from definitions order by revision'),
      deliveries: rows(
        'select sequence, id, kind, content, rows from deliveries order by sequence',
      ),
      boards: rows('select date, content from published order by sequence'),
      entries: Number.parseInt(said('audit chain'), 10) - rows(restores).length,
      facts: said('index of facts'),
    };
  } finally {
    database.close();
  }
}

/** What the public sees: every board that the index names must be there with all its documents. */
export async function publicBoards(data: string, city: string): Promise<string[]> {
  const archive = await openFolderArchive(join(data, 'archive'));
  const snapshots = openSnapshots(archive, join(data, 'published'));
  const { boards = [] } = (await snapshots.index(city)) ?? {};
  const seen = new Set<string>();
  const whole = async (hash: string) => {
    if (!seen.has(hash)) expect(await archive.verify(hash)).toBe('sound');
    seen.add(hash);
  };
  for (const { board, date } of boards) {
    const document = await snapshots.board(board);
    expect(document?.date, board).toBe(date);
    const { definitions, series, ledger, metrics } = document!;
    const chapters = [...series, ...ledger].map((chapter) => chapter.document);
    const receipts = metrics.flatMap((metric) => periods.map((period) => metric.receipts[period]));
    for (const hash of [definitions, ...chapters, ...receipts]) await whole(hash);
  }
  return boards.map(({ date, board }) => `${date} ${board}`);
}

/** Holds the public index against the record: they name the same boards. */
export async function expectPublicInStep(data: string, city: string): Promise<void> {
  const database = new DatabaseSync(join(data, 'state.db'), { readOnly: true });
  const rows = database.prepare('select date, board from published order by sequence').all();
  database.close();
  const recorded = rows.map(({ date, board }) => `${date} ${board}`);
  expect(await publicBoards(data, city)).toEqual(recorded);
}

interface PrintedScore {
  readonly metric: string;
  readonly day: { readonly score: number | null; readonly value: number | null };
}

/** Holds the program's scores of the sample city against the test's own. */
export async function expectScores(data: string, step: Step, run: Run = civicstat): Promise<void> {
  const range = ['--from', scoredDates.from, '--to', scoredDates.to];
  const { code, out, err } = await run(
    data,
    ...['score', '--city', 'sample', '--format', 'json', '--known-on', knownOn, ...range],
  );
  expect(code, err).toBe(0);
  const printed = JSON.parse(out) as { date: string; metrics: PrintedScore[] }[];
  const expected = expectedScores(step.knows);
  expect(printed.map((board) => board.date)).toEqual([...expected.keys()]);
  for (const { date, metrics } of printed) {
    const scores = metrics.map(({ metric, day: { value, score } }) => ({ metric, value, score }));
    expect(scores, date).toEqual(expected.get(date));
  }
}

const acknowledgement =
  /^(Took in |Nothing changed|Applied |No changes|Published |\d+ boards? unchanged)/m;

/** True when a command line said or ended as if all was done. */
export function isAcknowledged({ code, out }: Ended): boolean {
  return code === 0 || acknowledgement.test(out);
}

/** Runs a command line and calls `kill` so many milliseconds after its start. */
export async function runAndKill(
  data: string,
  args: readonly string[],
  milliseconds: number,
  kill: (pid: number) => void | Promise<void>,
): Promise<Ended> {
  const child = start(data, args);
  let out = '';
  let err = '';
  child.stdout!.setEncoding('utf8').on('data', (chunk) => {
    out += chunk;
  });
  child.stderr!.setEncoding('utf8').on('data', (chunk) => {
    err += chunk;
  });
  // Not `close`: a worker that outlives its process for a moment holds the pipe open.
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await wait(milliseconds);
  await kill(child.pid!);
  const code = await ended;
  await wait(10);
  return { code, out, err };
}

/** Kills a process at once; one that has ended already is fine. */
export function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** A command line with how long it took undisturbed and what the folder held before and after. */
export interface Undisturbed {
  readonly args: readonly string[];
  readonly milliseconds: number;
  readonly before: Truth | null;
  readonly after: Truth;
}

/** Runs a command line that must succeed. */
export async function mustSucceed(run: Run, data: string, args: readonly string[]): Promise<void> {
  const { code, out, err } = await run(data, ...args);
  expect(code, `${args.join(' ')}: ${out}${err}`).toBe(0);
}

/** Runs command lines one after the other and looks at the folder after each. */
export async function runUndisturbed(
  data: string,
  lines: readonly (readonly string[])[],
  run: Run = civicstat,
): Promise<Undisturbed[]> {
  const done: Undisturbed[] = [];
  for (const args of lines) {
    const began = performance.now();
    await mustSucceed(run, data, args);
    const milliseconds = performance.now() - began;
    done.push({
      args,
      milliseconds,
      before: done.at(-1)?.after ?? null,
      after: await truthOf(data, run),
    });
  }
  return done;
}

/**
 * Moments spread over a duration and a little beyond, one in each part, in random order.
 * @param beginsAt the share of the duration that is left out at its beginning
 */
export function moments(
  count: number,
  duration: number,
  random: () => number,
  beginsAt = 0,
): number[] {
  const parts = Array.from({ length: count }, (_, part) => (part + random()) / count);
  return parts
    .map((share) => ({ share, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ share }) => (beginsAt + share * (1.05 - beginsAt)) * duration);
}

/** The truth of an empty folder. */
export const nothing: Truth = {
  definitions: [],
  deliveries: [],
  boards: [],
  entries: 0,
  facts: '0 rows of 0 deliveries, checksum 0000000000000000',
};
