import type { DeliveryQuestion } from '../contract.ts';
import type { FindingList } from '../rows/finding-list.ts';
import { type ChunkSource, readChunks, TooManyBytes } from './chunks.ts';
import { type Decoded, decoderFor } from './decoder.ts';
import { byteFaultFinding, tooManyBytes } from './faults.ts';
import { type CsvRecord, RecordScanner } from './record-scanner.ts';
import { sniff } from './sniff.ts';

export type RecordSource = ChunkSource & Pick<DeliveryQuestion, 'mapping' | 'limits'>;

/** Filled in while reading. */
export interface RecordNotes {
  /** How many lines ended with a carriage return alone. */
  loneReturns: number;
}

/**
 * The records of a CSV file in lots, read once and in constant memory. What is wrong with the
 * bytes goes to the findings, what is wrong with a record stands in its `fault`. Rejects with a `Fault` when the file
 * cannot be read and with the signal's reason when it is aborted.
 */
export async function* readRecords(
  source: RecordSource,
  findings: FindingList,
  notes: RecordNotes,
): AsyncGenerator<readonly CsvRecord[]> {
  const { mapping, limits } = source;
  const scanner = new RecordScanner(mapping.delimiter, limits);
  const bad = { bytes: 0 };
  try {
    for await (const { decoded, offset, last } of readText(source, findings)) {
      let text = decoded.text;
      const { firstFault } = decoded;
      if (firstFault !== null && bad.bytes === 0) {
        yield takeRecords(scanner, text.slice(0, firstFault.index), false);
        text = text.slice(firstFault.index);
        const at = { ...scanner.place, offset: offset + firstFault.offset };
        findings.add(() => byteFaultFinding(firstFault, at, bad.bytes, mapping.encoding));
      }
      bad.bytes += decoded.faults;
      yield takeRecords(scanner, text, last);
      if (scanner.ended) break;
    }
  } catch (error) {
    if (!(error instanceof TooManyBytes)) throw error;
    findings.add(() => tooManyBytes(limits));
  }
  notes.loneReturns = scanner.loneReturns;
}

function takeRecords(scanner: RecordScanner, text: string, last: boolean): readonly CsvRecord[] {
  scanner.push(text, last);
  const records: CsvRecord[] = [];
  for (let record = scanner.next(); record !== null; record = scanner.next()) {
    records.push(record);
  }
  return records;
}

interface TextPiece {
  readonly decoded: Decoded;
  /** Where in the file the piece's first byte stands. */
  readonly offset: number;
  readonly last: boolean;
}

/** The text of a file in pieces; nothing but a finding for a file that is no text of this kind. */
async function* readText(source: RecordSource, findings: FindingList): AsyncGenerator<TextPiece> {
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
