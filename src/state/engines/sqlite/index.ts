import { setImmediate } from 'node:timers/promises';
import { Kysely } from 'kysely';
import type { StateStore } from '../../contract.ts';
import { migrate } from '../../migrate.ts';
import { migrations } from '../../migrations/index.ts';
import { createStore } from '../../store.ts';
import type { Tables } from '../../tables.ts';
import { backUp } from './backup.ts';
import { connectReader, connectWriter } from './connection.ts';
import { NodeSqliteDialect } from './dialect.ts';
import { schemaTools } from './schema-tools.ts';

/**
 * Opens the system of record in one SQLite file, whose folder must exist; makes the file when it
 * is missing. Throws `Fault` when it cannot be opened, is damaged or is from a newer program.
 * @example const state = await openSqliteState({ path: 'data/state.db' });
 */
export async function openSqliteState(options: { readonly path: string }): Promise<StateStore> {
  const { path } = options;
  const write = new Kysely<Tables>({
    dialect: new NodeSqliteDialect(connectWriter(path), 'write'),
  });
  try {
    await migrate(write, migrations, schemaTools);
  } catch (error) {
    await write.destroy();
    throw error;
  }
  const reader = () =>
    new Kysely<Tables>({ dialect: new NodeSqliteDialect(connectReader(path), 'read') });
  const read = reader();
  return createStore({
    write,
    read,
    async view(work) {
      const own = reader();
      try {
        return await own.transaction().execute(work);
      } finally {
        await own.destroy();
      }
    },
    pause: () => setImmediate(),
    backupTo: (target) => backUp(path, target),
    async close() {
      await read.destroy();
      // The last connection: it writes the log back into the file and removes it.
      await write.destroy();
    },
  });
}
