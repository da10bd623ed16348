import type { Kysely } from 'kysely';
import type { AuditEntry, AuditMark, AuditVerdict } from './contract.ts';
import { genesisHash } from './genesis.ts';
import { describeRows, entryHash, type Recorded, sha256Hex } from './record.ts';
import type { Tables } from './tables.ts';

type Rows = Required<Recorded>;

/** How many entries are read at a time. */
const entriesAtOnce = 500;

/** Each with the column that gives the order in which an entry tells its rows. */
const orderOf = {
  definitions: 'revision',
  deliveries: 'sequence',
  published: 'sequence',
  records: 'revision',
} as const;
const tables = Object.keys(orderOf) as (keyof typeof orderOf)[];

/** A log of which nothing was looked at yet. */
export const unseen: AuditMark = { entries: 0, head: genesisHash, rows: 0 };

/** Whether the entry up to which the log was found sound is still the one it was. */
export async function isStillThere(view: Kysely<Tables>, mark: AuditMark): Promise<boolean> {
  const [entry] = await view
    .selectFrom('audit')
    .select('hash')
    .where('sequence', '=', mark.entries)
    .execute();
  return entry?.hash === mark.head;
}

/**
 * Walks the log from a mark on, on one unchanging view of the database. `pause` is awaited between
 * pages, so that a long walk leaves others their turn.
 */
export async function verifyAudit(
  view: Kysely<Tables>,
  pause: () => Promise<unknown>,
  from: AuditMark,
): Promise<AuditVerdict> {
  const seen = { ...from };
  const total = await countRows(view, 'audit');
  for (;;) {
    const page = await auditPage(view, seen.entries + 1);
    if (page.length === 0) break;
    const rowsOf = await recordedRows(view, page[0]!.sequence, page.at(-1)!.sequence);
    for (const entry of page) {
      const rows = rowsOf(entry.sequence);
      if (entry.sequence !== seen.entries + 1 || !isRight(entry, seen.head, rows)) {
        return { sound: false, entries: total, brokenAt: seen.entries + 1 };
      }
      seen.entries = entry.sequence;
      seen.head = entry.hash;
      seen.rows += tables.reduce((sum, table) => sum + rows[table].length, 0);
    }
    await pause();
  }
  const head = await view.selectFrom('audit_head').selectAll().execute();
  const counts = await Promise.all(tables.map((table) => countRows(view, table)));
  const sound =
    head.length === 1 &&
    head[0]!.entries === seen.entries &&
    head[0]!.hash === seen.head &&
    // A row that no entry records.
    counts.reduce((sum, count) => sum + count, 0) === seen.rows &&
    total === seen.entries;
  if (!sound) return { sound, entries: total, brokenAt: seen.entries + 1 };
  return { sound, ...seen };
}

/** At most `entriesAtOnce` entries from a sequence number on, in order. */
export async function auditPage(view: Kysely<Tables>, from: number): Promise<AuditEntry[]> {
  return view
    .selectFrom('audit')
    .selectAll()
    .where('sequence', '>=', from)
    .orderBy('sequence')
    .limit(entriesAtOnce)
    .execute();
}

function isRight(entry: AuditEntry, previous: string, rows: Rows): boolean {
  return (
    entry.previous === previous &&
    entry.hash === entryHash(entry) &&
    entry.detail === describeRows(rows) &&
    [...rows.definitions, ...rows.records].every(({ body, hash }) => hash === sha256Hex(body ?? ''))
  );
}

/** The rows recorded by a run of entries, by the entry's sequence. */
async function recordedRows(view: Kysely<Tables>, first: number, last: number) {
  const grouped = new Map<string, Map<number, readonly object[]>>();
  for (const table of tables) {
    const rows = await view
      .selectFrom(table as 'records')
      .selectAll()
      .where('audit', '>=', first)
      .where('audit', '<=', last)
      .orderBy(orderOf[table] as 'revision')
      .execute();
    grouped.set(
      table,
      Map.groupBy(rows, ({ audit }) => audit),
    );
  }
  return (sequence: number) =>
    Object.fromEntries(
      tables.map((table) => [table, grouped.get(table)?.get(sequence) ?? []]),
    ) as unknown as Rows;
}

async function countRows(view: Kysely<Tables>, table: keyof Tables): Promise<number> {
  const row = await view
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return row.rows;
}
