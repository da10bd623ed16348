import { sql } from 'kysely';
import type { SchemaTools } from '../../migrations/index.ts';

export const schemaTools: SchemaTools = {
  async makeAppendOnly(database, table) {
    await sql`
      create or replace function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception '% is append-only', tg_table_name; end $$
    `.execute(database);
    await sql`
      create trigger ${sql.id(`${table}_append_only`)}
      before update or delete or truncate on ${sql.table(table)}
      for each statement execute function refuse_change()
    `.execute(database);
  },
};
