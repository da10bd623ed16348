import { dirname, join } from 'node:path';
import {
  type BoardDocument,
  type BreakdownDocument,
  type BreakdownsDocument,
  type CityIndex,
  type CompositeReceipt,
  canonicalJson,
  type DefinitionsDocument,
  Fault,
  type LedgerDocument,
  type ProgressDocument,
  type Receipt,
  type SeriesDocument,
} from '../model/index.ts';
import { type Archive, type Hash, MissingObject } from './contract.ts';
import { type Disk, nodeDisk } from './disk.ts';
import type { Snapshots, SnapshotWriter } from './snapshots.ts';
import { orFault } from './writer.ts';

/** How many bytes of stored JSON are kept parsed, documents and indexes each. */
const cachedBytes = 32 << 20;

/**
 * The published snapshots: a city's index in `<folder>/<city>.json`, everything else in the
 * archive. Reading writes nothing, and the folder need not exist. Documents come from a bounded
 * cache and are shared: they must not be changed. Throws `Fault` when a file or object is damaged.
 */
export function openSnapshots(
  archive: Pick<Archive, 'get'>,
  folder: string,
  disk: Disk = nodeDisk,
): Snapshots & SnapshotWriter {
  const document = openDocuments(archive);
  const { read, write } = openIndexes(disk, folder);
  return {
    async cities() {
      const names = (await disk.list(folder)).filter((name) => name.endsWith('.json'));
      const slugs = names.map((name) => name.slice(0, -'.json'.length)).sort();
      const indexes = await Promise.all(slugs.map(read));
      return indexes
        .filter((index) => index !== undefined && index.boards.length > 0)
        .map((index) => ({ slug: index!.city, name: index!.name }));
    },
    index: read,
    board: (hash) => document<BoardDocument>('civicstat-board-1', hash),
    definitions: (hash) => document<DefinitionsDocument>('civicstat-definitions-1', hash),
    series: (hash) => document<SeriesDocument>('civicstat-series-1', hash),
    breakdowns: (hash) => document<BreakdownsDocument>('civicstat-breakdowns-1', hash),
    breakdown: (hash) => document<BreakdownDocument>('civicstat-breakdown-1', hash),
    ledger: (hash) => document<LedgerDocument>('civicstat-ledger-1', hash),
    progress: (hash) => document<ProgressDocument>('civicstat-progress-1', hash),
    receipt: (hash) => document<Receipt>('civicstat-receipt-1', hash),
    compositeReceipt: (hash) => document<CompositeReceipt>('civicstat-composite-receipt-1', hash),
    writeIndex: write,
  };
}

/** Only such a text may become a file's name. */
function isSlug(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,99}$/.test(text);
}

function openDocuments(archive: Pick<Archive, 'get'>) {
  const cache = boundedCache<unknown>(cachedBytes);
  /** The object with this hash; undefined when there is none or it is not of this format. */
  return async <Document extends { readonly format: string }>(
    format: Document['format'],
    hash: Hash,
  ): Promise<Document | undefined> => {
    let found = cache.get(hash);
    if (found === undefined) {
      const bytes = await archive.get(hash).catch((error: unknown) => {
        if (error instanceof MissingObject) return undefined;
        throw error;
      });
      if (bytes === undefined) return undefined;
      found = parseJson(bytes);
      cache.set(hash, found, bytes.length);
    }
    return hasFormat<Document>(found, format) ? found : undefined;
  };
}

function hasFormat<Document>(value: unknown, format: string): value is Document {
  return (
    typeof value === 'object' && value !== null && 'format' in value && value.format === format
  );
}

function openIndexes(disk: Disk, folder: string) {
  const cache = boundedCache<CityIndex>(cachedBytes);
  const place = (city: string) => join(folder, `${city}.json`);
  const read = async (city: string): Promise<CityIndex | undefined> => {
    if (!isSlug(city)) return undefined;
    const stamp = (await disk.look(place(city)))?.stamp;
    if (stamp === undefined) return undefined;
    const key = `${city} ${stamp}`;
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const bytes = await disk.read(place(city));
    if (bytes === undefined) return undefined;
    const index = parseJson(bytes);
    if (!isIndex(index, city)) throw damagedIndex(place(city));
    cache.set(key, index, bytes.length);
    return index;
  };
  const replace = async (index: CityIndex) => {
    await disk.makeFolder(folder);
    await disk.syncFolder(dirname(folder));
    const filled = join(folder, `.${index.city}.json.new`);
    await disk.remove(filled);
    const file = await disk.create(filled);
    try {
      await file.write(new TextEncoder().encode(canonicalJson(index)));
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.rename(filled, place(index.city));
    await disk.syncFolder(folder);
  };
  let turn: Promise<void> = Promise.resolve();
  const write = async (index: CityIndex) => {
    if (!isSlug(index.city)) throw new TypeError(`not a city's slug: ${index.city}`);
    // One after the other, because the writers of one city share a file.
    const mine = turn.then(() => orFault(replace(index)));
    turn = mine.catch(() => undefined);
    await mine;
  };
  return { read, write };
}

function isIndex(value: unknown, city: string): value is CityIndex {
  if (typeof value !== 'object' || value === null) return false;
  const { city: named, name, boards } = value as Partial<Record<keyof CityIndex, unknown>>;
  return named === city && typeof name === 'string' && Array.isArray(boards);
}

function damagedIndex(path: string): Fault {
  return new Fault(`the index ${path} is damaged`, 'publish the city again');
}

/** Undefined when the bytes are no JSON text. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Keeps what was used last, up to so many bytes; one thing alone may take a quarter of them. */
function boundedCache<T>(limitBytes: number) {
  const kept = new Map<string, { readonly value: T; readonly bytes: number }>();
  let total = 0;
  const drop = (key: string) => {
    total -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  return {
    get(key: string): T | undefined {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    set(key: string, value: T, bytes: number): void {
      if (bytes > limitBytes / 4) return;
      drop(key);
      kept.set(key, { value, bytes });
      total += bytes;
      for (const oldest of kept.keys()) {
        if (total <= limitBytes) return;
        drop(oldest);
      }
    },
  };
}
