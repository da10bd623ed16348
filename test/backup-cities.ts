import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, temporaryFolder } from './civicstat.ts';
import { mustSucceed, publicBoards, type Truth, truthOf } from './durable-checks.ts';
import { type Step, script } from './durable-city.ts';
import { hand } from './hand.ts';

/**
 * Two cities of one name. The old one has begun its life, and has taken in a file that does not
 * say from when it is known; the other one took in the same file at another time, has lived
 * longer, and was backed up.
 */
export interface TwoCities {
  /** The life of the other one. */
  readonly steps: readonly Step[];
  readonly oldFolder: string;
  readonly oldTruth: Truth;
  /** The backup's file. */
  readonly backedUp: string;
  readonly newTruth: Truth;
  readonly newBoards: readonly string[];
  /** A copy of the old city's data folder, gone after the test. */
  copyOfOld(): string;
  remove(): void;
}

const undated = 'metric,start,end,value\nalpha,2024-12-01,,7\nbeta,2024-12-01,,8\n';

async function live(data: string, lines: readonly (readonly string[])[]) {
  const server = await startServer(data);
  for (const line of lines) await mustSucceed(hand, data, line);
  return server;
}

export async function twoCities(seed: number): Promise<TwoCities> {
  const home = mkdtempSync(join(tmpdir(), 'civicstat-backup-'));
  const steps = script(join(home, 'deliveries'), seed);
  const file = join(home, 'undated.csv');
  writeFileSync(file, undated);
  const [define, ...others] = steps.map((step) => step.args) as [string[], ...string[][]];
  const both = [define, ['import', file, '--city', 'sample']];
  const oldFolder = join(home, 'old');
  const oldServer = await live(oldFolder, [...both, ...others.slice(0, 3)]);
  const oldTruth = await truthOf(oldFolder, hand);
  await oldServer.stop();
  const newFolder = join(home, 'new');
  const newServer = await live(newFolder, [...both, ...others]);
  const newTruth = await truthOf(newFolder, hand);
  const newBoards = await publicBoards(newFolder, 'sample');
  const backedUp = join(home, 'backup.tar');
  await mustSucceed(hand, newFolder, ['backup', backedUp]);
  await newServer.stop();
  return {
    ...{ steps, oldFolder, oldTruth, backedUp, newTruth, newBoards },
    copyOfOld() {
      const data = join(temporaryFolder(), 'data');
      cpSync(oldFolder, data, { recursive: true });
      return data;
    },
    remove: () => rmSync(home, { recursive: true }),
  };
}
