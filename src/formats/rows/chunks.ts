import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Fault, type Finding } from '../../model/index.ts';
import type { Findings, Limits, RecordSource } from '../contract.ts';

const CHUNK_BYTES = 256 * 1024;

type ChunkSource = Pick<
  RecordSource,
  'path' | 'name' | 'gzip' | 'onProgress' | 'onBytes' | 'signal'
>;

export interface Chunk {
  readonly bytes: Buffer;
  readonly last: boolean;
}

/** Raised instead of reading on when a file has more bytes than allowed. */
export class TooManyBytes extends Error {}

/** The finding for a file that is larger than allowed. */
export function tooManyBytes(most: Limits['bytes']): Omit<Finding, 'file'> {
  return {
    code: 'too-many-bytes',
    message: `The file has more than ${most} bytes`,
    remedy: 'Split it by days into several files.',
  };
}

/** A file as a whole; null after the finding that it is too large for that. */
export async function readWhole(source: RecordSource, findings: Findings): Promise<Buffer | null> {
  const { wholeBytes } = source.limits;
  const parts: Buffer[] = [];
  try {
    for await (const { bytes } of readChunks(source, wholeBytes)) parts.push(Buffer.from(bytes));
  } catch (error) {
    if (!(error instanceof TooManyBytes)) throw error;
    findings.add(() => tooManyBytes(wholeBytes));
    return null;
  }
  return Buffer.concat(parts);
}

/**
 * The bytes of a file in chunks of one buffer that is used again: what is needed later must be
 * copied. All chunks but the last are full; the last may be empty. Throws `TooManyBytes` before
 * reading when the file is larger than `most`, `Fault` when it cannot be read, and the signal's
 * reason when it is aborted.
 */
export async function* readChunks(source: ChunkSource, most: number): AsyncGenerator<Chunk> {
  if (source.gzip === true) {
    yield* unpackedChunks(source);
    return;
  }
  const file = await attempt(source.name, () => open(source.path));
  try {
    const { size } = await attempt(source.name, () => file.stat());
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    let total = 0;
    let length: number;
    do {
      source.signal?.throwIfAborted();
      if (Math.max(size, total) > most) throw new TooManyBytes();
      length = await attempt(source.name, () => fill(file, buffer));
      total += length;
      source.onBytes?.(buffer.subarray(0, length));
      source.onProgress?.(total, Math.max(size, total));
      yield { bytes: buffer.subarray(0, length), last: length < buffer.length };
    } while (length === buffer.length);
  } finally {
    await file.close();
  }
}

async function* unpackedChunks({ path, name }: ChunkSource): AsyncGenerator<Chunk> {
  const unpacked = createReadStream(path)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(createGunzip());
  let held: Buffer | null = null;
  try {
    for await (const bytes of unpacked as AsyncIterable<Buffer>) {
      if (held !== null) yield { bytes: held, last: false };
      held = bytes;
    }
  } catch (error) {
    await attempt(name, () => Promise.reject(error));
  } finally {
    unpacked.destroy();
  }
  yield { bytes: held ?? Buffer.alloc(0), last: true };
}

/** Fills the buffer as far as the file goes; how many bytes it holds then. */
async function fill(file: FileHandle, buffer: Buffer): Promise<number> {
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}

async function attempt<T>(name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const remedy = 'Look whether the file is there and may be read, then try again';
    throw new Fault(`the file ${name} could not be read (${message})`, remedy, { cause });
  }
}
