import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventTable } from '../../../events.ts';
import { EVENT_STAGE } from './staging.ts';

/**
 * Made with the other tables. `event_tables` lists the tables `events_<key>`; `event_landings` says
 * for which days each delivery is complete; `derivations` up to which delivery numbers were derived.
 */
export const eventSystemTables = {
  event_tables: 'key INTEGER, id VARCHAR',
  event_landings: '"table" INTEGER, sequence BIGINT, known BIGINT, first INTEGER, last INTEGER',
  derivations: 'metric INTEGER, "table" INTEGER, sequence BIGINT',
} as const;

/** The keys of all tables of events. */
export async function eventTableKeys(connection: DuckDBConnection): Promise<number[]> {
  const reader = await connection.runAndReadAll('SELECT key FROM event_tables ORDER BY key');
  return (reader.getRows() as [number][]).map(([key]) => key);
}

/** The key of a table; null when nothing has landed in it. */
export async function tableKey(
  connection: DuckDBConnection,
  table: EventTable,
): Promise<number | null> {
  const reader = await connection.runAndReadAll('SELECT key FROM event_tables WHERE id = $id', {
    id: table.id,
  });
  return (reader.getRows()[0]?.[0] as number | undefined) ?? null;
}

/**
 * Makes the stage itself the table, when nothing has landed in it before: most of the time of
 * landing would go into writing all of it a second time. Runs in the caller's transaction.
 * @returns the table's key
 */
export async function stageAsTable(
  connection: DuckDBConnection,
  table: EventTable,
  sequence: number,
): Promise<number> {
  const key = Math.max(0, ...(await eventTableKeys(connection))) + 1;
  await connection.run(`INSERT INTO event_tables VALUES (${key}, $id)`, { id: table.id });
  await connection.run(`ALTER TABLE ${EVENT_STAGE} DROP COLUMN faults`);
  await connection.run(`ALTER TABLE ${EVENT_STAGE} ADD COLUMN sequence BIGINT DEFAULT ${sequence}`);
  await connection.run(`ALTER TABLE ${EVENT_STAGE} ALTER COLUMN sequence DROP DEFAULT`);
  await connection.run(`ALTER TABLE ${EVENT_STAGE} ADD COLUMN replaced BIGINT`);
  await connection.run(`ALTER TABLE ${EVENT_STAGE} RENAME TO events_${key}`);
  return key;
}

/** Drops all tables of events. Runs in the caller's transaction. */
export async function dropEventTables(connection: DuckDBConnection): Promise<void> {
  const reader = await connection.runAndReadAll(
    `SELECT table_name FROM information_schema.tables
     WHERE regexp_full_match(table_name, 'events_[0-9]+') OR table_name = '${EVENT_STAGE}'`,
  );
  for (const [name] of reader.getRows() as [string][]) {
    await connection.run(`DROP TABLE ${name}`);
  }
}
