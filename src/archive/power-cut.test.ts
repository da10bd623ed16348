import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Archive, Disk, DiskFile } from './index.ts';
import { openFolderArchive } from './index.ts';

/*
 * A disk in memory that forgets. What was written is there "now"; only what was synced is "kept".
 * A power cut leaves of names and bytes either what was kept, or all, or half: a real disk may
 * write back on its own, in any order, and the archive must be right in every case.
 */

interface File {
  now: Uint8Array;
  kept: Uint8Array;
}
interface Folder {
  now: Map<string, File | Folder>;
  kept: Map<string, File | Folder>;
}

const isFile = (entry: File | Folder): entry is File => entry.now instanceof Uint8Array;
const newFolder = (): Folder => ({ now: new Map(), kept: new Map() });

type Names = 'kept' | 'now';
type Bytes = 'kept' | 'half' | 'now';
const aftermaths = (['kept', 'now'] as const).flatMap((names) =>
  (['kept', 'half', 'now'] as const).map((bytes) => ({ names, bytes })),
);

/** What the disk only pretends to do, to prove that these tests would notice. */
type Lie = 'none' | 'file sync' | 'folder sync';

function afterPowerCut(folder: Folder, names: Names, bytes: Bytes): Folder {
  const left = new Map<string, File | Folder>();
  for (const [name, entry] of folder[names]) {
    if (!isFile(entry)) {
      left.set(name, afterPowerCut(entry, names, bytes));
      continue;
    }
    const half = entry.kept === entry.now ? entry.now : entry.now.slice(0, entry.now.length / 2);
    const content = bytes === 'half' ? half : entry[bytes];
    left.set(name, { now: content, kept: content });
  }
  return { now: left, kept: new Map(left) };
}

class Cut extends Error {}

/** A process's view of the disk: after `operations` operations it does nothing any more. */
function diskOf(root: Folder, operations = Number.POSITIVE_INFINITY, lie: Lie = 'none') {
  const state = { done: 0, onStep: (_done: number) => {} };
  const step = async () => {
    // Gives way, so that parallel writes interleave.
    await Promise.resolve();
    if (state.done >= operations) throw new Cut();
    state.done += 1;
    state.onStep(state.done);
  };
  const find = (path: string): File | Folder | undefined => {
    let at: File | Folder | undefined = root;
    for (const part of path.split('/').filter((name) => name !== '')) {
      if (at === undefined || isFile(at)) return undefined;
      at = at.now.get(part);
    }
    return at;
  };
  const folder = (path: string): Folder => {
    const found = find(path);
    if (found === undefined || isFile(found)) throw new Error(`no folder ${path}`);
    return found;
  };
  const fileOf = (file: File): DiskFile => ({
    async write(bytes) {
      await step();
      file.now = Buffer.concat([file.now, bytes]);
    },
    async sync() {
      await step();
      if (lie !== 'file sync') file.kept = file.now;
    },
    close: async () => undefined,
  });
  const disk: Disk = {
    async makeFolder(path) {
      await step();
      if (find(path) === undefined) folder(dirname(path)).now.set(basename(path), newFolder());
    },
    list: async (path) => [...((find(path) as Folder | undefined)?.now.keys() ?? [])],
    async look(path) {
      const file = find(path) as File | undefined;
      const stamp = () => createHash('md5').update(file!.now).digest('hex');
      return file && { bytes: file.now.length, stamp: stamp() };
    },
    read: async (path) => (find(path) as File | undefined)?.now,
    async *stream(path) {
      const { now } = find(path) as File;
      for (let at = 0; at < now.length; at += 3) yield now.subarray(at, at + 3);
    },
    async create(path) {
      await step();
      const file: File = { now: new Uint8Array(), kept: new Uint8Array() };
      folder(dirname(path)).now.set(basename(path), file);
      return fileOf(file);
    },
    async rename(from, to) {
      await step();
      const entry = find(from);
      if (entry === undefined) throw new Error(`no file ${from}`);
      folder(dirname(to)).now.set(basename(to), entry);
      folder(dirname(from)).now.delete(basename(from));
    },
    async remove(path) {
      await step();
      folder(dirname(path)).now.delete(basename(path));
    },
    async syncFolder(path) {
      await step();
      const synced = folder(path);
      if (lie !== 'folder sync') synced.kept = new Map(synced.now);
    },
  };
  return { disk, state };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

const upload = '/upload.csv';
/** The last one lies on the same shelf as `second`. */
const objects = ['first', 'second', 'third', 'fourth', 'metric,start,end\n', 'shelf-mate 443'];

function newDisk(): Folder {
  const root = newFolder();
  const content = bytesOf(objects[4]!);
  root.now.set('upload.csv', { now: content, kept: content });
  root.kept.set('upload.csv', { now: content, kept: content });
  return root;
}

/** Stores all objects in all three ways; `acknowledged` gets each as soon as it is promised. */
async function storeObjects(archive: Archive, acknowledged: Set<string>) {
  const note = (...texts: string[]) => {
    for (const text of texts) acknowledged.add(text);
  };
  const some = [objects[1]!, objects[2]!, objects[1]!, objects[5]!];
  await Promise.all([
    archive.put(bytesOf(objects[0]!)).then(() => note(objects[0]!)),
    archive.putAll(some.map(bytesOf)).then(() => note(...some)),
    archive.put(bytesOf(objects[1]!)).then(() => note(objects[1]!)),
    archive.putFile(upload).then(() => note(objects[4]!)),
  ]);
  await archive.put(bytesOf(objects[0]!));
  await archive.put(bytesOf(objects[3]!)).then(() => note(objects[3]!));
}

/** What is wrong with an archive after the power came back; empty when all is as promised. */
async function wrongs(root: Folder, acknowledged: ReadonlySet<string>): Promise<string[]> {
  const { disk } = diskOf(root);
  const archive = await openFolderArchive('/archive', disk);
  const found: string[] = [];
  for (const text of objects) {
    const state = await archive.verify(hashOf(text));
    if (state === 'damaged') found.push(`${text} is torn`);
    if (state === 'missing' && acknowledged.has(text)) found.push(`${text} is lost`);
  }
  for await (const hash of archive.list()) {
    if (!objects.some((text) => hashOf(text) === hash)) found.push(`${hash} is unknown`);
  }
  if ((await disk.list('/archive/incoming')).length > 0) found.push('incoming was not swept');
  return found;
}

/** Runs `work` on a fresh disk once for every operation, cut there, and looks what is left. */
async function cutEverywhere(
  work: (disk: Disk, acknowledged: Set<string>) => Promise<void>,
  inspect: (root: Folder, acknowledged: ReadonlySet<string>) => Promise<string[]>,
  start: () => Folder,
  { lie = 'none' as Lie, stride = 1 } = {},
) {
  const found = new Set<string>();
  let operations = 0;
  for (let finished = false; !finished; operations += stride) {
    const root = start();
    const acknowledged = new Set<string>();
    const { disk } = diskOf(root, operations, lie);
    finished = await work(disk, acknowledged).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof Cut)) throw error;
        return false;
      },
    );
    const lost = new Set(acknowledged);
    for (const { names, bytes } of aftermaths) {
      const left = afterPowerCut(root, names, bytes);
      for (const wrong of await inspect(left, lost)) found.add(wrong);
    }
  }
  return { operations, wrongs: [...found].sort() };
}

const copyOf = (root: Folder) => afterPowerCut(root, 'kept', 'kept');

async function preparedDisk() {
  const root = newDisk();
  await openFolderArchive('/archive', diskOf(root).disk);
  return () => copyOf(root);
}

const openAndStore = async (disk: Disk, acknowledged: Set<string>) =>
  storeObjects(await openFolderArchive('/archive', disk), acknowledged);

describe('the archive when the power fails', () => {
  it('keeps what it acknowledged and tears nothing, wherever it happens', async () => {
    const cut = await cutEverywhere(openAndStore, wrongs, await preparedDisk());
    expect(cut.wrongs).toEqual([]);
    expect(cut.operations).toBeGreaterThan(25);
  });

  it('also while the archive is made and objects are stored for the first time', async () => {
    // Making the 256 shelves is one operation like another: every third will do.
    const cut = await cutEverywhere(openAndStore, wrongs, newDisk, { stride: 3 });
    expect(cut.wrongs).toEqual([]);
    expect(cut.operations).toBeGreaterThan(280);
  });

  it('keeps an object that an earlier, killed process had stored but not acknowledged', async () => {
    const start = await preparedDisk();
    const { state, disk: whole } = diskOf(start());
    await openAndStore(whole, new Set());
    for (let killedAt = 0; killedAt <= state.done; killedAt += 1) {
      const root = start();
      await openAndStore(diskOf(root, killedAt).disk, new Set()).catch(() => undefined);
      const acknowledged = new Set<string>();
      await openAndStore(diskOf(root).disk, acknowledged);
      expect(acknowledged.size).toBe(objects.length);
      for (const { names, bytes } of aftermaths) {
        expect(await wrongs(afterPowerCut(root, names, bytes), acknowledged)).toEqual([]);
      }
    }
  });

  it('lets a second writer of an object wait for the first, whenever it comes', async () => {
    const start = await preparedDisk();
    const both = async (secondAt: number, operations?: number) => {
      const root = start();
      const { disk, state } = diskOf(root, operations);
      const acknowledged = new Set<string>();
      const archive = await openFolderArchive('/archive', disk);
      await archive.put(bytesOf(objects[5]!));
      const before = state.done;
      const store = () =>
        archive.put(bytesOf(objects[1]!)).then(
          () => acknowledged.add(objects[1]!),
          () => undefined,
        );
      let second: Promise<unknown> | undefined;
      state.onStep = (done) => {
        // A moment later, when the operation itself is done as well.
        if (done === before + secondAt) second = Promise.resolve().then(store);
      };
      await store();
      await second;
      return { root, acknowledged, done: state.done, steps: state.done - before };
    };
    const { steps, done } = await both(Number.NaN);
    expect(steps).toBe(5);
    for (let secondAt = 1; secondAt <= steps; secondAt += 1) {
      for (let operations = done - steps; operations <= done; operations += 1) {
        const { root, acknowledged } = await both(secondAt, operations);
        for (const { names, bytes } of aftermaths) {
          expect(await wrongs(afterPowerCut(root, names, bytes), acknowledged)).toEqual([]);
        }
      }
    }
  });

  it.each([
    ['file sync', 'is torn'],
    ['folder sync', 'is lost'],
  ] as const)('would be caught if it left out a %s', async (lie, caught) => {
    const cut = await cutEverywhere(openAndStore, wrongs, await preparedDisk(), { lie });
    expect(cut.wrongs.join()).toContain(caught);
  });
});
