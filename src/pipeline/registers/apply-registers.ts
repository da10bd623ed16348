import { basename } from 'node:path';
import { sha256Hex } from '../../archive/hash.ts';
import { localDay } from '../../calendar/index.ts';
import { type CityDefinition, canonicalJson, UserError } from '../../model/index.ts';
import type { RecordVersion } from '../../state/contract.ts';
import type { FolderFiles } from '../definitions/city-files.ts';
import { act, type Platform } from '../platform.ts';
import type { Kept, KeptFile, Register } from './contract.ts';
import { registers } from './index.ts';
import { type KnownSlugs, slugsOfCity } from './problems.ts';
import { type ReadEntry, readRegisters } from './read-registers.ts';

/** One entry of a register that applying a folder adds, changes or removes. */
export interface RegisterChange {
  readonly kind: string;
  readonly slug: string;
  readonly change: 'add' | 'change' | 'remove';
  /** Canonical JSON of what is stored; null removes. */
  readonly body: string | null;
}

/** The file of a city folder that holds its registers; a folder need not have it. */
const registersFile = 'registers.yaml';

/** A file that an entry names, read and not yet archived. */
interface FoundFile extends KeptFile {
  readonly content: Uint8Array;
}

/** What a folder's registers come to, and the files to archive first. */
export interface RegisterPlan {
  readonly changes: readonly RegisterChange[];
  readonly files: readonly Uint8Array[];
}

/**
 * What has to change for the registers to be as the folder says. What was entered at the desk is
 * left alone, unless the folder names it. All findings at once are a `UserError`.
 */
export async function planRegisters(
  platform: Platform,
  city: CityDefinition,
  folder: { readonly files: FolderFiles; readonly shown: string },
): Promise<RegisterPlan> {
  const text = (await folder.files.has(registersFile))
    ? await folder.files.read(registersFile)
    : '';
  const before = await storedEntries(platform, city.slug);
  const name = `${folder.shown.replace(/[/\\]+$/, '')}/${registersFile}`;
  const today = localDay(platform.clock(), city.timeZone);
  const known = knownBesides(city, before);
  const reading = text.trim() === '' ? [] : readRegisters(name, text, known, today);
  const findings = reading.filter((one) => 'message' in one);
  if (findings.length > 0) throw new UserError(findings);
  const entries = reading as readonly ReadEntry[];
  const found = await filesOf(entries, folder.files, name);
  const wanted = entries.map(({ register, entry }) => {
    const { content: _, ...file } = found.get(entry) ?? { content: null };
    const kept: Kept<unknown> = { entry, keptIn: 'folder', file: 'hash' in file ? file : null };
    return { kind: register.kind, slug: entry.slug, body: canonicalJson(kept) };
  });
  return {
    changes: changesTo(wanted, before),
    files: [...found.values()].map((one) => one.content),
  };
}

/** Archives the files and stores the changes, in one transaction with its audit entry. */
export async function storeRegisters(
  platform: Platform,
  city: string,
  plan: RegisterPlan,
): Promise<void> {
  if (plan.changes.length === 0) return;
  await platform.archive.putAll(plan.files);
  const changes = plan.changes.map(({ kind, slug, body }) => ({ kind, slug, body, basedOn: null }));
  await platform.state.putRecords(city, 'registers.applied', changes, act(platform));
}

async function storedEntries(platform: Platform, city: string): Promise<RecordVersion[]> {
  const lists = await Promise.all(registers.map(({ kind }) => platform.state.records(city, kind)));
  return lists.flat();
}

function keptIn({ body }: RecordVersion): string {
  return (JSON.parse(body ?? '{}') as Kept<unknown>).keptIn;
}

/** What the folder may refer to besides its own entries. */
function knownBesides(city: CityDefinition, stored: readonly RecordVersion[]): KnownSlugs {
  const known = new Map(slugsOfCity(city));
  for (const record of stored.filter((one) => keptIn(one) === 'desk')) {
    known.set(record.kind, new Set([...(known.get(record.kind) ?? []), record.slug]));
  }
  return known;
}

function changesTo(
  wanted: readonly { readonly kind: string; readonly slug: string; readonly body: string }[],
  before: readonly RecordVersion[],
): RegisterChange[] {
  const key = ({ kind, slug }: { kind: string; slug: string }) => `${kind} ${slug}`;
  const old = new Map(before.map((record) => [key(record), record.body]));
  const kept = new Set(wanted.map(key));
  const changes = wanted.flatMap((one): RegisterChange[] => {
    const body = old.get(key(one));
    if (body === one.body) return [];
    return [{ ...one, change: body === undefined ? 'add' : 'change' }];
  });
  const removed = before
    .filter((record) => keptIn(record) === 'folder' && !kept.has(key(record)))
    .map(({ kind, slug }): RegisterChange => ({ kind, slug, change: 'remove', body: null }));
  return [...changes, ...removed];
}

/** The files that entries name; every one that is missing is told at once. */
async function filesOf(
  entries: readonly ReadEntry[],
  files: FolderFiles,
  name: string,
): Promise<Map<unknown, FoundFile>> {
  const found = new Map<unknown, FoundFile>();
  const findings = [];
  for (const { entry, register } of entries) {
    const path = fileNameIn(register, entry);
    if (path === null) continue;
    try {
      const content = await files.bytes(path);
      const hash = sha256Hex(content);
      found.set(entry, { name: basename(path), hash, bytes: content.length, content });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      findings.push(...error.findings.map((one) => ({ ...one, file: name, value: path })));
    }
  }
  if (findings.length > 0) throw new UserError(findings);
  return found;
}

function fileNameIn(register: Register, entry: object): string | null {
  const isDocument = register.kind === 'document';
  return isDocument && 'file' in entry ? (entry.file as string | null) : null;
}

const signs = { add: '+', change: '~', remove: '-' } as const;

/** The changes for people, one line each; empty when there are none. */
export function describeRegisters(changes: readonly RegisterChange[]): string {
  return changes.map((one) => `${signs[one.change]} ${one.kind} ${one.slug}`).join('\n');
}
