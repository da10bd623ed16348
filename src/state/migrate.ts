import type { Kysely } from 'kysely';
import { Fault } from '../model/index.ts';
import type { Migration, SchemaTools } from './migrations/index.ts';
import type { Tables } from './tables.ts';

/**
 * Brings the stored tables up to the last of `steps`. Each step commits together with its row in
 * `schema_version`, so that after a kill at any point the next call goes on where this one was.
 * Throws `Fault` when the store was written by a newer program.
 */
export async function migrate(
  database: Kysely<Tables>,
  steps: readonly Migration[],
  tools: SchemaTools,
): Promise<void> {
  // Within a transaction, so that programs that open an empty store at once take turns.
  await database.transaction().execute((transaction) =>
    transaction.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('version', 'bigint', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .execute(),
  );
  const known = steps.length;
  const stored = await storedVersion(database);
  if (stored > known) {
    throw new Fault(
      `the data were written by a newer Civicstat: their tables have version ${stored}, this program knows ${known}`,
      'install the newer Civicstat again, or restore a backup made before it was installed',
    );
  }
  for (const step of steps.slice(stored)) {
    await database.transaction().execute(async (transaction) => {
      if ((await storedVersion(transaction)) >= step.version) return;
      await step.up(transaction as unknown as Kysely<unknown>, tools);
      const { version, name } = step;
      await transaction.insertInto('schema_version').values({ version, name }).execute();
    });
  }
}

/** 0 when no step was taken yet. */
export async function storedVersion(database: Kysely<Tables>): Promise<number> {
  const row = await database
    .selectFrom('schema_version')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  return row?.version ?? 0;
}
