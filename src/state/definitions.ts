import type { Kysely } from 'kysely';
import {
  type Act,
  type DefinitionKind,
  type DefinitionVersion,
  definitionKinds,
  Stale,
} from './contract.ts';
import { record, sha256Hex } from './record.ts';
import { type DefinitionRow, type Tables, toDefinition } from './tables.ts';

export interface DefinitionChange {
  readonly kind: DefinitionKind;
  readonly slug: string;
  readonly body: string | null;
}

export async function citiesInForce(read: Kysely<Tables>): Promise<string[]> {
  const rows = await newestVersions(read)
    .where('kind', '=', 'city')
    .where('body', 'is not', null)
    .select('city')
    .distinct()
    .execute();
  return rows.map(({ city }) => city).sort();
}

export async function definitionsInForce(
  read: Kysely<Tables>,
  city: string,
): Promise<DefinitionVersion[]> {
  const rows = await newestVersions(read)
    .where('city', '=', city)
    .where('body', 'is not', null)
    .selectAll()
    .execute();
  // Sorted here, because databases disagree on the order of texts.
  return rows.map(toDefinition).sort(byKindThenSlug);
}

export async function definitionHistory(
  read: Kysely<Tables>,
  city: string,
): Promise<DefinitionVersion[]> {
  const rows = await read
    .selectFrom('definitions')
    .selectAll()
    .where('city', '=', city)
    .orderBy('revision')
    .execute();
  return rows.map(toDefinition);
}

export async function definitionByHash(
  read: Kysely<Tables>,
  city: string,
  hash: string,
): Promise<DefinitionVersion | undefined> {
  const row = await read
    .selectFrom('definitions')
    .selectAll()
    .where('city', '=', city)
    .where('hash', '=', hash)
    .orderBy('revision')
    .limit(1)
    .executeTakeFirst();
  return row && toDefinition(row);
}

export async function definitionsRevision(read: Kysely<Tables>, city: string): Promise<number> {
  const row = await read
    .selectFrom('definitions')
    .select(({ fn }) => fn.max('revision').as('revision'))
    .where('city', '=', city)
    .executeTakeFirst();
  return row?.revision ?? 0;
}

/** Runs inside the caller's transaction. */
export async function applyDefinitions(
  transaction: Kysely<Tables>,
  city: string,
  changes: readonly DefinitionChange[],
  expected: number,
  act: Act,
): Promise<void> {
  const revision = await definitionsRevision(transaction, city);
  if (revision !== expected) {
    throw new Stale(
      `the definitions of ${city} changed in the meantime (revision ${revision}, not ${expected})`,
    );
  }
  if (changes.length === 0) return;
  const versions = await newestByName(transaction, city);
  const last = await greatestRevision(transaction);
  const what = { act, action: 'definitions.applied', city };
  await record(transaction, what, (audit) => ({
    definitions: changes.map(({ kind, slug, body }, index): DefinitionRow => {
      const version = (versions.get(`${kind} ${slug}`) ?? 0) + 1;
      versions.set(`${kind} ${slug}`, version);
      const hash = sha256Hex(body ?? '');
      return {
        revision: last + 1 + index,
        audit,
        city,
        kind,
        slug,
        version,
        body,
        hash,
        at: act.at,
      };
    }),
  }));
}

function newestVersions(read: Kysely<Tables>) {
  return read
    .selectFrom('definitions')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('definitions as later')
            .select('later.version')
            .whereRef('later.city', '=', 'definitions.city')
            .whereRef('later.kind', '=', 'definitions.kind')
            .whereRef('later.slug', '=', 'definitions.slug')
            .whereRef('later.version', '>', 'definitions.version'),
        ),
      ),
    );
}

async function newestByName(transaction: Kysely<Tables>, city: string) {
  const rows = await newestVersions(transaction)
    .where('city', '=', city)
    .select(['kind', 'slug', 'version'])
    .execute();
  return new Map(rows.map(({ kind, slug, version }) => [`${kind} ${slug}`, version]));
}

async function greatestRevision(transaction: Kysely<Tables>): Promise<number> {
  const row = await transaction
    .selectFrom('definitions')
    .select(({ fn }) => fn.max('revision').as('revision'))
    .executeTakeFirst();
  return row?.revision ?? 0;
}

function byKindThenSlug(a: DefinitionVersion, b: DefinitionVersion): number {
  if (a.kind !== b.kind) return definitionKinds.indexOf(a.kind) - definitionKinds.indexOf(b.kind);
  return a.slug < b.slug ? -1 : 1;
}
