import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Fault, type Instant } from '../../model/index.ts';
import { syncFolder } from '../data-folder.ts';

/** A file that was sent; its bytes are safe on the disk. */
export interface ReceivedFile {
  /** Nobody can guess it. */
  readonly id: string;
  /** As the sender calls it. */
  readonly name: string;
  readonly bytes: number;
  /** Of a file that came in parts: when the sender's file last changed, in milliseconds. */
  readonly modified?: number;
}

/** Files that nobody took in or came back to for so long are removed. */
const keptMilliseconds = 24 * 60 * 60 * 1000;

/** Room that must be left on the disk for everything else. */
const roomBytes = 256 * 1024 ** 2;

const idForm = /^[0-9a-f]{32}$/;

/** Where the bytes of an upload lie. The id must be one that `receiveFile` was given. */
export function uploadPath(folder: string, id: string): string {
  return join(folder, `${id}.bytes`);
}

function notePath(folder: string, id: string): string {
  return join(folder, `${id}.json`);
}

/** Whether a file of so many bytes would leave enough room on the disk. */
export async function hasRoomFor(folder: string, bytes: number): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= bytes + roomBytes;
}

/** Writes a stream to the folder in constant memory, and makes it safe on the disk. */
export async function receiveFile(
  folder: string,
  { id, name }: Pick<ReceivedFile, 'id' | 'name'>,
  bytes: Readable,
): Promise<ReceivedFile> {
  await mkdir(folder, { recursive: true });
  const path = uploadPath(folder, id);
  const file: WriteStream = createWriteStream(path, { flags: 'wx', flush: true, mode: 0o600 });
  try {
    await writing(async () => {
      await pipeline(bytes, file);
      await syncFolder(folder);
    });
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { id, name, bytes: file.bytesWritten };
}

async function writing(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOSPC' && code !== 'EIO' && code !== 'EDQUOT') throw error;
    throw new Fault('the uploaded file could not be written', 'Look at the disk and its room', {
      cause: error,
    });
  }
}

/**
 * Puts a part that was received behind the first `from` bytes of an upload, over whatever a stopped
 * try left there, makes it safe on the disk, and removes the part.
 */
export async function joinPart(
  folder: string,
  id: string,
  part: ReceivedFile,
  from: number,
): Promise<void> {
  await writing(async () => {
    const flags = from === 0 ? 'w' : 'r+';
    await pipeline(
      createReadStream(uploadPath(folder, part.id)),
      createWriteStream(uploadPath(folder, id), { flags, start: from, flush: true, mode: 0o600 }),
    );
    await syncFolder(folder);
  });
  await removeUpload(folder, part.id);
}

/** Keeps what is known of an upload beside its bytes; JSON. */
export async function writeNote(folder: string, id: string, note: unknown): Promise<void> {
  const path = notePath(folder, id);
  await writeFile(`${path}.new`, JSON.stringify(note), { flush: true, mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** What `writeNote` kept; null when there is no such upload. */
export async function readNote(folder: string, id: string): Promise<unknown> {
  if (!idForm.test(id)) return null;
  try {
    return JSON.parse(await readFile(notePath(folder, id), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** All that `writeNote` kept. */
export async function readNotes(folder: string): Promise<unknown[]> {
  const ids = (await namesIn(folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length));
  const notes = await Promise.all(ids.map((id) => readNote(folder, id)));
  return notes.filter((note) => note !== null);
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

/** Removes an upload; one that is not there is removed already. */
export async function removeUpload(folder: string, id: string): Promise<void> {
  if (!idForm.test(id)) return;
  await rm(notePath(folder, id), { force: true });
  await rm(uploadPath(folder, id), { force: true });
}

/** Removes what was abandoned: files that nothing was done with for a day. */
export async function sweepUploads(folder: string, now: Instant): Promise<void> {
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found === null || now / 1000 - found.mtimeMs < keptMilliseconds) continue;
    await rm(path, { force: true });
  }
}
