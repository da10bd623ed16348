import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Fault, UserError } from '../../model/index.ts';
import type { Spool } from '../../spool/index.ts';
import { type ColumnForm, observeForms } from './column-forms.ts';

/** Writes what a spool holds as a CSV file (UTF-8, commas, a header); what its columns hold. */
export async function writeCsv(
  spool: Spool,
  path: string,
  signal: AbortSignal,
): Promise<ColumnForm[]> {
  const forms = observeForms(spool.mark?.columns ?? []);
  await written(path, csvOf(spool, forms.see), signal);
  return forms.seen();
}

/** Copies bytes from a source to a file; more than `mostBytes` are a `UserError`. */
export async function writeBytes(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  mostBytes: number,
  signal: AbortSignal,
): Promise<number> {
  let count = 0;
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      count += chunk.length;
      done(count > mostBytes ? tooMuch(mostBytes) : null, chunk);
    },
  });
  await written(path, Readable.from(bytes, { objectMode: false }).compose(counted), signal);
  return count;
}

export function tooMuch(mostBytes: number): UserError {
  return new UserError({
    code: 'too-much',
    message: `The source gives more than ${mostBytes / 1_000_000} megabytes`,
    remedy: 'Ask it for less, or raise mostMegabytes of the source',
  });
}

async function written(
  path: string,
  bytes: AsyncIterable<Uint8Array | string> | Iterable<string>,
  signal: AbortSignal,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await pipeline(bytes, createWriteStream(path), { signal });
  } catch (error) {
    if (error instanceof Fault || error instanceof UserError || signal.aborted) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new Fault(`${path} could not be written: ${message}`, 'Look at the disk and its room', {
      cause: error,
    });
  }
}

const lineLot = 1000;

function* csvOf(spool: Spool, see: (row: readonly (string | null)[]) => void): Iterable<string> {
  const { mark } = spool;
  if (mark === null) return;
  let lines = [lineOf(mark.columns)];
  for (const row of spool.rows()) {
    see(row);
    lines.push(lineOf(row));
    if (lines.length < lineLot) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}

/** A record as RFC 4180 has it; a single empty cell is quoted, or the line would be blank. */
function lineOf(cells: readonly (string | null)[]): string {
  if (cells.length === 1 && (cells[0] ?? '') === '') return '""\n';
  return `${cells.map((cell) => quoted(cell ?? '')).join(',')}\n`;
}

function quoted(cell: string): string {
  return /["\r\n,]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
