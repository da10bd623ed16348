import { rm } from 'node:fs/promises';
import { Kysely, sql } from 'kysely';
import type { Tables } from '../../tables.ts';
import { connectionPool } from './connection.ts';
import { WriterDialect } from './dialect.ts';
import { openPostgresqlState, type PostgresqlAddress } from './index.ts';

/** Fills a schema beside the one in use and swaps their names in one transaction. */
export async function replacePostgresqlState(
  address: PostgresqlAddress,
  file: string,
  stamp: number,
): Promise<string | null> {
  const { url, schema, openFile } = address;
  const beside = `${schema}_restoring`;
  const kept = `${schema}_before_restore_${stamp}`;
  const database = new Kysely<Tables>({
    dialect: new WriterDialect({ pool: connectionPool(url, schema, 1) }),
  });
  try {
    await sql`drop schema if exists ${sql.id(beside)} cascade`.execute(database);
    await fillBeside({ ...address, schema: beside }, file, openFile);
    const there = await sql`
      select 1 from information_schema.schemata where schema_name = ${schema}
    `.execute(database);
    await database.transaction().execute(async (swap) => {
      const rename = (from: string, to: string) =>
        sql`alter schema ${sql.id(from)} rename to ${sql.id(to)}`.execute(swap);
      if (there.rows.length > 0) await rename(schema, kept);
      await rename(beside, schema);
    });
    await rm(file);
    return there.rows.length > 0 ? `the schema ${kept} of the database` : null;
  } finally {
    await database.destroy();
  }
}

async function fillBeside(
  beside: PostgresqlAddress,
  file: string,
  openFile: PostgresqlAddress['openFile'],
): Promise<void> {
  const from = await openFile(file);
  try {
    const to = await openPostgresqlState(beside);
    try {
      await from.copyInto(to);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}
