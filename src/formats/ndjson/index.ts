import type { Findings, Format, RecordSource, TableRecord } from '../contract.ts';
import { headerRecord, recordOf } from '../rows/cell-text.ts';
import { readChunks, TooManyBytes, tooManyBytes } from '../rows/chunks.ts';
import { parsedExactly } from '../rows/parsed-exactly.ts';

/** NDJSON: one object a line, in constant memory; the first line names the columns. */
export const ndjson: Format = { name: 'ndjson', records };

async function* records(
  source: RecordSource,
  findings: Findings,
): AsyncGenerator<readonly TableRecord[]> {
  const { limits } = source;
  let names: readonly string[] | null = null;
  try {
    for await (const lines of linesOf(source)) {
      const lot: TableRecord[] = [];
      for (const { text, line } of lines) {
        if (text?.trim() === '') continue;
        const values = objectOf(text, line, limits.recordLength);
        if ('fault' in values) {
          lot.push({ fields: [], line, fault: values.fault });
          if (names === null) return yield lot;
          continue;
        }
        if (names === null) {
          names = Object.keys(values.object);
          lot.push(headerRecord(names, line));
        }
        lot.push(recordOf(values.object, names, line));
      }
      yield lot;
    }
  } catch (error) {
    if (!(error instanceof TooManyBytes)) throw error;
    findings.add(() => tooManyBytes(limits.bytes));
  }
}

interface Line {
  /** Null: it is not in UTF-8. */
  readonly text: string | null;
  readonly line: number;
}

const lineFeed = 0x0a;

async function* linesOf(source: RecordSource): AsyncGenerator<readonly Line[]> {
  const { recordLength, bytes: most } = source.limits;
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  for await (const { bytes, last } of readChunks(source, most)) {
    const whole = Buffer.concat([rest, bytes]);
    const lines: Line[] = [];
    let start = 0;
    for (let end = whole.indexOf(lineFeed); end !== -1; end = whole.indexOf(lineFeed, start)) {
      lines.push({ text: textOf(whole.subarray(start, end)), line: line++ });
      start = end + 1;
    }
    rest = whole.subarray(start);
    // Four bytes a character at most; what is longer still is refused by its length.
    const tooLong = rest.length > recordLength * 4;
    if (last || tooLong) lines.push({ text: textOf(rest), line });
    yield lines;
    if (tooLong) return;
  }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

type Found =
  | { readonly object: Record<string, unknown> }
  | { readonly fault: NonNullable<TableRecord['fault']> };

function objectOf(text: string | null, line: number, recordLength: number): Found {
  const refused = (code: string, message: string, remedy: string): Found => ({
    fault: () => ({ code, message, remedy, line }),
  });
  if (text === null) {
    return refused('invalid-byte', 'The line is not in UTF-8', 'Export the file again as UTF-8.');
  }
  if (text.length > recordLength) {
    const message = `The row has more than ${recordLength} characters. What follows was not read`;
    return refused('record-too-long', message, 'Look for missing line breaks.');
  }
  const parsed = parsedExactly(text);
  if ('broken' in parsed) {
    return refused('broken-json', parsed.broken.message, 'Write one JSON object on each line.');
  }
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused(
      'not-an-object',
      'The line holds no object',
      'Write one JSON object on each line.',
    );
  }
  return { object: value as Record<string, unknown> };
}
