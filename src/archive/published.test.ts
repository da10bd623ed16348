import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CityIndex, canonicalJson, Fault } from '../model/index.ts';
import { type Archive, openFolderArchive, openSnapshots } from './index.ts';

const index = (city: string, name: string, dates: readonly string[]): CityIndex => ({
  city,
  name,
  boards: dates.map((date) => ({
    date,
    board: 'b'.repeat(64),
    knownOn: `${date}T00:00:00-05:00`,
    publishedAt: `${date}T06:00:00-05:00`,
  })),
});
const stored = (archive: Archive, value: unknown) =>
  archive.put(new TextEncoder().encode(canonicalJson(value)));

let folder: string;
let archive: Archive;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'published-'));
  archive = await openFolderArchive(join(folder, 'archive'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('published snapshots', () => {
  it('has no cities, and makes no folder, before anything was published', async () => {
    const snapshots = openSnapshots(archive, join(folder, 'published'));
    expect(await snapshots.cities()).toEqual([]);
    expect(await snapshots.index('boston')).toBeUndefined();
    expect(await readdir(folder)).toEqual(['archive']);
  });

  it('shows the newest index of every city that has a board', async () => {
    const snapshots = openSnapshots(archive, join(folder, 'published'));
    const newest = index('boston', 'Boston', ['2025-01-02', '2025-01-03']);
    await Promise.all([
      snapshots.writeIndex(index('san-jose', 'San José', ['2025-01-02'])),
      snapshots.writeIndex(index('boston', 'Boston', ['2025-01-02'])),
      snapshots.writeIndex(newest),
      snapshots.writeIndex(index('boston-311', 'Boston 311', ['2025-01-02'])),
      snapshots.writeIndex(index('empty', 'Empty', [])),
    ]);
    expect(await snapshots.cities()).toEqual([
      { slug: 'boston', name: 'Boston' },
      { slug: 'boston-311', name: 'Boston 311' },
      { slug: 'san-jose', name: 'San José' },
    ]);
    expect(await snapshots.index('boston')).toEqual(newest);
    expect((await readdir(join(folder, 'published'))).sort()).toEqual([
      'boston-311.json',
      'boston.json',
      'empty.json',
      'san-jose.json',
    ]);
  });

  it('sees at once what another process has published', async () => {
    const reader = openSnapshots(archive, join(folder, 'published'));
    const writer = openSnapshots(archive, join(folder, 'published'));
    for (const day of ['2025-01-02', '2025-01-03', '2025-01-04']) {
      await writer.writeIndex(index('boston', 'Boston', [day]));
      expect((await reader.index('boston'))?.boards[0]?.date).toBe(day);
    }
  });

  it('gives a document by its hash, and only as what it is', async () => {
    const snapshots = openSnapshots(archive, join(folder, 'published'));
    const receipt = { format: 'civicstat-receipt-1', city: 'boston' };
    const hash = await stored(archive, receipt);
    for (const _ of ['read', 'cached']) {
      expect(await snapshots.receipt(hash)).toEqual(receipt);
      expect(await snapshots.board(hash)).toBeUndefined();
      expect(await snapshots.definitions(hash)).toBeUndefined();
    }
    const upload = await archive.put(new TextEncoder().encode('metric,start,end\n'));
    expect(await snapshots.receipt(upload)).toBeUndefined();
    expect(await snapshots.receipt(await stored(archive, null))).toBeUndefined();
  });

  it.each(['../secret', '..', '', 'a/b', '.boston.json.new', 'BOSTON', 'a\0b', 'x'.repeat(101)])(
    'never touches the file system for %j',
    async (name) => {
      await writeFile(join(folder, 'secret.json'), canonicalJson(index('../secret', 'Secret', [])));
      const snapshots = openSnapshots(archive, join(folder, 'published'));
      expect(await snapshots.index(name)).toBeUndefined();
      expect(await snapshots.board(name)).toBeUndefined();
      await expect(snapshots.writeIndex(index(name, 'Secret', []))).rejects.toThrow(TypeError);
    },
  );

  it('is a fault when a file or an object is damaged', async () => {
    const snapshots = openSnapshots(archive, join(folder, 'published'));
    await snapshots.writeIndex(index('boston', 'Boston', ['2025-01-02']));
    await writeFile(join(folder, 'published', 'boston.json'), '{"city":"boston"');
    await expect(snapshots.index('boston')).rejects.toThrow(Fault);
    const hash = await stored(archive, { format: 'civicstat-board-1' });
    await writeFile(archive.path(hash), '{}');
    await expect(snapshots.board(hash)).rejects.toThrow(Fault);
  });
});
