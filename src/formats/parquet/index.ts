import type { FileMetaData } from 'hyparquet';
import type { Findings, Format, RecordSource, TableRecord } from '../contract.ts';
import { headerRecord, recordsOfObjects, refuseFile } from '../rows/cell-text.ts';
import { readWhole } from '../rows/chunks.ts';

const rowsAtOnce = 20_000;

/** Parquet files with plain columns. A row's “line” is its number. */
export const parquet: Format = { name: 'parquet', records };

async function* records(
  source: RecordSource,
  findings: Findings,
): AsyncGenerator<readonly TableRecord[]> {
  const bytes = await readWhole(source, findings);
  if (bytes === null) return;
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const { parquetMetadata, parquetReadObjects } = await import('hyparquet');
  const { compressors } = await import('hyparquet-compressors');
  const metadata = metadataOf(() => parquetMetadata(file as ArrayBuffer), source, findings);
  if (metadata === null) return;
  // The first element of the schema is the table itself.
  const names = metadata.schema.slice(1).map(({ name }) => name);
  yield [headerRecord(names, 0)];
  const total = Number(metadata.num_rows);
  for (let from = 0; from < total; from += rowsAtOnce) {
    source.signal?.throwIfAborted();
    const rowEnd = Math.min(from + rowsAtOnce, total);
    const question = { file: file as ArrayBuffer, metadata, compressors, rowStart: from, rowEnd };
    const rows = await parquetReadObjects(question).catch((error: Error) => error);
    if (rows instanceof Error) {
      refuseFile(findings, `The file is damaged: ${rows.message}`, 'Export it again.');
      return;
    }
    const objects = rows.map((values, index) => ({ values, line: from + index + 1 }));
    yield recordsOfObjects(objects, names);
  }
}

function metadataOf(
  read: () => FileMetaData,
  source: RecordSource,
  findings: Findings,
): FileMetaData | null {
  try {
    const metadata = read();
    const nested = metadata.schema.slice(1).find(({ num_children }) => (num_children ?? 0) > 0);
    if (nested !== undefined) {
      refuseFile(findings, `The column “${nested.name}” holds columns`, 'Export plain columns.');
      return null;
    }
    const unpacked = metadata.row_groups.reduce(
      (sum, { total_byte_size }) => sum + Number(total_byte_size),
      0,
    );
    if (unpacked > source.limits.bytes) {
      refuseFile(findings, 'The file is too large when it is unpacked', 'Split it by days.');
      return null;
    }
    return metadata;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    refuseFile(findings, `This is no Parquet file: ${message}`, 'Export it again.');
    return null;
  }
}
