import type { Kysely } from 'kysely';
import { Fault } from '../model/index.ts';
import type { StoredRows } from './contract.ts';
import type { Tables } from './tables.ts';

/** The tables that are carried from one store to another, referenced ones first, each with its order. */
const orderOf = {
  audit: 'sequence',
  definitions: 'revision',
  deliveries: 'sequence',
  published: 'sequence',
  records: 'revision',
  runs: 'id',
} as const satisfies Partial<Record<keyof Tables, string>>;

/**
 * Small tables without such an order. Leases and unsent mails stay behind: they belong to the
 * processes that were at work. So do sessions, codes and attempts: people sign in again.
 */
const small = ['source_states', 'secrets', 'passwords'] as const satisfies (keyof Tables)[];

const rowsAtOnce = 500;

/** Every row that is carried, as stored, of one unchanging view. */
export async function* allRows(view: Kysely<Tables>): AsyncIterable<StoredRows> {
  for (const [table, order] of Object.entries(orderOf)) {
    for (let last = 0; ; ) {
      const rows: readonly Readonly<Record<string, unknown>>[] = await view
        .selectFrom(table as 'audit')
        .selectAll()
        .where(order as 'sequence', '>', last)
        .orderBy(order as 'sequence')
        .limit(rowsAtOnce)
        .execute()
        .then((page) => page as never);
      if (rows.length === 0) break;
      yield { table, rows };
      last = rows.at(-1)![order] as number;
    }
  }
  for (const table of small) {
    const rows: readonly Readonly<Record<string, unknown>>[] = await view
      .selectFrom(table)
      .selectAll()
      .execute();
    for (let first = 0; first < rows.length; first += rowsAtOnce) {
      yield { table, rows: rows.slice(first, first + rowsAtOnce) };
    }
  }
}

/** Runs inside the caller's transaction. */
export async function fill(
  transaction: Kysely<Tables>,
  rows: AsyncIterable<StoredRows>,
): Promise<void> {
  const head = await transaction.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
  if (head.entries > 0) {
    throw new Fault(
      'the state store is not empty',
      'restore into a new database, or put the old one aside',
    );
  }
  for await (const page of rows) {
    await transaction
      .insertInto(page.table as 'audit')
      .values(page.rows as never)
      .execute();
  }
  const last = await transaction
    .selectFrom('audit')
    .select(['sequence as entries', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last !== undefined) await transaction.updateTable('audit_head').set(last).execute();
}
