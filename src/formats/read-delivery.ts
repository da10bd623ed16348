import type { DeliveredTargetRow, Observation } from '../model/index.ts';
import type {
  DeliveredRows,
  DeliveryQuestion,
  DeliveryReading,
  Format,
  RecordSource,
} from './contract.ts';
import { csv } from './csv/index.ts';
import { json } from './json/index.ts';
import { ndjson } from './ndjson/index.ts';
import { parquet } from './parquet/index.ts';
import { FindingList } from './rows/finding-list.ts';
import { observationReader } from './rows/observation-reader.ts';
import { type ReaderFor, Table } from './rows/table.ts';
import { targetReader } from './rows/target-reader.ts';
import { xlsx } from './xlsx/index.ts';

const BATCH_ROWS = 10_000;

/** The formats, one line a member. */
const formats: readonly Format[] = [csv, xlsx, json, ndjson, parquet];

function formatOf({ mapping }: RecordSource): Format {
  const name = mapping.format ?? 'csv';
  const found = formats.find((format) => format.name === name);
  if (found === undefined) throw new RangeError(`there is no format ${name}`);
  return found;
}

/**
 * Reads a delivery and hands its rows on in batches, in the order of the file, waiting for each. No
 * batch is handed on after the first finding. The rows depend on the bytes, mapping, zone and
 * arrival only. Rejects with a `Fault` when the file cannot be read and with the signal's reason
 * when it is aborted.
 */
export function readDelivery(
  question: DeliveryQuestion,
  onRows: (batch: DeliveredRows) => Promise<void>,
): Promise<DeliveryReading> {
  return question.kind === 'observations'
    ? readRows(question, observationReader, (rows) => onRows({ kind: 'observations', rows }))
    : readRows(question, targetReader, (rows) => onRows({ kind: 'targets', rows }));
}

async function readRows<Row extends Observation | DeliveredTargetRow>(
  question: DeliveryQuestion,
  readerFor: ReaderFor<Row>,
  onBatch: (rows: readonly Row[]) => Promise<void>,
): Promise<DeliveryReading> {
  const findings = new FindingList(question.name, question.limits.findings);
  const notes: string[] = [];
  const table = new Table(question, readerFor, findings);
  let batch: Row[] = [];
  const handOn = async () => {
    if (findings.total === 0 && batch.length > 0) await onBatch(batch);
    batch = [];
  };
  const { records: recordsOf } = formatOf(question);
  for await (const records of recordsOf(question, findings, (note) => notes.push(note))) {
    for (const record of records) {
      const row = table.take(record);
      if (row !== null) batch.push(row);
      if (batch.length === BATCH_ROWS) await handOn();
    }
    if (table.ended) break;
  }
  table.end();
  await handOn();
  return { rows: table.rows, findings: findings.list(), notices: [...table.notices(), ...notes] };
}

/**
 * The first records of a file as they stand in it, the header among them; fewer where it is shorter
 * or cannot be read so far. For a person to look at.
 */
export async function firstRecords(
  question: RecordSource,
  most: number,
): Promise<readonly (readonly string[])[]> {
  const findings = new FindingList(question.name, 0);
  const first: (readonly string[])[] = [];
  for await (const records of formatOf(question).records(question, findings, () => undefined)) {
    for (const { fields, fault } of records) {
      if (fault !== null || first.length === most) return first;
      first.push(fields);
    }
    if (first.length === most) break;
  }
  return first;
}

/**
 * The lines at which rows of a delivery without findings begin. Rows count from 1 in the order in
 * which they were handed on; rows that do not exist are left out. Reads the file again.
 */
export async function linesOfRows(
  question: RecordSource,
  rows: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const wanted = new Set(rows);
  const lines = new Map<number, number>();
  const findings = new FindingList(question.name, 0);
  let row = question.mapping.header ? -1 : 0;
  for await (const records of formatOf(question).records(question, findings, () => undefined)) {
    for (const { line } of records) {
      row += 1;
      if (wanted.has(row) && row > 0) lines.set(row, line);
    }
    if (lines.size === wanted.size) break;
  }
  return lines;
}
