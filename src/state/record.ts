import { createHash } from 'node:crypto';
import type { Insertable, Kysely } from 'kysely';
import { canonicalJson } from '../model/index.ts';
import type { Act, AuditEntry } from './contract.ts';
import type { DefinitionRow, DeliveryRow, PublishedRow, RecordRow, Tables } from './tables.ts';

/** The rows that one entry of the log records. */
export interface Recorded {
  readonly definitions?: readonly DefinitionRow[];
  readonly deliveries?: readonly DeliveryRow[];
  readonly published?: readonly PublishedRow[];
  readonly records?: readonly RecordRow[];
}

/** How many rows go into one statement: databases allow so and so many parameters. */
const rowsAtOnce = 500;

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The hash of an entry: SHA-256 over the canonical JSON of all else in it. */
export function entryHash(entry: Omit<AuditEntry, 'hash'>): string {
  const { sequence, at, actor, action, city, detail, previous } = entry;
  return sha256Hex(canonicalJson({ sequence, at, actor, action, city, detail, previous }));
}

/**
 * What an entry says of its rows: all of them, in order; bodies by their hashes. Equal
 * rows give equal text, so that the rows can be held against the log at any time.
 */
export function describeRows(rows: Recorded): string {
  const told: Record<string, unknown[]> = {};
  for (const [table, list] of Object.entries(rows) as [string, readonly object[]][]) {
    if (list.length > 0) told[table] = list.map(withoutBody);
  }
  return canonicalJson(told);
}

function withoutBody(row: object): object {
  return Object.fromEntries(
    Object.entries(row).filter(([column]) => column !== 'audit' && column !== 'body'),
  );
}

/**
 * Stores rows and the entry that records them, inside the caller's transaction. `rows` is called
 * with the entry's sequence, for the rows' `audit` column.
 */
export async function record(
  transaction: Kysely<Tables>,
  what: { readonly act: Act; readonly action: string; readonly city: string },
  rows: (audit: number) => Recorded,
): Promise<void> {
  const head = await transaction.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
  const sequence = head.entries + 1;
  const recorded = rows(sequence);
  const { at, actor } = what.act;
  const { action, city } = what;
  const detail = describeRows(recorded);
  const covered = { sequence, at, actor, action, city, detail, previous: head.hash };
  const hash = entryHash(covered);
  await transaction
    .insertInto('audit')
    .values({ ...covered, hash })
    .execute();
  await insertRows(transaction, 'definitions', recorded.definitions ?? []);
  await insertRows(transaction, 'deliveries', recorded.deliveries ?? []);
  await insertRows(transaction, 'published', recorded.published ?? []);
  await insertRows(transaction, 'records', recorded.records ?? []);
  await transaction.updateTable('audit_head').set({ entries: sequence, hash }).execute();
}

async function insertRows<Table extends keyof Recorded>(
  transaction: Kysely<Tables>,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
) {
  for (let first = 0; first < rows.length; first += rowsAtOnce) {
    const values = rows.slice(first, first + rowsAtOnce);
    await transaction
      .insertInto(table)
      .values(values as never)
      .execute();
  }
}
