import { dirname, join } from 'node:path';
import { Fault } from '../model/index.ts';
import { type Archive, type Hash, MissingObject } from './contract.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { isHash, sha256Hex } from './hash.ts';
import { openWriter, orFault } from './writer.ts';

/** The 256 folders that share the objects out, by the first two digits of their hash. */
const shelves = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));

/**
 * An archive in a folder: `objects/ab/<hash>`, and `incoming/` for files on their way in.
 * Opening makes the folder when it is missing and sweeps what a crash left in `incoming`, so only
 * the one process that holds the data folder's lock may open it; others read files by `path`.
 * Throws `Fault` when the folder cannot be made or read.
 * @example const archive = await openFolderArchive('data/archive'); await archive.put(bytes);
 */
export async function openFolderArchive(folder: string, disk: Disk = nodeDisk): Promise<Archive> {
  const objects = join(folder, 'objects');
  const incoming = join(folder, 'incoming');
  await orFault(prepare(disk, folder, objects, incoming));
  const place = (hash: Hash) => {
    if (!isHash(hash)) throw new MissingObject(hash);
    return join(objects, hash.slice(0, 2), hash);
  };
  const writer = openWriter(disk, { objects, incoming, place });
  const read = async (hash: Hash) => (isHash(hash) ? disk.read(place(hash)) : undefined);
  return {
    path: place,
    async put(bytes) {
      return (await writer.putAll([bytes]))[0]!;
    },
    putAll: writer.putAll,
    putFile: writer.putFile,
    async get(hash) {
      const bytes = await read(hash);
      if (bytes === undefined) throw new MissingObject(hash);
      if (sha256Hex(bytes) === hash) return bytes;
      throw new Fault(
        `the object ${hash} in the archive is damaged`,
        'restore the archive from a backup, and have the disk checked',
      );
    },
    async has(hash) {
      return isHash(hash) && (await disk.look(place(hash))) !== undefined;
    },
    async *list() {
      for (const shelf of shelves) {
        yield* (await disk.list(join(objects, shelf))).filter(isHash).sort();
      }
    },
    async verify(hash) {
      const bytes = await read(hash);
      if (bytes === undefined) return 'missing';
      return sha256Hex(bytes) === hash ? 'sound' : 'damaged';
    },
  };
}

/**
 * Makes every folder and makes its name durable, also one that a crashed process made but had no
 * time to sync: afterwards only the shelves themselves need care.
 */
async function prepare(disk: Disk, folder: string, objects: string, incoming: string) {
  await disk.makeFolder(folder);
  await disk.syncFolder(dirname(folder));
  await disk.makeFolder(objects);
  await disk.makeFolder(incoming);
  await disk.syncFolder(folder);
  const present = new Set(await disk.list(objects));
  for (const shelf of shelves) {
    if (!present.has(shelf)) await disk.makeFolder(join(objects, shelf));
  }
  await disk.syncFolder(objects);
  for (const name of await disk.list(incoming)) await disk.remove(join(incoming, name));
}
