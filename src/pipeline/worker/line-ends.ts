import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** A line of a CSV file that ends otherwise than its first line. */
export interface OtherLineEnd {
  /** From 1. */
  readonly line: number;
  readonly end: LineEnd;
  readonly first: LineEnd;
}

type LineEnd = keyof typeof lineEnds;

/** How lines end, in words. */
export const lineEnds = {
  crlf: 'a carriage return and a line feed (CRLF)',
  lf: 'a line feed (LF)',
  cr: 'a carriage return (CR)',
} as const;

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;

/**
 * The first line that ends otherwise than the first one of a CSV file whose quotes are in order;
 * null where all lines end alike. Line breaks inside quotes end no line, and count.
 */
export async function otherLineEnd(path: string, gzip: boolean): Promise<OtherLineEnd | null> {
  const raw = createReadStream(path);
  let [line, isQuoted, isAfterReturn] = [1, false, false];
  let first: LineEnd | null = null;
  for await (const bytes of (gzip ? raw.pipe(createGunzip()) : raw) as AsyncIterable<Buffer>) {
    for (const byte of bytes) {
      const end: LineEnd | null = isAfterReturn ? (byte === LINE_FEED ? 'crlf' : 'cr') : null;
      const here: LineEnd | null = end ?? (byte === LINE_FEED ? 'lf' : null);
      if (here !== null && !isQuoted) {
        first ??= here;
        if (here !== first) return { line, end: here, first };
      }
      if (here !== null) line += 1;
      if (byte === QUOTE) isQuoted = !isQuoted;
      isAfterReturn = byte === RETURN;
    }
  }
  return null;
}
