import { existsSync } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Fault } from '../model/index.ts';

/** Where a data folder keeps its parts. */
export interface DataFolder {
  readonly root: string;
  readonly state: string;
  readonly facts: string;
  readonly archive: string;
  readonly published: string;
  /** The key that secrets are sealed with; no part of a backup. */
  readonly key: string;
  /** What pulls that are under way have read. */
  readonly spools: string;
  /** Lists of the values in refused files that cannot be read. */
  readonly rejects: string;
  /** Files that were sent and not taken in yet. */
  readonly uploads: string;
}

/** `archive`: the folder that several servers share; without it the data folder has its own. */
export function dataFolder(root: string, archive?: string): DataFolder {
  return {
    root,
    state: join(root, 'state.db'),
    facts: join(root, 'facts.duckdb'),
    archive: archive === undefined || archive === '' ? join(root, 'archive') : resolve(archive),
    published: join(root, 'published'),
    key: join(root, 'secret.key'),
    spools: join(root, 'spools'),
    rejects: join(root, 'rejects'),
    uploads: join(root, 'uploads'),
  };
}

/** True when a program has worked in this folder, whatever became of it. */
export function isDataFolder({ root, state }: DataFolder): boolean {
  return [state, join(root, 'lock.db')].some((path) => existsSync(path));
}

/** Where a backup is put together. */
export function backupStaging(folder: DataFolder, stamp: number): string {
  return join(folder.root, `backing-up-${stamp}`);
}

/** Where a backup is unpacked. */
export function restoreStaging(folder: DataFolder): string {
  return join(folder.root, 'restoring');
}

/** Removes what a killed backup or restore left; nobody may be at work on the folder. */
export async function sweepStaging({ root }: DataFolder): Promise<void> {
  for (const name of await readdir(root)) {
    if (!/^(backing-up-\d+|restoring)$/.test(name)) continue;
    await rm(join(root, name), { recursive: true, force: true });
  }
}

/** Makes a file's bytes safe on the disk. */
export async function syncFile(path: string): Promise<void> {
  try {
    // Windows flushes only what is open for writing.
    await syncOpened(path, process.platform === 'win32' ? 'r+' : 'r');
  } catch (error) {
    throw new Fault(`the file ${path} could not be made safe on disk`, 'Check the disk', {
      cause: error,
    });
  }
}

/** Makes the names in a folder safe on the disk. */
export async function syncFolder(path: string): Promise<void> {
  // Windows cannot flush a folder; its file system journals names by itself.
  if (process.platform !== 'win32') await syncOpened(path, 'r');
}

async function syncOpened(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
