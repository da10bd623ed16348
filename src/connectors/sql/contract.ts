import type { PullQuestion } from '../contract.ts';
import type { Dialect } from './dialect.ts';

/** Rows of a result as they came from the driver, brought to the texts of a file. */
export interface Batch {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** What is to be read. */
export interface ReadPlan {
  /** A SELECT without an order. */
  readonly select: string;
  /** The column to order by, quoted; null: in any order. */
  readonly orderBy: string | null;
  /** Values of the placeholders. */
  readonly parameters: readonly string[];
}

/** A connection to a source's database, made for one pull. */
export interface SqlReader {
  /**
   * Throws `UserError` when the role may do what no reader needs: administer the server, read or
   * write its files, run programs on it.
   */
  checkRole(): Promise<void>;
  /** Reads in a transaction that only reads, in batches, asking for the next when one was taken. */
  read(plan: ReadPlan): AsyncIterable<Batch>;
  /** Ends the connection, whatever it does at the moment. */
  close(): Promise<void>;
}

/** A database that can be read by SQL. */
export interface SqlDatabase {
  readonly dialect: Dialect;
  /** Throws `UserError` for a wrong password or name, `Fault` when the server is not reached. */
  open(question: PullQuestion): Promise<SqlReader>;
}

/** How many rows are brought at once. */
export const rowsAtOnce = 2_000;

/** The whole statement, for databases that need nothing around it. */
export function statementOf({ select, orderBy }: ReadPlan): string {
  return orderBy === null ? select : `${select} order by ${orderBy}`;
}
