import { localDay } from '../../calendar/index.ts';
import { type CityDefinition, canonicalJson, type Instant } from '../../model/index.ts';
import { type RecordChange, Stale } from '../../state/contract.ts';
import { act, type Platform } from '../platform.ts';
import type { Kept, KeptFile, Register } from './contract.ts';
import { type EntryFault, faultIn, faultOf } from './faults.ts';
import { registers } from './index.ts';
import { type KnownSlugs, problemsOf, slugsOfCity } from './problems.ts';

/** One entry as it is kept now. */
export interface KeptEntry {
  readonly slug: string;
  readonly entry: Readonly<Record<string, unknown>>;
  /** The city folder's entries are changed there, and not at the desk. */
  readonly keptIn: 'folder' | 'desk';
  readonly file: KeptFile | null;
  readonly version: number;
  readonly at: Instant;
  readonly actor: string;
}

/** A register's entries in force, by slug. */
export async function entriesOf(
  { state }: Pick<Platform, 'state'>,
  city: string,
  register: Register,
): Promise<KeptEntry[]> {
  const records = await state.records(city, register.kind);
  return records.map(({ slug, body, version, at, actor }) => {
    const { entry, keptIn, file } = JSON.parse(body!) as Kept<KeptEntry['entry']>;
    return { slug, entry, keptIn, file, version, at, actor };
  });
}

/** Who changed an entry when, oldest first, its removal included. */
export async function entryHistory(
  { state }: Pick<Platform, 'state'>,
  city: string,
  register: Register,
  slug: string,
): Promise<{ readonly at: Instant; readonly actor: string; readonly removed: boolean }[]> {
  const versions = await state.recordHistory(city, register.kind, slug);
  return versions.map(({ at, actor, body }) => ({ at, actor, removed: body === null }));
}

/** What came of a change; `stale`: somebody else changed the entry since it was seen. */
export type Saved =
  | { readonly done: true }
  | { readonly done: false; readonly stale: boolean; readonly faults: readonly EntryFault[] };

/**
 * Stores an entry that was written at the desk, or says everything that is wrong with it.
 * @param basedOn the version that was seen, 0 for a new entry; null: whatever is there
 * @param bring archives the file that came with it; null: the file that is there stays
 */
export async function saveEntry(
  platform: Platform,
  city: CityDefinition,
  register: Register,
  written: Readonly<Record<string, unknown>>,
  basedOn: number | null,
  bring: (() => Promise<KeptFile>) | null = null,
): Promise<Saved> {
  const parsed = register.schema.safeParse(written, { reportInput: true });
  if (!parsed.success) return refused(parsed.error.issues.map(faultOf));
  const entry = parsed.data;
  const today = localDay(platform.clock(), city.timeZone);
  const problems = problemsOf(register, entry, await knownSlugs(platform, city), today);
  if (problems.length > 0) return refused(problems.map(faultIn));
  const { slug } = entry;
  const before = (await entriesOf(platform, city.slug, register)).find((one) => one.slug === slug);
  if (before?.keptIn === 'folder') return refused([keptInFolder]);
  const file = bring === null ? (before?.file ?? null) : await bring();
  const kept: Kept<unknown> = { entry, keptIn: 'desk', file };
  const change = { kind: register.kind, slug, body: canonicalJson(kept), basedOn };
  return put(platform, city.slug, 'register.saved', change);
}

function refused(faults: readonly EntryFault[]): Saved {
  return { done: false, stale: false, faults };
}

async function put(
  platform: Platform,
  city: string,
  action: string,
  change: RecordChange,
): Promise<Saved> {
  try {
    await platform.state.putRecords(city, action, [change], act(platform));
    return { done: true };
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
    return { done: false, stale: true, faults: [] };
  }
}

/** The entry is kept in registers.yaml of the city folder, and is changed there. */
const keptInFolder: EntryFault = { key: null, code: 'in-folder', near: null };

/** Takes an entry of the desk out of force; its history stays. */
export async function removeEntry(
  platform: Platform,
  city: string,
  register: Register,
  slug: string,
  basedOn: number | null,
): Promise<Saved> {
  const before = (await entriesOf(platform, city, register)).find((one) => one.slug === slug);
  if (before?.keptIn === 'folder') return refused([keptInFolder]);
  const change = { kind: register.kind, slug, body: null, basedOn };
  return put(platform, city, 'register.removed', change);
}

/** Everything that an entry of this city may refer to. */
async function knownSlugs(
  { state }: Pick<Platform, 'state'>,
  city: CityDefinition,
): Promise<KnownSlugs> {
  const known = new Map(slugsOfCity(city));
  for (const { kind } of registers) {
    const records = await state.records(city.slug, kind);
    known.set(kind, new Set(records.map(({ slug }) => slug)));
  }
  return known;
}
