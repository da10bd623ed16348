import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../model/index.ts';
import { type Archive, MissingObject, nodeDisk, openFolderArchive, sha256Hex } from './index.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

let folder: string;
let archive: Archive;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
  archive = await openFolderArchive(join(folder, 'archive'));
});
afterEach(() => rm(folder, { recursive: true }));

async function listed(from: Archive): Promise<string[]> {
  const hashes: string[] = [];
  for await (const hash of from.list()) hashes.push(hash);
  return hashes;
}

describe('the folder archive', () => {
  it('names an object by the SHA-256 of its bytes', async () => {
    const hash = await archive.put(bytesOf('abc'));
    expect(hash).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(archive.path(hash)).toBe(join(folder, 'archive', 'objects', 'ba', hash));
    expect(new TextDecoder().decode(await archive.get(hash))).toBe('abc');
    expect(await archive.verify(hash)).toBe('sound');
  });

  it('gives back whatever was put, in the order given, listed in order', async () => {
    const objects = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(objects, async (given) => {
        const hashes = await archive.putAll(given);
        expect(hashes).toEqual(given.map(sha256Hex));
        for (const [index, hash] of hashes.entries()) {
          expect(Buffer.from(await archive.get(hash)).equals(given[index]!)).toBe(true);
        }
      }),
      { numRuns: 10 },
    );
    const hashes = await listed(archive);
    expect(hashes).toEqual([...new Set(hashes)].sort());
  });

  it('does no work for an object that is there', async () => {
    let creations = 0;
    const counting = {
      ...nodeDisk,
      create: (path: string) => {
        creations += 1;
        return nodeDisk.create(path);
      },
    };
    const counted = await openFolderArchive(join(folder, 'counted'), counting);
    await counted.putAll([bytesOf('a'), bytesOf('b'), bytesOf('a')]);
    expect(creations).toBe(2);
    await counted.putAll([bytesOf('a'), bytesOf('b')]);
    expect(creations).toBe(2);
  });

  it('streams a large file in and tells how far it is', async () => {
    const content = Buffer.alloc(3_500_000, 'civicstat ');
    const path = join(folder, 'large.csv');
    await writeFile(path, content);
    const progress: number[] = [];
    const stored = await archive.putFile(path, (bytes) => progress.push(bytes));
    expect(stored).toEqual({
      hash: createHash('sha256').update(content).digest('hex'),
      bytes: 3_500_000,
    });
    expect(progress).toEqual([1 << 20, 2 << 20, 3 << 20, 3_500_000]);
    expect((await stat(archive.path(stored.hash))).size).toBe(3_500_000);
    expect(await archive.putFile(path)).toEqual(stored);
    expect(await readdir(join(folder, 'archive', 'incoming'))).toEqual([]);
  });

  it('says which file it could not read, and leaves nothing behind', async () => {
    const path = join(folder, 'absent.csv');
    await expect(archive.putFile(path)).rejects.toThrow(`the file ${path} could not be read`);
    expect(await readdir(join(folder, 'archive', 'incoming'))).toEqual([]);
  });

  it('tells a missing object from a damaged one, and mends one of the wrong size', async () => {
    const absent = sha256Hex('never stored');
    await expect(archive.get(absent)).rejects.toThrow(MissingObject);
    expect(await archive.verify(absent)).toBe('missing');
    expect(await archive.has(absent)).toBe(false);

    const hash = await archive.put(bytesOf('a delivery'));
    await writeFile(archive.path(hash), 'A delivery');
    expect(await archive.verify(hash)).toBe('damaged');
    await expect(archive.get(hash)).rejects.toThrow(Fault);
    await expect(archive.get(hash)).rejects.not.toThrow(MissingObject);

    await truncate(archive.path(hash), 3);
    await archive.put(bytesOf('a delivery'));
    expect(await archive.verify(hash)).toBe('sound');
  });

  it.each(['', '../../etc/passwd', `../${'a'.repeat(61)}`, 'A'.repeat(64), `${'a'.repeat(64)}\n`])(
    'knows no object named %j',
    async (name) => {
      expect(() => archive.path(name)).toThrow(MissingObject);
      await expect(archive.get(name)).rejects.toThrow(MissingObject);
      expect(await archive.has(name)).toBe(false);
      expect(await archive.verify(name)).toBe('missing');
    },
  );

  it('sweeps what a crash left on its way in, and keeps the objects', async () => {
    const hash = await archive.put(bytesOf('kept'));
    await writeFile(join(folder, 'archive', 'incoming', '7'), 'half of a del');
    const again = await openFolderArchive(join(folder, 'archive'));
    expect(await listed(again)).toEqual([hash]);
    // A reader leaves alone what the writer may be busy with.
    expect(await readdir(join(folder, 'archive', 'incoming'))).toEqual(['7']);
    await again.put(bytesOf('new'));
    expect(await readdir(join(folder, 'archive', 'incoming'))).toEqual([]);
    expect(await archive.verify(hash)).toBe('sound');
  });

  it('lists objects only', async () => {
    const hash = await archive.put(bytesOf('x'));
    await writeFile(join(folder, 'archive', 'objects', '.DS_Store'), '');
    await writeFile(join(folder, 'archive', 'objects', hash.slice(0, 2), '.DS_Store'), '');
    expect(await listed(archive)).toEqual([hash]);
  });

  it('is a fault when the disk cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(openFolderArchive(join(folder, 'file', 'archive'))).rejects.toThrow(Fault);
    const full = {
      ...nodeDisk,
      create: async () => {
        throw Object.assign(new Error('ENOSPC: no space left on device, open'), {
          code: 'ENOSPC',
          syscall: 'open',
        });
      },
    };
    const crowded = await openFolderArchive(join(folder, 'full'), full);
    await expect(crowded.put(bytesOf('x'))).rejects.toThrow(Fault);
    expect(await crowded.has(sha256Hex('x'))).toBe(false);
  });
});
