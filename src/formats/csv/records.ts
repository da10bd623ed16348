import type { Findings, Format, Limits, RecordSource, TableRecord } from '../contract.ts';
import { readChunks, TooManyBytes, tooManyBytes } from '../rows/chunks.ts';
import { type Decoded, decoderFor } from './decoder.ts';
import { byteFaultFinding, recordFaultFinding } from './faults.ts';
import { RecordScanner } from './record-scanner.ts';
import { sniff } from './sniff.ts';

/** Reads CSV as RFC 4180 has it, with the delimiter and encoding of the mapping, in constant memory. */
export const csv: Format = { name: 'csv', records };

async function* records(
  source: RecordSource,
  findings: Findings,
  note: (sentence: string) => void,
): AsyncGenerator<readonly TableRecord[]> {
  const { mapping, limits } = source;
  const scanner = new RecordScanner(mapping.delimiter, limits);
  const bad = { bytes: 0 };
  try {
    for await (const { decoded, offset, last } of readText(source, findings)) {
      let text = decoded.text;
      const { firstFault } = decoded;
      if (firstFault !== null && bad.bytes === 0) {
        yield takeRecords(scanner, text.slice(0, firstFault.index), false, limits);
        text = text.slice(firstFault.index);
        const at = { ...scanner.place, offset: offset + firstFault.offset };
        findings.add(() => byteFaultFinding(firstFault, at, bad.bytes, mapping.encoding));
      }
      bad.bytes += decoded.faults;
      yield takeRecords(scanner, text, last, limits);
      if (scanner.ended) break;
    }
  } catch (error) {
    if (!(error instanceof TooManyBytes)) throw error;
    findings.add(() => tooManyBytes(limits.bytes));
  }
  if (scanner.loneReturns > 0) {
    note(
      `${scanner.loneReturns} lines end with a carriage return alone, as old Macintosh files do; each was taken as the end of its line.`,
    );
  }
}

function takeRecords(
  scanner: RecordScanner,
  text: string,
  last: boolean,
  limits: Limits,
): readonly TableRecord[] {
  scanner.push(text, last);
  const taken: TableRecord[] = [];
  for (let record = scanner.next(); record !== null; record = scanner.next()) {
    const { fault } = record;
    taken.push(
      fault === null
        ? { fields: record.fields, line: record.line, fault }
        : { ...record, fault: () => recordFaultFinding(fault, limits) },
    );
  }
  return taken;
}

interface TextPiece {
  readonly decoded: Decoded;
  /** Where in the file the piece's first byte stands. */
  readonly offset: number;
  readonly last: boolean;
}

/** The text of a file in pieces; nothing but a finding for a file that is no text of this kind. */
async function* readText(source: RecordSource, findings: Findings): AsyncGenerator<TextPiece> {
  const { encoding } = source.mapping;
  const decoder = decoderFor(encoding);
  let offset = 0;
  let begun = false;
  for await (const chunk of readChunks(source, source.limits.bytes)) {
    let bytes = chunk.bytes;
    if (!begun) {
      const mark = sniff(bytes, encoding);
      if (typeof mark !== 'number') return findings.add(() => mark);
      bytes = bytes.subarray(mark);
      offset = mark;
      begun = true;
    }
    const start = offset - decoder.held();
    offset += bytes.length;
    yield { decoded: decoder.decode(bytes, chunk.last), offset: start, last: chunk.last };
  }
}
