import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Fault } from '../model/index.ts';
import type { Archive, Hash } from './contract.ts';
import type { Disk, DiskFile } from './disk.ts';
import { sha256Hex } from './hash.ts';
import { inParallel } from './parallel.ts';
import { openShelves, shelfOf } from './shelves.ts';

/**
 * Writes objects so that an acknowledged one survives a power cut and another is absent or whole:
 * fill a file beside, sync it, rename it to its hash, sync the folder that holds the name.
 */
export function openWriter(
  disk: Disk,
  folder: string,
  place: (hash: Hash) => string,
): Pick<Archive, 'putAll' | 'putFile'> {
  /** Objects whose names may not be durable yet: whoever wants the same one waits for it. */
  const underWay = new Map<Hash, Promise<void>>();
  const shelves = openShelves(disk, folder);
  const filler = openFiller(disk, join(folder, 'incoming'));
  const isStored = async (hash: Hash, bytes: number) =>
    (await disk.look(place(hash)))?.bytes === bytes;

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
      await disk.rename(await filler.fill((file) => file.write(bytes)), place(hash));
      fresh.add(shelfOf(hash));
    });
    await shelves.sync(fresh, new Set(objects.map(([hash]) => shelfOf(hash))));
  };
  const storeFile = async (filled: string, hash: Hash, bytes: number) => {
    const known = await isStored(hash, bytes);
    await (known ? disk.remove(filled) : disk.rename(filled, place(hash)));
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

interface Filler {
  /** The path of a new file that `write` has filled and that is synced. */
  fill(write: (file: DiskFile) => Promise<void>): Promise<string>;
}

/**
 * Fills files under names of their own; what could not be filled and synced is removed. The first
 * one sweeps what a crash left: not sooner, because one who only reads must not disturb a writer.
 */
function openFiller(disk: Disk, incoming: string): Filler {
  let count = 0;
  let swept: Promise<void> | undefined;
  return {
    async fill(write) {
      swept ??= sweep(disk, incoming).catch((error: unknown) => {
        swept = undefined;
        throw error;
      });
      await swept;
      count += 1;
      const path = join(incoming, String(count));
      const file = await disk.create(path);
      try {
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

async function sweep(disk: Disk, incoming: string) {
  for (const name of await disk.list(incoming)) await disk.remove(join(incoming, name));
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
