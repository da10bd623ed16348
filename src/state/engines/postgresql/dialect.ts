import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely';

/** Held until the transaction ends; each schema has its own. */
const takeTurn = CompiledQuery.raw(
  "select pg_advisory_xact_lock(hashtext('civicstat writes'), hashtext(current_setting('search_path')))",
);

/** Kysely's PostgreSQL dialect whose transactions take turns, on however many servers they run. */
export class WriterDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new WriterDriver(this.#config);
  }
}

class WriterDriver extends PostgresDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    await super.beginTransaction(connection, settings);
    await connection.executeQuery(takeTurn);
  }
}
