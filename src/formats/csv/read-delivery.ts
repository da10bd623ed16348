import type { DeliveredTargetRow, Observation } from '../../model/index.ts';
import type { DeliveryQuestion, DeliveryReading, Format } from '../contract.ts';
import { FindingList } from '../rows/finding-list.ts';
import { observationReader } from '../rows/observation-reader.ts';
import { targetReader } from '../rows/target-reader.ts';
import { type RecordNotes, type RecordSource, readRecords } from './records.ts';
import { type ReaderFor, Table } from './table.ts';

const BATCH_ROWS = 10_000;

/** Reads CSV as RFC 4180 has it, with the delimiter and encoding of the mapping. */
export const csv: Format = {
  readDelivery: async (question, onRows) =>
    question.kind === 'observations'
      ? readRows(question, observationReader, (rows) => onRows({ kind: 'observations', rows }))
      : readRows(question, targetReader, (rows) => onRows({ kind: 'targets', rows })),
  linesOfRows,
};

async function readRows<Row extends Observation | DeliveredTargetRow>(
  question: DeliveryQuestion,
  readerFor: ReaderFor<Row>,
  onBatch: (rows: readonly Row[]) => Promise<void>,
): Promise<DeliveryReading> {
  const findings = new FindingList(question.name, question.limits.findings);
  const notes: RecordNotes = { loneReturns: 0 };
  const table = new Table(question, readerFor, findings);
  let batch: Row[] = [];
  const handOn = async () => {
    if (findings.total === 0 && batch.length > 0) await onBatch(batch);
    batch = [];
  };
  for await (const records of readRecords(question, findings, notes)) {
    for (const record of records) {
      const row = table.take(record);
      if (row !== null) batch.push(row);
      if (batch.length === BATCH_ROWS) await handOn();
    }
    if (table.ended) break;
  }
  table.end();
  await handOn();
  const notices = table.notices();
  if (notes.loneReturns > 0) {
    notices.push(
      `${notes.loneReturns} lines end with a carriage return alone, as old Macintosh files do; each was taken as the end of its line.`,
    );
  }
  return { rows: table.rows, findings: findings.list(), notices };
}

/** See `Format.linesOfRows`; of any table with these rows. */
export async function linesOfRows(
  question: RecordSource,
  rows: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const wanted = new Set(rows);
  const lines = new Map<number, number>();
  const findings = new FindingList(question.name, 0);
  let row = question.mapping.header ? -1 : 0;
  for await (const records of readRecords(question, findings, { loneReturns: 0 })) {
    for (const { line } of records) {
      row += 1;
      if (wanted.has(row) && row > 0) lines.set(row, line);
    }
    if (lines.size === wanted.size) break;
  }
  return lines;
}
