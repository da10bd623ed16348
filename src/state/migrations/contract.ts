import type { Kysely } from 'kysely';

/** What differs from one database to the next, given to migrations by the engine. */
export interface SchemaTools {
  /** From now on the database itself refuses to change or delete a row of the table. */
  makeAppendOnly(database: Kysely<unknown>, table: string): Promise<void>;
}

/** One step of the stored tables. It is never changed once released: the next one mends it. */
export interface Migration {
  /** From 1, without gaps, in the order of the list. */
  readonly version: number;
  readonly name: string;
  /** Runs inside a transaction together with the row that says it ran. */
  up(database: Kysely<unknown>, tools: SchemaTools): Promise<void>;
}
