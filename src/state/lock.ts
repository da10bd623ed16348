import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { Fault } from '../model/index.ts';

const holderShape = z.object({
  pid: z.int(),
  since: z.string(),
  socket: z.string().nullable(),
  address: z.string().nullable(),
  version: z.string(),
});

/**
 * Who holds a data folder, as it says itself: process id, since when (ISO 8601, UTC), its control
 * socket (null: it takes no commands), its public address (null: it serves none), its version.
 */
export type LockHolder = Readonly<z.infer<typeof holderShape>>;

export interface FolderLock {
  /** Gives the folder free. A second call does nothing. */
  release(): Promise<void>;
  /** Says something new of the holder, for example the address once it is known. */
  update(holder: LockHolder): Promise<void>;
}

/** Locks of this process, so that none is collected, and thereby freed, while it is held. */
const heldHere = new Set<DatabaseSync>();

const attempts = 10;
const pauseMilliseconds = 100;

/**
 * Takes the lock of a data folder, which is made when it is missing, or says within about a second
 * who holds it. The operating system frees the lock when the holder dies, however it dies.
 *
 * The lock is an exclusive transaction on `lock.db`. No other code of the holding process may open
 * that file: closing it would free the lock. Throws `Fault` when the folder cannot be written to,
 * or when the holder does not say who it is.
 * @example const lock = await acquireLock('data', me); if ('held' in lock) tell(lock.held);
 */
export async function acquireLock(
  folder: string,
  holder: LockHolder,
): Promise<FolderLock | { readonly held: LockHolder }> {
  await orFault(folder, makeDurable(folder));
  let before: string | undefined;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const database = takeExclusive(join(folder, 'lock.db'));
    if (database !== undefined) return holdLock(folder, database, holder);
    const held = await readHolder(folder);
    const said = JSON.stringify(held);
    // What a dead holder left behind is soon replaced: wait for an answer that lives and stays.
    if (held !== undefined && said === before && isAlive(held.pid)) return { held };
    before = said;
    await setTimeout(pauseMilliseconds);
  }
  // A holder in another container has a process id that means nothing here.
  const held = await readHolder(folder);
  if (held !== undefined) return { held };
  throw new Fault(
    `another process holds the data folder ${folder} and does not say who it is`,
    'end the other process and try again',
  );
}

/**
 * Who said last that it holds the folder; undefined when nobody does. A holder that was killed
 * could not take its word back, so be ready to find nobody at its socket.
 */
export async function readHolder(folder: string): Promise<LockHolder | undefined> {
  const text = await readFile(join(folder, 'lock.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return holderShape.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Makes a folder that is missing, with those above it, and makes their names safe on the disk. */
async function makeDurable(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  // Windows cannot flush a folder; its file system journals names by itself.
  if (first === undefined || process.platform === 'win32') return;
  for (let made = resolve(folder); made.length >= first.length; made = dirname(made)) {
    const parent = await open(dirname(made), 'r');
    try {
      await parent.sync();
    } finally {
      await parent.close();
    }
  }
}

async function holdLock(
  folder: string,
  database: DatabaseSync,
  holder: LockHolder,
): Promise<FolderLock> {
  const file = join(folder, 'lock.json');
  heldHere.add(database);
  const free = () => {
    heldHere.delete(database);
    database.close();
  };
  const say = async (who: LockHolder) => {
    await writeFile(`${file}.new`, JSON.stringify(holderShape.parse(who)));
    await rename(`${file}.new`, file);
  };
  try {
    await orFault(folder, say(holder));
  } catch (error) {
    free();
    throw error;
  }
  return {
    update: (who) => orFault(folder, say(who)),
    async release() {
      if (!heldHere.has(database)) return;
      // Before the lock is free, because afterwards the file may be the next holder's.
      await rm(file, { force: true });
      free();
    },
  };
}

/** The open database with its lock; undefined when another connection has it. */
function takeExclusive(path: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec('begin exclusive');
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) {
      return undefined;
    }
    throw new Fault(
      `the lock ${path} could not be taken: ${error instanceof Error ? error.message : error}`,
      'check that this program may write to the data folder; the file itself holds nothing and may be removed',
      { cause: error },
    );
  }
}
const sqliteBusy = 5;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function orFault<T>(folder: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Fault(
      `the data folder ${folder} could not be written: ${error instanceof Error ? error.message : error}`,
      'check that the disk has free space and that this program may write to the folder',
      { cause: error },
    );
  }
}
