import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { create, extract, list, replace } from 'tar';
import { formatInstant } from '../calendar/index.ts';
import { Fault, UserError } from '../model/index.ts';
import type { Platform, Report } from './platform.ts';

/** Where a data folder keeps its parts. */
export interface DataFolder {
  readonly root: string;
  readonly state: string;
  readonly facts: string;
  readonly archive: string;
  readonly published: string;
}

export function dataFolder(root: string): DataFolder {
  return {
    root,
    state: join(root, 'state.db'),
    facts: join(root, 'facts.duckdb'),
    archive: join(root, 'archive'),
    published: join(root, 'published'),
  };
}

/** What a backup says of itself. */
interface Manifest {
  readonly format: 'civicstat-backup-1';
  readonly created: string;
  readonly stateHash: string;
}

/**
 * Writes the truth (state store, deliveries, snapshots) to one tar file while others read and
 * write. The state is copied first: whatever it names was archived before. The index of facts is
 * left out; a restore builds it again.
 */
export async function backup(
  platform: Platform,
  folder: DataFolder,
  file: string,
  report: Report,
): Promise<{ readonly bytes: number; readonly objects: number }> {
  await refuseExisting(file);
  const staging = join(folder.root, `backing-up-${platform.clock()}`);
  const unfinished = `${file}.unfinished`;
  try {
    await mkdir(staging, { recursive: true });
    await platform.state.backupTo(join(staging, 'state.db'));
    const manifest: Manifest = {
      format: 'civicstat-backup-1',
      created: formatInstant(platform.clock(), 'UTC'),
      stateHash: await fileHash(join(staging, 'state.db')),
    };
    await writeFile(join(staging, 'manifest.json'), JSON.stringify(manifest));
    await create({ file: unfinished, cwd: staging, portable: true }, ['manifest.json', 'state.db']);
    const progress = report.progress('Copying the archive');
    let objects = 0;
    await replace(
      {
        file: unfinished,
        cwd: folder.root,
        portable: true,
        filter: (path) => {
          if (isObject(path)) objects += 1;
          progress(objects, null);
          return true;
        },
      },
      [join(basename(folder.archive), 'objects')],
    );
    const bytes = await syncFile(unfinished);
    await rename(unfinished, file);
    await syncFolder(dirname(file));
    return { bytes, objects };
  } finally {
    await rm(staging, { recursive: true, force: true });
    await rm(unfinished, { force: true });
  }
}

async function refuseExisting(file: string): Promise<void> {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (!there) return;
  throw new UserError({
    code: 'file-exists',
    message: 'There is a file of this name already',
    file,
    remedy: 'Choose another name; a backup never overwrites',
  });
}

const objectPath = /^archive\/objects\/([0-9a-f]{2})\/([0-9a-f]{64})$/;

function isObject(path: string): boolean {
  return objectPath.test(path.replaceAll('\\', '/'));
}

/** A backup that was unpacked beside the data and found whole. */
export interface UnpackedBackup {
  readonly staging: string;
  readonly objects: readonly string[];
}

/**
 * Unpacks a backup into the data folder's own file system and checks every byte: the state file
 * against the manifest, each object against its name. Nothing in use is touched.
 */
export async function unpackBackup(
  folder: DataFolder,
  file: string,
  report: Report,
): Promise<UnpackedBackup> {
  const staging = join(folder.root, 'restoring');
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  try {
    await refuseStrangeEntries(file);
    await extract({ file, cwd: staging, strict: true, preservePaths: false });
    const manifest = JSON.parse(await readFile(join(staging, 'manifest.json'), 'utf8')) as Manifest;
    if (manifest.format !== 'civicstat-backup-1') throw new Error('its format is not known');
    if ((await fileHash(join(staging, 'state.db'))) !== manifest.stateHash) {
      throw new Error('its state store does not have the bytes the manifest promises');
    }
    return { staging, objects: await checkObjects(staging, report) };
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
      const expected =
        entry.type === 'Directory'
          ? /^archive\/objects(\/[0-9a-f]{2})?\/?$/.test(entry.path)
          : entry.type === 'File' &&
            (isObject(entry.path) || entry.path === 'state.db' || entry.path === 'manifest.json');
      if (!expected) strange.push(entry.path);
    },
  });
  if (strange.length > 0)
    throw new Error(`it holds ${JSON.stringify(strange[0])}, which is no part of a backup`);
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

/**
 * Puts an unpacked backup in place of the data; stores must be closed. Objects come first, then
 * the state store by one rename: a stop before it leaves the old city, a stop after it the new
 * one, whose index is made good at the next start. The old state store is kept beside.
 */
export async function swapIn(
  folder: DataFolder,
  unpacked: UnpackedBackup,
  stamp: number,
): Promise<{ readonly kept: string | null }> {
  const objects = join(folder.archive, 'objects');
  for (const path of unpacked.objects) {
    const from = join(unpacked.staging, 'archive', 'objects', path);
    const handle = await open(from, 'r');
    await handle.sync();
    await handle.close();
    await rename(from, join(objects, path));
  }
  for (const shelf of new Set(unpacked.objects.map((path) => dirname(path)))) {
    await syncFolder(join(objects, shelf));
  }
  await syncFile(join(unpacked.staging, 'state.db'));
  const kept = await keepOld(folder, stamp);
  await rename(join(unpacked.staging, 'state.db'), folder.state);
  await syncFolder(folder.root);
  await rm(folder.published, { recursive: true, force: true });
  for (const suffix of ['-wal', '-shm']) await rm(`${folder.state}${suffix}`, { force: true });
  for (const suffix of ['', '.wal']) await rm(`${folder.facts}${suffix}`, { force: true });
  await rm(unpacked.staging, { recursive: true, force: true });
  return { kept };
}

async function keepOld(folder: DataFolder, stamp: number): Promise<string | null> {
  const kept = `${folder.state}.before-restore-${stamp}`;
  try {
    await (await open(folder.state, 'r')).close();
  } catch {
    return null;
  }
  const bytes = await readFile(folder.state);
  await writeFile(kept, bytes, { flush: true });
  return kept;
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function syncFile(path: string): Promise<number> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
    return (await handle.stat()).size;
  } catch (error) {
    throw new Fault(`the file ${path} could not be made safe on disk`, 'Check the disk', {
      cause: error,
    });
  } finally {
    await handle.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}
