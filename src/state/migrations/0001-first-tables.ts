import type { Kysely } from 'kysely';
import { genesisHash } from '../genesis.ts';
import type { Migration } from './contract.ts';

export const firstTables: Migration = {
  version: 1,
  name: 'first-tables',
  async up(database, tools) {
    await createAudit(database);
    await createDefinitions(database);
    await createDeliveries(database);
    await createPublished(database);
    for (const table of ['audit', 'definitions', 'deliveries', 'published']) {
      await tools.makeAppendOnly(database, table);
    }
  },
};

async function createAudit(database: Kysely<unknown>) {
  await database.schema
    .createTable('audit')
    .addColumn('sequence', 'bigint', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('city', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('previous', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('audit_head')
    .addColumn('entries', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await (database as Kysely<{ audit_head: { entries: number; hash: string } }>)
    .insertInto('audit_head')
    .values({ entries: 0, hash: genesisHash })
    .execute();
}

async function createDefinitions(database: Kysely<unknown>) {
  await database.schema
    .createTable('definitions')
    .addColumn('revision', 'bigint', (column) => column.primaryKey())
    .addColumn('audit', 'bigint', (column) => column.notNull().references('audit.sequence'))
    .addColumn('city', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('body', 'text')
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('definitions_version', ['city', 'kind', 'slug', 'version'])
    .execute();
  await index(database, 'definitions', ['city', 'hash']);
  await index(database, 'definitions', ['city', 'revision']);
  await index(database, 'definitions', ['audit']);
}

async function createDeliveries(database: Kysely<unknown>) {
  await database.schema
    .createTable('deliveries')
    .addColumn('sequence', 'bigint', (column) => column.primaryKey())
    .addColumn('audit', 'bigint', (column) => column.notNull().references('audit.sequence'))
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('city', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('mapping', 'text', (column) => column.notNull())
    .addColumn('arrived', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('rows', 'bigint', (column) => column.notNull())
    .execute();
  await index(database, 'deliveries', ['city', 'sequence']);
  await index(database, 'deliveries', ['audit']);
}

async function createPublished(database: Kysely<unknown>) {
  await database.schema
    .createTable('published')
    .addColumn('sequence', 'bigint', (column) => column.primaryKey())
    .addColumn('audit', 'bigint', (column) => column.notNull().references('audit.sequence'))
    .addColumn('city', 'text', (column) => column.notNull())
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('board', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('known_on', 'bigint', (column) => column.notNull())
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .execute();
  await index(database, 'published', ['city', 'sequence']);
  await index(database, 'published', ['audit']);
}

async function index(database: Kysely<unknown>, table: string, columns: string[]) {
  await database.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
}
