import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Fault } from '../model/index.ts';
import type { Archive, Hash } from './contract.ts';
import type { Disk, DiskFile } from './disk.ts';
import { sha256Hex } from './hash.ts';

/** How many files are written at the same time. */
const writersAtOnce = 16;

interface Places {
  readonly objects: string;
  /** Where files are filled, in the same file system as `objects`. */
  readonly incoming: string;
  place(hash: Hash): string;
}

/**
 * Writes objects so that an acknowledged one survives a power cut and another is absent or whole:
 * fill a file beside, sync it, rename it to its hash, sync the folder that holds the name.
 */
export function openWriter(disk: Disk, places: Places): Pick<Archive, 'putAll' | 'putFile'> {
  /** Objects whose names may not be durable yet: whoever wants the same one waits for it. */
  const underWay = new Map<Hash, Promise<void>>();
  const shelves = openShelves(disk, places.objects);
  const filler = openFiller(disk, places.incoming);
  const isStored = async (hash: Hash, bytes: number) =>
    (await disk.look(places.place(hash)))?.bytes === bytes;

  const store = (hashes: readonly Hash[], work: Promise<void>) => {
    for (const hash of hashes) underWay.set(hash, work);
    return work.finally(() => {
      for (const hash of hashes) underWay.delete(hash);
    });
  };
  const storeAll = async (objects: readonly (readonly [Hash, Uint8Array])[]) => {
    const fresh = new Set<string>();
    await inParallel(objects, async ([hash, bytes]) => {
      if (await isStored(hash, bytes.length)) return;
      await disk.rename(await filler.fill((file) => file.write(bytes)), places.place(hash));
      fresh.add(shelfOf(hash));
    });
    await shelves.sync(fresh, new Set(objects.map(([hash]) => shelfOf(hash))));
  };
  const storeFile = async (filled: string, hash: Hash, bytes: number) => {
    const known = await isStored(hash, bytes);
    await (known ? disk.remove(filled) : disk.rename(filled, places.place(hash)));
    const shelf = new Set([shelfOf(hash)]);
    await shelves.sync(known ? new Set() : shelf, shelf);
  };
  return {
    async putAll(objects) {
      const hashes = objects.map(sha256Hex);
      const wanted = new Map(hashes.map((hash, index) => [hash, objects[index]!] as const));
      const others = [...wanted.keys()].flatMap((hash) => underWay.get(hash) ?? []);
      const mine = [...wanted].filter(([hash]) => !underWay.has(hash));
      const names = mine.map(([hash]) => hash);
      await orFault(Promise.all([store(names, storeAll(mine)), ...others]));
      return hashes;
    },
    async putFile(path, onProgress) {
      const { filled, hash, bytes } = await orFault(fillFrom(disk, filler, path, onProgress));
      const other = underWay.get(hash);
      if (other === undefined) await orFault(store([hash], storeFile(filled, hash, bytes)));
      else await orFault(Promise.all([other, disk.remove(filled)]));
      return { hash, bytes };
    },
  };
}

function shelfOf(hash: Hash): string {
  return hash.slice(0, 2);
}

interface Filler {
  /** The path of a new file that `write` has filled and that is synced. */
  fill(write: (file: DiskFile) => Promise<void>): Promise<string>;
}

/** Fills files under names of their own; what could not be filled and synced is removed. */
function openFiller(disk: Disk, incoming: string): Filler {
  let count = 0;
  return {
    async fill(write) {
      count += 1;
      const path = join(incoming, String(count));
      try {
        const file = await disk.create(path);
        try {
          await write(file);
          await file.sync();
        } finally {
          await file.close();
        }
      } catch (error) {
        await disk.remove(path).catch(() => undefined);
        throw error;
      }
      return path;
    },
  };
}

async function fillFrom(
  disk: Disk,
  filler: Filler,
  path: string,
  onProgress?: (bytes: number) => void,
) {
  const sum = createHash('sha256');
  let bytes = 0;
  const filled = await filler.fill(async (file) => {
    for await (const piece of source(disk, path)) {
      sum.update(piece);
      await file.write(piece);
      bytes += piece.length;
      onProgress?.(bytes);
    }
  });
  return { filled, hash: sum.digest('hex'), bytes };
}

/**
 * Knows which shelves were synced since the archive was opened: a name that was found there, and
 * that this process did not make, may stem from a process that was killed before its sync.
 */
function openShelves(disk: Disk, objects: string) {
  const settled = new Set<string>();
  let failures = 0;
  return {
    /** Syncs the `fresh` shelves, and those `used` that were not synced yet, once each. */
    async sync(fresh: ReadonlySet<string>, used: ReadonlySet<string>): Promise<void> {
      const due = [...used].filter((shelf) => fresh.has(shelf) || !settled.has(shelf));
      await inParallel(due, async (shelf) => {
        const before = failures;
        try {
          await disk.syncFolder(join(objects, shelf));
          if (failures === before) settled.add(shelf);
        } catch (error) {
          // The names that this sync was for are in doubt until a later one succeeds.
          failures += 1;
          settled.clear();
          throw error;
        }
      });
    },
  };
}

async function* source(disk: Disk, path: string): AsyncIterable<Uint8Array> {
  try {
    yield* disk.stream(path);
  } catch (error) {
    throw new Fault(
      `the file ${path} could not be read: ${error instanceof Error ? error.message : error}`,
      'check that the file is there and that this program may read it',
      { cause: error },
    );
  }
}

/** Does `work` for every item, a few at a time; when one fails the rest still comes to its end. */
async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>) {
  const queue = items.values();
  const workers = Array.from({ length: Math.min(writersAtOnce, items.length) }, async () => {
    for (const item of queue) await work(item);
  });
  const outcomes = await Promise.allSettled(workers);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Says what an operating system's error means for the archive. */
export async function orFault<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new Fault(
      `the archive could not be written: ${error.message}`,
      'check that the disk has free space and that this program may write to the folder',
      { cause: error },
    );
  }
}
