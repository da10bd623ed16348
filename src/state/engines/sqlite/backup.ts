import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { backup } from 'node:sqlite';
import { Fault } from '../../../model/index.ts';
import { connectReader } from './connection.ts';
import { asFault } from './faults.ts';

/** All pages in one step: a write between two steps would make the copy start again. */
const allPages = 2 ** 31 - 1;

/**
 * Copies the database at `path` to the new file `target`, off the event loop, while others read
 * and write; the copy is of one moment. The target appears whole and durable, or not at all.
 */
export async function backUp(path: string, target: string): Promise<void> {
  if (existsSync(target)) {
    throw new Fault(`there is a file ${target} already`, 'name a file that is not there yet');
  }
  const partial = `${target}.partial`;
  const source = connectReader(path);
  try {
    await rm(partial, { force: true });
    await backup(source, partial, { rate: allPages });
    await sync(partial);
    await rename(partial, target);
    if (process.platform !== 'win32') await sync(dirname(target));
  } catch (error) {
    await rm(partial, { force: true });
    throw copyFault(target, error);
  } finally {
    source.close();
  }
}

/** Makes a file's bytes, or a folder's names, safe on the disk. */
export async function sync(path: string): Promise<void> {
  // Windows flushes only what is open for writing, and a folder opens only for reading.
  const file = await open(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function copyFault(target: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return asFault(error);
  return new Fault(
    `the copy ${target} could not be written: ${error.message}`,
    'check that the folder is there, has free space and may be written to',
    { cause: error },
  );
}
