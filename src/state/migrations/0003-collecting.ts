import type { Kysely } from 'kysely';
import type { Migration } from './contract.ts';

export const collecting: Migration = {
  version: 3,
  name: 'collecting',
  async up(database) {
    await createLeases(database);
    await createRuns(database);
    await createSourceStates(database);
    await createSecrets(database);
    await createMails(database);
  },
};

async function createLeases(database: Kysely<unknown>) {
  await database.schema
    .createTable('leases')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('token', 'bigint', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute();
}

async function createRuns(database: Kysely<unknown>) {
  await database.schema
    .createTable('runs')
    .addColumn('id', 'bigint', (column) => column.primaryKey())
    .addColumn('city', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('scheduled', 'bigint')
    .addColumn('attempt', 'bigint', (column) => column.notNull())
    .addColumn('started', 'bigint', (column) => column.notNull())
    .addColumn('ended', 'bigint')
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('rows', 'bigint', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('added', 'bigint', (column) => column.notNull())
    .addColumn('changed', 'bigint', (column) => column.notNull())
    .addColumn('gone', 'bigint', (column) => column.notNull())
    .addColumn('rejected', 'bigint', (column) => column.notNull())
    .addColumn('loads', 'text', (column) => column.notNull())
    .addColumn('notes', 'text', (column) => column.notNull())
    .execute();
  await database.schema
    .createIndex('runs_by_city_source_id')
    .on('runs')
    .columns(['city', 'source', 'id'])
    .execute();
}

async function createSourceStates(database: Kysely<unknown>) {
  await database.schema
    .createTable('source_states')
    .addColumn('city', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('cursor', 'text', (column) => column.notNull())
    .addColumn('columns', 'text', (column) => column.notNull())
    .addColumn('run', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('source_states_key', ['city', 'source'])
    .execute();
}

async function createSecrets(database: Kysely<unknown>) {
  await database.schema
    .createTable('secrets')
    .addColumn('city', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('setting', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('secrets_key', ['city', 'source', 'setting'])
    .execute();
}

async function createMails(database: Kysely<unknown>) {
  await database.schema
    .createTable('mails')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('city', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('created', 'bigint', (column) => column.notNull())
    .addColumn('due', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'bigint', (column) => column.notNull())
    .addColumn('sent', 'bigint')
    .addColumn('fault', 'text')
    .execute();
}
