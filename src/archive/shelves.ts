import { dirname, join } from 'node:path';
import type { Hash } from './contract.ts';
import type { Disk } from './disk.ts';
import { inParallel } from './parallel.ts';

/** The 256 folders that share the objects out, by the first two digits of their hash. */
const names: readonly string[] = Array.from({ length: 256 }, (_, index) =>
  index.toString(16).padStart(2, '0'),
);

export function shelfOf(hash: Hash): string {
  return hash.slice(0, 2);
}

/**
 * Which shelves were synced since the archive was opened: a name that was found on a shelf, and
 * that this process did not make, may stem from a process that was killed before its sync.
 */
export function openShelves(disk: Disk, folder: string) {
  const settled = new Set<string>();
  let failures = 0;
  return {
    /** Syncs the `fresh` shelves, and those `used` that were not synced yet, once each. */
    async sync(fresh: ReadonlySet<string>, used: ReadonlySet<string>): Promise<void> {
      const due = [...used].filter((shelf) => fresh.has(shelf) || !settled.has(shelf));
      await inParallel(due, async (shelf) => {
        const before = failures;
        try {
          await disk.syncFolder(join(folder, 'objects', shelf));
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

/**
 * Makes every folder of an archive and makes its name durable, also one that a killed process made
 * but had no time to sync: afterwards only the shelves themselves need care.
 */
export async function makeFolders(disk: Disk, folder: string): Promise<void> {
  const objects = join(folder, 'objects');
  await disk.makeFolder(folder);
  await disk.syncFolder(dirname(folder));
  await disk.makeFolder(objects);
  await disk.makeFolder(join(folder, 'incoming'));
  await disk.syncFolder(folder);
  const present = new Set(await disk.list(objects));
  for (const name of names) {
    if (!present.has(name)) await disk.makeFolder(join(objects, name));
  }
  await disk.syncFolder(objects);
}
