import type { Kysely } from 'kysely';
import type { Migration } from './contract.ts';

/** What changes in place, and so stands beside the log: passwords, sessions, codes, attempts. */
export const access: Migration = {
  version: 4,
  name: 'access',
  async up(database) {
    await database.schema
      .createTable('passwords')
      .addColumn('person', 'text', (column) => column.primaryKey())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('changed', 'bigint', (column) => column.notNull())
      .execute();
    await database.schema
      .createTable('sessions')
      .addColumn('token', 'text', (column) => column.primaryKey())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('form_token', 'text', (column) => column.notNull())
      .addColumn('started', 'bigint', (column) => column.notNull())
      .addColumn('used', 'bigint', (column) => column.notNull())
      .execute();
    await index(database, 'sessions', 'person');
    await database.schema
      .createTable('codes')
      .addColumn('code', 'text', (column) => column.primaryKey())
      .addColumn('person', 'text')
      .addColumn('expires', 'bigint', (column) => column.notNull())
      .execute();
    await createAttempts(database);
  },
};

async function createAttempts(database: Kysely<unknown>) {
  await database.schema
    .createTable('attempts')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await index(database, 'attempts', 'subject');
}

async function index(database: Kysely<unknown>, table: string, column: string) {
  await database.schema.createIndex(`${table}_by_${column}`).on(table).columns([column]).execute();
}
