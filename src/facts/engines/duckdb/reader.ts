import { rm } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { EventsFile } from '../../events.ts';
import type { EventsReader, ReadPart, ReadValue } from '../../reader.ts';
import type { FactsFile } from '../contract.ts';
import { type StoredColumn, storedColumns } from './events/columns.ts';
import { EVENT_STAGE, stagedRejects, stageFile } from './events/staging.ts';
import { asFault } from './faults.ts';
import { instanceSettings } from './instance.ts';

/** DuckDB as the reader of files for another engine. The file at the path is made anew. */
export async function openDuckdbReader(place: FactsFile): Promise<EventsReader> {
  for (const ending of ['', '.wal']) await rm(`${place.path}${ending}`, { force: true });
  const instance = await DuckDBInstance.create(place.path, instanceSettings(place));
  const connection = await instance.connect();
  let read: EventsFile | undefined;
  const asFaults = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw asFault(error);
    }
  };
  const clear = async () => {
    read = undefined;
    await connection.run(`DROP TABLE IF EXISTS ${EVENT_STAGE}`);
  };
  return {
    read: (file, progress) =>
      asFaults(async () => {
        await clear();
        const reading = await stageFile(connection, file, progress);
        read = file;
        return reading;
      }),
    rejectedCells: (from, limit) =>
      asFaults(() => stagedRejects(connection, storedColumns(read!.table.shape), from, limit)),
    parts: () => readParts(connection, storedColumns(read!.table.shape)),
    clear: () => asFaults(clear),
    close: async () => {
      connection.closeSync();
      instance.closeSync();
      for (const ending of ['', '.wal']) await rm(`${place.path}${ending}`, { force: true });
    },
  };
}

async function* readParts(
  connection: DuckDBConnection,
  columns: readonly StoredColumn[],
): AsyncGenerator<ReadPart> {
  const values = columns.flatMap(({ type, stored, local }) => {
    if (type === 'day') return [`(${stored} - DATE '1970-01-01')::INTEGER`];
    if (type === 'integer') return [`${stored}::DOUBLE`];
    if (type === 'local-time') return [microseconds(stored)];
    return type === 'instant' ? [microseconds(stored), microseconds(local!)] : [stored];
  });
  const result = await connection.stream(
    `SELECT (rowid + 1)::DOUBLE, key, known::DOUBLE, deleted, ${values.join(', ')} FROM ${EVENT_STAGE}`,
  );
  for await (const chunk of result) {
    yield Array.from({ length: chunk.columnCount }, (_, place) => {
      const vector = chunk.getColumnVector(place);
      return Array.from({ length: chunk.rowCount }, (_, row) => vector.getItem(row) as ReadValue);
    });
  }
}

/** Whole numbers up to 2^53 are exact as DOUBLE, and are read without a detour. */
function microseconds(time: string): string {
  return `epoch_us(${time})::DOUBLE`;
}
