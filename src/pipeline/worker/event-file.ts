import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { EventsFile } from '../../facts/events.ts';

/** What the first bytes of a file say of its kind. */
export type EventsFormat = Pick<EventsFile, 'format' | 'gzip'>;

const gzipMark = Buffer.from('1f8b', 'hex');
const parquetMark = Buffer.from('PAR1');

/** Tells Parquet, NDJSON and CSV apart by their first bytes, packed by gzip or not. */
export async function formatOf(path: string): Promise<EventsFormat> {
  const head = await firstBytes(path);
  if (head.subarray(0, 4).equals(parquetMark)) return { format: 'parquet', gzip: false };
  const gzip = head.subarray(0, 2).equals(gzipMark);
  const text = (gzip ? await firstUnpacked(path) : head).toString('utf8');
  return { format: /^\uFEFF?\s*\{/.test(text) ? 'ndjson' : 'csv', gzip };
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function firstUnpacked(path: string): Promise<Buffer> {
  const packed = createReadStream(path);
  try {
    for await (const bytes of packed.pipe(createGunzip()) as AsyncIterable<Buffer>) return bytes;
  } catch {
    // What cannot be unpacked is told by the reader of the whole file.
  } finally {
    packed.destroy();
  }
  return Buffer.alloc(0);
}

/** What the bytes of a file come to. */
export interface FileTotals {
  /** SHA-256 of the bytes as they lie. */
  readonly content: string;
  /** Lines of the text, the last one too where no line feed ends it. */
  readonly lines: number;
}

const LINE_FEED = 0x0a;

/** Reads all bytes of a file once more beside the engine's reader: their hash, and the lines. */
export async function totalsOf(path: string, gzip: boolean): Promise<FileTotals> {
  const hash = createHash('sha256');
  const raw = createReadStream(path, { highWaterMark: 1024 * 1024 });
  raw.on('data', (bytes) => hash.update(bytes));
  let lines = 0;
  let last = LINE_FEED;
  for await (const bytes of (gzip ? raw.pipe(createGunzip()) : raw) as AsyncIterable<Buffer>) {
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1))
      lines += 1;
    last = bytes.at(-1) ?? last;
  }
  if (last !== LINE_FEED) lines += 1;
  return { content: hash.digest('hex'), lines };
}
