import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventTable } from '../../../events.ts';
import { describedColumns, storedColumns } from './columns.ts';

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

/** The key of a table that is made when it is not there yet. Runs in the caller's transaction. */
export async function madeTable(connection: DuckDBConnection, table: EventTable): Promise<number> {
  const present = await tableKey(connection, table);
  if (present !== null) return present;
  const keys = await eventTableKeys(connection);
  const key = Math.max(0, ...keys) + 1;
  const columns = describedColumns(storedColumns(table.shape));
  const described = columns.map(([name, type]) => `${name} ${type}`).join(', ');
  await connection.run(
    `CREATE TABLE events_${key} (sequence BIGINT, row BIGINT, replaced BIGINT, ${described})`,
  );
  await connection.run(`INSERT INTO event_tables VALUES (${key}, $id)`, { id: table.id });
  return key;
}

/** Drops all tables of events. Runs in the caller's transaction. */
export async function dropEventTables(connection: DuckDBConnection): Promise<void> {
  const reader = await connection.runAndReadAll(
    `SELECT table_name FROM information_schema.tables
     WHERE regexp_full_match(table_name, 'events_[0-9]+') OR table_name = 'staged_events'`,
  );
  for (const [name] of reader.getRows() as [string][]) {
    await connection.run(`DROP TABLE ${name}`);
  }
}
