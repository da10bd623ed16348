import type { DuckDBConnection } from '@duckdb/node-api';
import { EVENT_STAGE } from './events/staging.ts';
import { dropEventTables, eventSystemTables } from './events/tables.ts';
import { type Column, shapes } from './shapes.ts';
import { inTransaction } from './transaction.ts';

/** Changes with every change of the tables below. */
const FORMAT = 3;

const tables = [
  'format',
  'landed',
  'metrics',
  'observations',
  'targets',
  ...Object.keys(eventSystemTables),
];

/**
 * Makes the tables where they are missing. Facts are an index, so tables of another format are not
 * brought up to date but emptied: `landed()` then says what has to come again.
 */
export async function prepareTables(connection: DuckDBConnection): Promise<void> {
  if ((await storedFormat(connection)) !== FORMAT) await makeTables(connection);
  await connection.run(`DROP TABLE IF EXISTS ${EVENT_STAGE}`);
  for (const { stage, columns } of Object.values(shapes)) {
    // A temporary table belongs to its connection and never reaches the file.
    await connection.run(`CREATE TEMP TABLE ${stage} (row INTEGER, ${described(columns)})`);
  }
}

async function storedFormat(connection: DuckDBConnection): Promise<unknown> {
  const found = await connection.runAndReadAll(
    `SELECT table_name FROM information_schema.tables WHERE table_name = 'format'`,
  );
  if (found.currentRowCount === 0) return undefined;
  const reader = await connection.runAndReadAll('SELECT version FROM format');
  return reader.getRows()[0]?.[0];
}

/** Drops and makes all tables in one transaction. */
export async function makeTables(connection: DuckDBConnection): Promise<void> {
  await inTransaction(connection, async () => {
    await dropEventTables(connection);
    for (const table of tables) await connection.run(`DROP TABLE IF EXISTS ${table}`);
    await connection.run(`CREATE TABLE format AS SELECT ${FORMAT} AS version`);
    await connection.run(
      'CREATE TABLE landed (key INTEGER, id VARCHAR, city VARCHAR, kind VARCHAR, sequence BIGINT)',
    );
    // Metrics are stored as numbers: grouping and sorting by them takes half the time.
    await connection.run('CREATE TABLE metrics (id INTEGER, slug VARCHAR)');
    for (const [name, columns] of Object.entries(eventSystemTables)) {
      await connection.run(`CREATE TABLE ${name} (${columns})`);
    }
    for (const { name, columns } of Object.values(shapes)) {
      const others = columns.filter((column: Column<never>) => column.name !== 'metric');
      await connection.run(
        `CREATE TABLE ${name} (delivery INTEGER, row INTEGER, metric INTEGER, ${described(others)})`,
      );
    }
  });
}

function described(columns: readonly Column<never>[]): string {
  return columns.map(({ name, type }) => `${name} ${type}`).join(', ');
}
