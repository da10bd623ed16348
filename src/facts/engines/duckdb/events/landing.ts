import type { DuckDBConnection } from '@duckdb/node-api';
import type { LandedDelivery } from '../../../contract.ts';
import type { EventsFile } from '../../../events.ts';
import { columnNamed, eventColumns, storedColumns } from './columns.ts';
import { dayNumberSql } from './expression-sql.ts';
import { EVENT_STAGE } from './staging.ts';
import { eventTableKeys, stageAsTable, tableKey } from './tables.ts';

/** What lies on the stage: a file without a rejected value. */
export interface StagedEvents {
  readonly file: EventsFile;
  /** How many rows a later row of the same key replaces. */
  readonly repeated: number;
}

/**
 * Moves staged events into their table. Every row keeps from which delivery on it is in force
 * (`sequence`) and from which on it is not (`replaced`; NULL: still in force). A row that was older
 * than what was known when it came has both equal. Rows lie in the order of their files. Runs in the
 * caller's transaction.
 */
export async function landEvents(
  connection: DuckDBConnection,
  { sequence }: LandedDelivery,
  { file, repeated }: StagedEvents,
): Promise<void> {
  const present = await tableKey(connection, file.table);
  const key = present ?? (await stageAsTable(connection, file.table, sequence));
  const staged = present === null ? `events_${key}` : EVENT_STAGE;
  if (present !== null) {
    const names = eventColumns(storedColumns(file.table.shape)).join(', ');
    await connection.run(
      `INSERT INTO events_${key} (sequence, ${names}) SELECT ${sequence}, ${names} FROM ${staged}`,
    );
  }
  await replaceVersions(connection, { key, sequence, staged, repeated });
  await connection.run(
    `INSERT INTO event_landings
     SELECT ${key}, ${sequence}, ${file.arrived}, ${extentSql(file)} FROM ${staged}`,
  );
  await forgetDerived(connection, key, sequence);
}

/** The first and last day on which cases came in; the day of the arrival is not over. */
function extentSql({ table, arrived }: EventsFile): string {
  const columns = storedColumns(table.shape);
  const opened = columnNamed(columns, table.shape.opened).local!;
  const day = dayNumberSql(`${opened}::DATE`);
  const arrival = `timezone('${table.timeZone.replaceAll("'", "''")}', make_timestamptz(${arrived}))`;
  const yesterday = `(${dayNumberSql(`(${arrival})::DATE`)} - 1)`;
  return `min(${day})::INTEGER, least(max(${day}), ${yesterday})::INTEGER`;
}

/** A delivery's rows in their table. */
interface Landed {
  readonly key: number;
  readonly sequence: number;
  /** A table that holds these rows alone. */
  readonly staged: string;
  readonly repeated: number;
}

/**
 * Sets from when on each version of the staged keys is replaced. Keys are looked at only where some
 * have several versions.
 */
async function replaceVersions(
  connection: DuckDBConnection,
  { key, sequence, staged, repeated }: Landed,
): Promise<void> {
  const sources = [
    ...(repeated > 0 ? [`SELECT key FROM ${staged} GROUP BY key HAVING count(*) > 1`] : []),
    ...(staged === EVENT_STAGE
      ? [
          `SELECT key FROM events_${key} WHERE sequence <> ${sequence}
             AND key IN (SELECT key FROM ${staged})`,
        ]
      : []),
  ];
  if (sources.length === 0) return;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE several AS SELECT DISTINCT key FROM (${sources.join(' UNION ALL ')})`,
  );
  await setReplaced(connection, key);
  await connection.run('DROP TABLE several');
}

/**
 * Sets `replaced` for all versions of the keys in the temporary table `several`: the first delivery
 * that brought a later version, or its own where that was there before.
 */
async function setReplaced(connection: DuckDBConnection, key: number): Promise<void> {
  await connection.run(`
    UPDATE events_${key} e SET replaced = v.replaced FROM (
      SELECT rowid AS id, replaced AS before, first_later,
        if(first_later IS NULL, NULL, greatest(sequence, first_later)) AS replaced
      FROM (
        SELECT rowid, sequence, replaced, min(sequence) OVER (
          PARTITION BY key ORDER BY known, sequence, rowid
          ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) AS first_later
        FROM events_${key} WHERE key IN (SELECT key FROM several)
      )
    ) v
    WHERE e.rowid = v.id AND v.replaced IS DISTINCT FROM v.before`);
}

/** Numbers that were derived past this delivery were derived without it: they are derived anew. */
async function forgetDerived(
  connection: DuckDBConnection,
  key: number,
  sequence: number,
): Promise<void> {
  const outrun = `SELECT metric FROM derivations WHERE "table" = ${key} AND sequence >= ${sequence}`;
  await connection.run(`DELETE FROM observations WHERE metric IN (${outrun})`);
  await connection.run(
    `DELETE FROM derivations WHERE "table" = ${key} AND sequence >= ${sequence}`,
  );
}

/** Removes the events of deliveries, as if they had never come. Runs in a transaction. */
export async function forgetEvents(
  connection: DuckDBConnection,
  sequences: readonly number[],
): Promise<void> {
  if (sequences.length === 0) return;
  const list = sequences.join(', ');
  for (const key of await eventTableKeys(connection)) {
    const gone = `SELECT key FROM events_${key} WHERE sequence IN (${list})`;
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE several AS SELECT DISTINCT key FROM (${gone})`,
    );
    await connection.run(`DELETE FROM events_${key} WHERE sequence IN (${list})`);
    await connection.run(
      `UPDATE events_${key} SET replaced = NULL WHERE key IN (SELECT key FROM several)`,
    );
    await setReplaced(connection, key);
    await connection.run('DROP TABLE several');
    await forgetDerived(connection, key, Math.min(...sequences));
  }
  await connection.run(`DELETE FROM event_landings WHERE sequence IN (${list})`);
}
