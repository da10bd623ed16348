import type { Migration } from './contract.ts';

export const records: Migration = {
  version: 2,
  name: 'records',
  async up(database, tools) {
    await database.schema
      .createTable('records')
      .addColumn('revision', 'bigint', (column) => column.primaryKey())
      .addColumn('audit', 'bigint', (column) => column.notNull().references('audit.sequence'))
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('slug', 'text', (column) => column.notNull())
      .addColumn('version', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text')
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addUniqueConstraint('records_version', ['city', 'kind', 'slug', 'version'])
      .execute();
    await database.schema
      .createIndex('records_by_audit')
      .on('records')
      .columns(['audit'])
      .execute();
    await tools.makeAppendOnly(database, 'records');
  },
};
