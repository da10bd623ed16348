import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** One file of a zip file. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** True for what is small already, as most papers are: it is put in as it is. */
  readonly isPacked?: true;
}

/** Zip keeps local times from 1980 on: the same hour in every zone, so that the bytes are the same. */
const fixedTime = new Date(1980, 0, 1);

const bytesAtOnce = 256 * 1024;

/**
 * A zip file, piece by piece: no more than one part and what was made of it lies in memory, and
 * other work has its turn between pieces.
 */
export async function* zipped(parts: AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    made.push(piece);
  });
  for await (const { name, bytes, isPacked } of parts) {
    const file = isPacked === true ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    file.mtime = fixedTime;
    zip.add(file);
    let from = 0;
    do {
      const to = Math.min(from + bytesAtOnce, bytes.length);
      file.push(bytes.subarray(from, to), to === bytes.length);
      from = to;
      yield* made;
      made = [];
      await setImmediate();
    } while (from < bytes.length);
  }
  zip.end();
  yield* made;
}
