import { copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { extract, list } from 'tar';
import { canonicalJson, type Instant, UserError } from '../model/index.ts';
import type { Act, StateHome, StateStore } from '../state/contract.ts';
import { fileHash, isExpected, isSealed, type Manifest } from './backup-file.ts';
import { type DataFolder, restoreStaging, syncFile, syncFolder } from './data-folder.ts';
import type { Report } from './platform.ts';

/** What restoring works with; the data folder's own stores are not opened for it. */
export interface Restoring {
  readonly folder: DataFolder;
  readonly state: StateHome;
  /** Who restores, for the audit log. */
  readonly actor: string;
}

/** A backup that was unpacked beside the data and found whole. */
export interface UnpackedBackup {
  readonly staging: string;
  readonly manifest: Manifest;
  /** Paths below `archive/objects`. */
  readonly objects: readonly string[];
}

/**
 * Unpacks a backup into the data folder's own file system and checks every byte: the file against
 * its seal, the state store against the manifest, each object against its name, and that there is
 * an object for everything the state names. Nothing in use is touched. A file that cannot be
 * restored is a `UserError`.
 */
export async function unpackBackup(
  { folder, state }: Restoring,
  file: string,
  report: Report,
): Promise<UnpackedBackup> {
  const staging = restoreStaging(folder);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  try {
    if (!(await isSealed(file))) throw new Error('it is damaged, cut short or no backup at all');
    await refuseStrangeEntries(file);
    await extract({ file, cwd: staging, strict: true, preservePaths: false });
    const manifest = await checkManifest(staging);
    const objects = await checkObjects(staging, report);
    await checkState(await state.openFile(join(staging, 'state.db')), objects);
    return { staging, manifest, objects };
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw new UserError({
      code: 'not-a-backup',
      message: `This cannot be restored: ${error instanceof Error ? error.message : String(error)}`,
      file,
      remedy: 'Nothing was changed. Give a whole file written by civicstat backup',
    });
  }
}

async function refuseStrangeEntries(file: string): Promise<void> {
  const strange: string[] = [];
  await list({
    file,
    strict: true,
    onReadEntry: (entry) => {
      if (!isExpected(entry)) strange.push(entry.path);
    },
  });
  if (strange.length > 0)
    throw new Error(`it holds ${JSON.stringify(strange[0])}, which is no part of a backup`);
}

async function checkManifest(staging: string): Promise<Manifest> {
  const manifest = JSON.parse(await readFile(join(staging, 'manifest.json'), 'utf8')) as Manifest;
  if (manifest.format !== 'civicstat-backup-1') throw new Error('its format is not known');
  if ((await fileHash(join(staging, 'state.db'))) !== manifest.stateHash)
    throw new Error('its state store does not have the bytes the manifest promises');
  return manifest;
}

async function checkObjects(staging: string, report: Report): Promise<string[]> {
  const progress = report.progress('Checking the backup');
  const root = join(staging, 'archive', 'objects');
  const objects: string[] = [];
  for (const shelf of await readdir(root)) {
    for (const name of await readdir(join(root, shelf))) {
      if ((await fileHash(join(root, shelf, name))) !== name)
        throw new Error(`its object ${name} is damaged`);
      objects.push(join(shelf, name));
      progress(objects.length, null);
    }
  }
  return objects;
}

async function checkState(state: StateStore, objects: readonly string[]): Promise<void> {
  try {
    const present = new Set(objects.map((path) => path.slice(-64)));
    const named = (await state.deliveries()).map((one) => one.content);
    for (const city of await state.cities()) {
      named.push(...(await state.published(city)).map((one) => one.board));
    }
    const lacking = named.find((hash) => !present.has(hash));
    if (lacking !== undefined) throw new Error(`it lacks the object ${lacking}`);
  } finally {
    await state.close();
  }
}

/**
 * Puts an unpacked backup in place of the data; stores must be closed. Objects come first. Then
 * all that only mirrors the old state goes, and then the new state comes by one step: a stop
 * before it leaves the old city, a stop after it the new one, and the next start makes the mirrors
 * again. The old state store is kept beside; null when there was none. The new one comes with an
 * entry of its audit log that says it was restored.
 */
export async function swapIn(
  { folder, state, actor }: Restoring,
  unpacked: UnpackedBackup,
  at: Instant,
): Promise<{ readonly kept: string | null }> {
  await moveObjects(folder, unpacked);
  await rm(folder.published, { recursive: true, force: true });
  for (const suffix of ['', '.wal']) await rm(`${folder.facts}${suffix}`, { force: true });
  await syncFolder(folder.root);
  const fresh = join(unpacked.staging, 'state.db');
  await recordRestore(await state.openFile(fresh), unpacked.manifest, { at, actor });
  const kept = await state.replace(fresh, at);
  await rm(unpacked.staging, { recursive: true, force: true });
  return { kept };
}

async function recordRestore(state: StateStore, manifest: Manifest, act: Act): Promise<void> {
  const { created, stateHash } = manifest;
  const body = canonicalJson({ backupCreated: created, backupState: stateHash });
  const restore = { kind: 'restore', slug: String(act.at), body, basedOn: null };
  try {
    await state.putRecords('', 'backup.restored', [restore], act);
  } finally {
    await state.close();
  }
}

/** A disk does many syncs at once in little more time than one. */
const syncsAtOnce = 64;

async function moveObjects(folder: DataFolder, unpacked: UnpackedBackup): Promise<void> {
  const objects = join(folder.archive, 'objects');
  const shelves = new Set(unpacked.objects.map((path) => join(objects, dirname(path))));
  // A backup without any object has no shelf either.
  await mkdir(objects, { recursive: true });
  for (const shelf of shelves) await mkdir(shelf, { recursive: true });
  for (const parent of [objects, folder.archive, folder.root]) await syncFolder(parent);
  const move = async (path: string) => {
    const from = join(unpacked.staging, 'archive', 'objects', path);
    await syncFile(from);
    await moveAcross(from, join(objects, path));
  };
  for (let at = 0; at < unpacked.objects.length; at += syncsAtOnce) {
    await Promise.all(unpacked.objects.slice(at, at + syncsAtOnce).map(move));
  }
  for (const shelf of shelves) await syncFolder(shelf);
}

/** Renames a file, or copies it where the shared archive lies on another disk. */
async function moveAcross(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    const partial = `${to}.partial`;
    await copyFile(from, partial);
    await syncFile(partial);
    await rename(partial, to);
  }
}
