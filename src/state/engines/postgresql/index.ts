import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Fault } from '../../../model/index.ts';
import type { StateStore } from '../../contract.ts';
import { migrate } from '../../migrate.ts';
import { migrations } from '../../migrations/index.ts';
import { createStore } from '../../store.ts';
import type { Tables } from '../../tables.ts';
import { connectionPool } from './connection.ts';
import { WriterDialect } from './dialect.ts';
import { schemaTools } from './schema-tools.ts';

/** Where the state lies on a PostgreSQL server (15 or later), and what goes with it. */
export interface PostgresqlAddress {
  /** `postgresql://user:password@host:5432/database`. */
  readonly url: string;
  /** The schema of all tables; made when it is missing. */
  readonly schema: string;
  /** Opens a new store in a file, for backups: they hold the state as one file whatever keeps it. */
  openFile(path: string): Promise<StateStore>;
}

const readers = 4;

/** The file appears whole, or not at all. */
async function writeFileStore(
  store: StateStore,
  path: string,
  openFile: PostgresqlAddress['openFile'],
): Promise<void> {
  if (existsSync(path)) {
    throw new Fault(`there is a file ${path} already`, 'name a file that is not there yet');
  }
  const partial = `${path}.partial`;
  await rm(partial, { force: true });
  const copy = await openFile(partial);
  try {
    await store.copyInto(copy);
  } finally {
    await copy.close();
  }
  await rename(partial, path);
}

/**
 * Opens the system of record in a schema of a PostgreSQL database, which several servers may do at
 * once: their writes take turns. Throws `Fault` when the server cannot be reached or refuses, and
 * when the tables are from a newer program.
 */
export async function openPostgresqlState({
  url,
  schema,
  openFile,
}: PostgresqlAddress): Promise<StateStore> {
  const write = new Kysely<Tables>({
    dialect: new WriterDialect({ pool: connectionPool(url, schema, 1) }),
  });
  try {
    await write
      .transaction()
      .execute((first) => sql`create schema if not exists ${sql.id(schema)}`.execute(first));
    await migrate(write, migrations, schemaTools);
  } catch (error) {
    await write.destroy();
    throw error;
  }
  const read = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: connectionPool(url, schema, readers) }),
  });
  const store = createStore({
    write,
    read,
    view: (work) =>
      read
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(work),
    pause: () => setImmediate(),
    backupTo: (path) => writeFileStore(store, path, openFile),
    async close() {
      await read.destroy();
      await write.destroy();
    },
  });
  return store;
}
