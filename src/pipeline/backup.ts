import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { create, replace } from 'tar';
import { formatInstant } from '../calendar/index.ts';
import { Fault, UserError } from '../model/index.ts';
import { fileHash, isObject, type Manifest, seal } from './backup-file.ts';
import { backupStaging, type DataFolder, syncFolder } from './data-folder.ts';
import type { Platform, Report } from './platform.ts';

/**
 * Writes the truth (state store, deliveries, snapshots) to one tar file while others read and
 * write. The state is copied first: whatever it names was archived before. The index of facts is
 * left out; a restore builds it again. The file appears whole under its name, or not at all.
 */
export async function backup(
  platform: Platform,
  folder: DataFolder,
  file: string,
  report: Report,
): Promise<{ readonly bytes: number; readonly objects: number }> {
  await refuseExisting(file);
  const staging = backupStaging(folder, platform.clock());
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
    const objects = await addObjects(unfinished, folder, report);
    const bytes = await seal(unfinished);
    await rename(unfinished, file);
    await syncFolder(dirname(file));
    return { bytes, objects };
  } catch (error) {
    throw isRefusal(error) ? notWritten(file, error) : error;
  } finally {
    await rm(staging, { recursive: true, force: true });
    await rm(unfinished, { force: true });
  }
}

/** Appends the archive's objects to a tar file; how many there are. */
async function addObjects(file: string, folder: DataFolder, report: Report): Promise<number> {
  const progress = report.progress('Copying the archive');
  let objects = 0;
  const filter = (path: string) => {
    if (isObject(`archive/${path}`)) objects += 1;
    progress(objects, null);
    return true;
  };
  await replace({ file, cwd: folder.archive, prefix: 'archive', portable: true, filter }, [
    'objects',
  ]);
  return objects;
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

/** An error by which the system refused to read or write. */
function isRefusal(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function notWritten(file: string, cause: NodeJS.ErrnoException): Fault {
  return new Fault(
    `the backup ${file} could not be written: ${cause.message}`,
    'There is no backup; check that both disks have free space, and run the command again',
    { cause },
  );
}
