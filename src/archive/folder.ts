import { join } from 'node:path';
import { Fault } from '../model/index.ts';
import { type Archive, type Hash, MissingObject } from './contract.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { isHash, sha256Hex } from './hash.ts';
import { makeFolders } from './shelves.ts';
import { openWriter, orFault } from './writer.ts';

/**
 * An archive in a folder: `objects/ab/<hash>`, and `incoming/` for files on their way in.
 * Opening makes the folders; it and reading disturb nobody. The first write sweeps what a crash
 * left in `incoming`, so only the process that holds the data folder's lock may write, through one
 * opened archive. Throws `Fault` when the folders cannot be made.
 * @example const archive = await openFolderArchive('data/archive'); await archive.put(bytes);
 */
export async function openFolderArchive(folder: string, disk: Disk = nodeDisk): Promise<Archive> {
  const place = (hash: Hash) => {
    if (!isHash(hash)) throw new MissingObject(hash);
    return join(folder, 'objects', hash.slice(0, 2), hash);
  };
  await orFault(makeFolders(disk, folder));
  const { putAll, putFile } = openWriter(disk, folder, place);
  const read = async (hash: Hash) => (isHash(hash) ? disk.read(place(hash)) : undefined);
  return {
    path: place,
    async put(bytes) {
      return (await putAll([bytes]))[0]!;
    },
    putAll,
    putFile,
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
    async *list(prefix = '') {
      const begins = (name: string) => name.startsWith(prefix.slice(0, name.length));
      const shelves = await disk.list(join(folder, 'objects'));
      for (const shelf of shelves.filter((name) => /^[0-9a-f]{2}$/.test(name)).sort()) {
        if (!begins(shelf)) continue;
        const names = await disk.list(join(folder, 'objects', shelf));
        yield* names.filter((name) => isHash(name) && begins(name)).sort();
      }
    },
    async verify(hash) {
      const bytes = await read(hash);
      if (bytes === undefined) return 'missing';
      return sha256Hex(bytes) === hash ? 'sound' : 'damaged';
    },
  };
}
