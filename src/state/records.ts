import type { Kysely } from 'kysely';
import { type Act, type RecordChange, type RecordVersion, Stale } from './contract.ts';
import { record, sha256Hex } from './record.ts';
import { type RecordRow, type Tables, toRecord } from './tables.ts';

/** By slug, removed ones left out. */
export async function recordsInForce(
  read: Kysely<Tables>,
  city: string,
  kind: string,
): Promise<RecordVersion[]> {
  const rows = await newestVersions(read)
    .where('city', '=', city)
    .where('kind', '=', kind)
    .where('body', 'is not', null)
    .selectAll()
    .execute();
  // Sorted here, because databases disagree on the order of texts.
  return rows.map(toRecord).sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

export async function recordInForce(
  read: Kysely<Tables>,
  city: string,
  kind: string,
  slug: string,
): Promise<RecordVersion | undefined> {
  const row = await newest(read, city, kind, slug);
  return row === undefined || row.body === null ? undefined : toRecord(row);
}

export async function recordHistory(
  read: Kysely<Tables>,
  city: string,
  kind: string,
  slug: string | null,
): Promise<RecordVersion[]> {
  const all = read
    .selectFrom('records')
    .selectAll()
    .where('city', '=', city)
    .where('kind', '=', kind)
    .orderBy('revision');
  const rows = await (slug === null ? all : all.where('slug', '=', slug)).execute();
  return rows.map(toRecord);
}

/** Runs inside the caller's transaction. */
export async function putRecords(
  transaction: Kysely<Tables>,
  city: string,
  action: string,
  changes: readonly RecordChange[],
  act: Act,
): Promise<void> {
  const rows: Omit<RecordRow, 'audit' | 'revision'>[] = [];
  for (const { kind, slug, body, basedOn } of changes) {
    const before = await newest(transaction, city, kind, slug);
    const version = before?.version ?? 0;
    if (basedOn !== null && basedOn !== (before?.body === null ? 0 : version)) {
      throw new Stale(`${kind} ${slug} was changed by somebody else in the meantime`);
    }
    if ((before?.body ?? null) === body) continue;
    const hash = sha256Hex(body ?? '');
    rows.push({ city, kind, slug, version: version + 1, body, hash, ...act });
  }
  if (rows.length === 0) return;
  const last = await greatestRevision(transaction);
  await record(transaction, { act, action, city }, (audit) => ({
    records: rows.map((row, index) => ({ revision: last + 1 + index, audit, ...row })),
  }));
}

function newest(read: Kysely<Tables>, city: string, kind: string, slug: string) {
  return read
    .selectFrom('records')
    .selectAll()
    .where('city', '=', city)
    .where('kind', '=', kind)
    .where('slug', '=', slug)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function newestVersions(read: Kysely<Tables>) {
  return read
    .selectFrom('records')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('records as later')
            .select('later.version')
            .whereRef('later.city', '=', 'records.city')
            .whereRef('later.kind', '=', 'records.kind')
            .whereRef('later.slug', '=', 'records.slug')
            .whereRef('later.version', '>', 'records.version'),
        ),
      ),
    );
}

async function greatestRevision(transaction: Kysely<Tables>): Promise<number> {
  const row = await transaction
    .selectFrom('records')
    .select(({ fn }) => fn.max('revision').as('revision'))
    .executeTakeFirst();
  return row?.revision ?? 0;
}
