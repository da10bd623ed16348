import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { orFault } from './faults.ts';

/** `write` takes the write lock when a transaction begins, so that it cannot fail half-way. */
export type TransactionMode = 'read' | 'write';

/** Kysely's SQLite dialect over Node's own SQLite. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #database: DatabaseSync;
  readonly #mode: TransactionMode;

  constructor(database: DatabaseSync, mode: TransactionMode) {
    super({ database: adapt(database) });
    this.#database = database;
    this.#mode = mode;
  }

  override createDriver(): SqliteDriver {
    return new NodeSqliteDriver(this.#database, this.#mode);
  }
}

class NodeSqliteDriver extends SqliteDriver {
  readonly #database: DatabaseSync;
  readonly #begin: CompiledQuery;

  constructor(database: DatabaseSync, mode: TransactionMode) {
    super({ database: adapt(database) });
    this.#database = database;
    this.#begin = CompiledQuery.raw(mode === 'write' ? 'begin immediate' : 'begin');
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(this.#begin);
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite rolls back by itself when the disk is full or fails.
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

function adapt(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = orFault(() => database.prepare(sql));
      const values = (given: readonly unknown[]) => given as readonly SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (given) => orFault(() => statement.all(...values(given))),
        run: (given) => orFault(() => statement.run(...values(given))),
        iterate: (given) => statement.iterate(...values(given)),
      };
    },
  };
}
