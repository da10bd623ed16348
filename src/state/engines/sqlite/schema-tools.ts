import { sql } from 'kysely';
import type { SchemaTools } from '../../migrations/index.ts';

export const schemaTools: SchemaTools = {
  async makeAppendOnly(database, table) {
    for (const change of ['update', 'delete']) {
      const trigger = sql.id(`${table}_no_${change}`);
      await sql`
        create trigger ${trigger} before ${sql.raw(change)} on ${sql.table(table)}
        begin select raise(abort, ${sql.lit(`${table} is append-only`)}); end
      `.execute(database);
    }
  },
};
