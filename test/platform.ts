import { join } from 'node:path';
import { openFolderArchive, openSnapshots } from '../src/archive/index.ts';
import { factsEngines } from '../src/facts/engines/index.ts';
import type { Instant } from '../src/model/index.ts';
import type { Platform } from '../src/pipeline/platform.ts';
import { factsOn } from '../src/pipeline/worker/facts.ts';
import { stateEngines } from '../src/state/engines/index.ts';

/** The real stores on a folder, all in this process, under a clock of the caller's. */
export async function openPlatformIn(
  folder: string,
  clock: () => Instant,
): Promise<Platform & { close(): Promise<void> }> {
  const archive = await openFolderArchive(join(folder, 'archive'));
  const state = await stateEngines[0].open({ path: join(folder, 'state.db') });
  const facts = await factsEngines[0].open({ path: join(folder, 'facts.duckdb') });
  return {
    state,
    facts: {
      ...factsOn(facts, join(folder, 'rejects')),
      replace: () => Promise.reject(new Error('not asked for')),
    },
    archive,
    snapshots: openSnapshots(archive, join(folder, 'published')),
    clock,
    keyFile: join(folder, 'secret.key'),
    site: null,
    actor: 'test',
    close: async () => {
      await facts.close();
      await state.close();
    },
  };
}
