import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Header } from 'tar';

/** What a backup says of itself. */
export interface Manifest {
  readonly format: 'civicstat-backup-1';
  /** When it was made: an instant in UTC. */
  readonly created: string;
  /** SHA-256 of the state store's file. */
  readonly stateHash: string;
}

const objectPath = /^archive\/objects\/[0-9a-f]{2}\/[0-9a-f]{64}$/;

/** True for an archived object's path inside a backup. */
export function isObject(path: string): boolean {
  return objectPath.test(path.replaceAll('\\', '/'));
}

const sealName = 'seal.sha256';

/** True for every entry that a backup may hold. */
export function isExpected({ path, type }: { path: string; type: string }): boolean {
  if (type === 'Directory') return /^archive\/objects(\/[0-9a-f]{2})?\/?$/.test(path);
  return (
    type === 'File' && (isObject(path) || ['manifest.json', 'state.db', sealName].includes(path))
  );
}

const block = 512;
/** A tar file ends with two empty blocks. */
const endBytes = 2 * block;
const sealBytes = 2 * block + endBytes;

/** The last entry of a backup and the end of the file: the hash of all bytes before. */
function sealOf(hash: string): Buffer {
  const content = `${hash}\n`;
  const seal = Buffer.alloc(sealBytes);
  const header = new Header({ path: sealName, mode: 0o644, size: content.length, type: 'File' });
  header.encode(seal, 0);
  seal.write(content, block);
  return seal;
}

/** Ends a tar file with the hash of its bytes, and makes it safe on the disk. The file's size. */
export async function seal(path: string): Promise<number> {
  const handle = await open(path, 'r+');
  try {
    const end = (await handle.stat()).size - endBytes;
    const bytes = sealOf(await fileHash(path, end));
    await handle.write(bytes, 0, bytes.length, end);
    await handle.sync();
    return end + bytes.length;
  } finally {
    await handle.close();
  }
}

/** True when every byte of the file is as it was when it was sealed. */
export async function isSealed(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const end = (await handle.stat()).size - sealBytes;
    if (end < 0) return false;
    const found = Buffer.alloc(sealBytes);
    await handle.read(found, 0, sealBytes, end);
    return found.equals(sealOf(await fileHash(path, end)));
  } finally {
    await handle.close();
  }
}

/** The SHA-256 of a file, or of its first so many bytes. */
export async function fileHash(path: string, bytes = Number.POSITIVE_INFINITY): Promise<string> {
  const hash = createHash('sha256');
  if (bytes === 0) return hash.digest('hex');
  for await (const chunk of createReadStream(path, { end: bytes - 1 })) {
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
