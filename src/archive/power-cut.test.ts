import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Archive, Disk, DiskFile } from './index.ts';
import { openFolderArchive, openSnapshots } from './index.ts';

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

/** A process's view of the disk: after `operations` operations it never answers again. */
function diskOf(root: Folder, operations = Number.POSITIVE_INFINITY, lie: Lie = 'none') {
  const state = { done: 0, onStep: (_done: number) => {} };
  const step = async () => {
    // Gives way, so that parallel writes interleave.
    await Promise.resolve();
    if (state.done >= operations) await new Promise(() => {});
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
      if (find(path) !== undefined) throw new Error(`there is a ${path}`);
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
  await archive.put(bytesOf('written after the power came back'));
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
    finished = await comesToAnEnd(work(disk, acknowledged));
    for (const { names, bytes } of aftermaths) {
      const left = afterPowerCut(root, names, bytes);
      for (const wrong of await inspect(left, acknowledged)) found.add(wrong);
    }
  }
  return { operations, wrongs: [...found].sort() };
}

/** False when the work waits for a disk that does not answer: here nothing else takes time. */
async function comesToAnEnd(work: Promise<unknown>): Promise<boolean> {
  return Promise.race([work.then(() => true), setImmediate(false)]);
}

async function moments(count: number) {
  for (let moment = 0; moment < count; moment += 1) await Promise.resolve();
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
      await comesToAnEnd(openAndStore(diskOf(root, killedAt).disk, new Set()));
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
    const both = async (secondAt: number, delay: number, operations: number) => {
      const root = start();
      const { disk, state } = diskOf(root, operations);
      const acknowledged = new Set<string>();
      const archive = await openFolderArchive('/archive', disk);
      // The shelf is in use, so that nothing but the object itself can be in doubt.
      await archive.put(bytesOf(objects[5]!));
      const before = state.done;
      const store = () =>
        archive.put(bytesOf(objects[1]!)).then(() => acknowledged.add(objects[1]!));
      state.onStep = (done) => {
        if (done === before + secondAt) void moments(delay).then(store);
      };
      await comesToAnEnd(store());
      return { root, acknowledged, before };
    };
    const { before, acknowledged } = await both(0, 0, Number.POSITIVE_INFINITY);
    expect(acknowledged.size).toBe(1);
    for (const secondAt of [1, 2, 3, 4, 5]) {
      for (const cutAt of [1, 2, 3, 4, 5]) {
        for (const delay of [0, 1, 2, 3, 4, 5]) {
          const left = await both(secondAt, delay, before + cutAt);
          const wrong = await wrongs(afterPowerCut(left.root, 'kept', 'kept'), left.acknowledged);
          expect(wrong).toEqual([]);
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

describe('the published index when the power fails', () => {
  const boards = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      date: `2025-01-0${index + 1}`,
      board: 'b'.repeat(64),
      knownOn: '2025-01-01T00:00:00Z',
      publishedAt: '2025-01-01T00:00:00Z',
    }));
  const publish = async (disk: Disk, acknowledged: Set<string>) => {
    const snapshots = openSnapshots(await openFolderArchive('/archive', disk), '/published', disk);
    for (const count of [1, 2, 3]) {
      await snapshots.writeIndex({ city: 'boston', name: 'Boston', boards: boards(count) });
      acknowledged.add(String(count));
    }
  };
  const inspect = async (root: Folder, acknowledged: ReadonlySet<string>) => {
    const { disk } = diskOf(root);
    const snapshots = openSnapshots(await openFolderArchive('/archive', disk), '/published', disk);
    const found = (await snapshots.index('boston').catch(() => 'torn')) ?? 'absent';
    if (typeof found !== 'string') {
      return found.boards.length < acknowledged.size ? ['an old index came back'] : [];
    }
    return found === 'absent' && acknowledged.size === 0 ? [] : [`the index is ${found}`];
  };

  it('is the old one or the new one, and the new one once acknowledged', async () => {
    const cut = await cutEverywhere(publish, inspect, await preparedDisk());
    expect(cut.wrongs).toEqual([]);
    expect(cut.operations).toBeGreaterThan(15);
  });

  it.each([
    ['file sync', 'the index is torn'],
    ['folder sync', 'the index is absent'],
  ] as const)('would be caught if it left out a %s', async (lie, caught) => {
    const cut = await cutEverywhere(publish, inspect, await preparedDisk(), { lie });
    expect(cut.wrongs).toContain(caught);
  });
});
