import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  Cursor,
  FileConnector,
  PullQuestion,
  RowConnector,
} from '../../connectors/contract.ts';
import type { Mapping } from '../../formats/index.ts';
import { canonicalJson, UserError } from '../../model/index.ts';
import { openSpool, type Spool } from '../../spool/index.ts';
import type { Report } from '../platform.ts';
import type { BegunPull } from './begin.ts';
import type { Collecting } from './contract.ts';
import type { Load } from './load.ts';
import { tooMuch, writeBytes, writeCsv } from './spooled-file.ts';

/** What was read so far, for the run log. */
export interface ReadSoFar {
  rows: number;
  bytes: number;
  readonly notes: string[];
}

/** A pull that was cut off goes on within this time; later the source is read anew. */
const spoolLastsMilliseconds = 6 * 3_600_000;

/**
 * Reads a source and gives what it holds as files to be taken in, each to be taken before the next
 * one is asked for.
 */
export async function* loadsOf(
  collecting: Collecting,
  begun: BegunPull,
  read: ReadSoFar,
  report: Report,
  signal: AbortSignal,
): AsyncGenerator<Load> {
  const { connector } = begun.settings;
  const folder = join(collecting.outside.spools, begun.run.city, begun.source.slug);
  await mkdir(folder, { recursive: true });
  const pulled = { collecting, begun, folder, read, report, signal };
  if (connector.gives === 'rows') yield* rowLoads(connector, pulled);
  else yield* fileLoads(connector, pulled);
}

interface Pulled {
  readonly collecting: Collecting;
  readonly begun: BegunPull;
  readonly folder: string;
  readonly read: ReadSoFar;
  readonly report: Report;
  readonly signal: AbortSignal;
}

function questionOf({ collecting, begun, read, signal }: Pulled, cursor: Cursor): PullQuestion {
  const { source, timeZone, settings } = begun;
  const { outside } = collecting;
  return {
    settings: settings.values,
    cursor,
    timeZone,
    now: Temporal.Instant.fromEpochMilliseconds(Math.floor(outside.clock() / 1000)),
    limits: {
      rows: source.mostRows,
      bytes: source.mostMegabytes * 1_000_000,
      totalMilliseconds: source.mostMinutes * 60_000,
      idleMilliseconds: source.idleSeconds * 1000,
    },
    network: outside.network,
    say: (note) => read.notes.push(note),
    wait: (milliseconds) => outside.wait(milliseconds, signal),
    signal,
  };
}

async function* fileLoads(connector: FileConnector, pulled: Pulled): AsyncGenerator<Load> {
  const { begun, folder, read, signal } = pulled;
  const cursor = begun.cursor === null ? null : (JSON.parse(begun.cursor) as Cursor);
  const path = join(folder, 'file');
  const question = questionOf(pulled, cursor);
  for await (const file of whileGoing(connector.pull(question), signal)) {
    read.bytes += await writeBytes(file.bytes, path, question.limits.bytes, signal);
    const { mapping } = begun.source;
    yield {
      path,
      name: file.name,
      cursor: JSON.stringify(file.cursor),
      columns: [],
      rows: null,
      mapping,
    };
    await rm(path, { force: true });
  }
}

async function* rowLoads(connector: RowConnector, pulled: Pulled): AsyncGenerator<Load> {
  const { begun, folder, read, signal } = pulled;
  const { source } = begun;
  const path = join(folder, 'spool.db');
  if (await isStale(path, pulled)) await rm(path);
  const from = source.incremental ? begun.cursor : null;
  const task = canonicalJson({ source, base: begun.base, from });
  const spool = openSpool(path, task, source.key);
  let complete = false;
  try {
    await fill(connector, spool, from, pulled);
    complete = true;
    const { mark } = spool;
    read.rows = mark?.read ?? 0;
    read.bytes = mark?.characters ?? 0;
    if (mark === null || spool.count() === 0) return;
    const csv = join(folder, `${source.slug}.csv`);
    const forms = await writeCsv(spool, csv, signal);
    yield {
      path: csv,
      name: `${source.slug}.csv`,
      cursor: mark.cursor,
      columns: forms,
      rows: spool.count(),
      mapping: plainTable(source.mapping),
    };
    await rm(csv, { force: true });
  } finally {
    spool.close();
    // What was refused is read again when it is mended; only what was cut off goes on.
    if (complete) await rm(path, { force: true });
  }
}

/** The spool's own form of a table, with the city's words for its columns. */
export function plainTable(mapping: Mapping): Mapping {
  return { ...mapping, delimiter: ',', encoding: 'utf-8', header: true };
}

async function isStale(path: string, { collecting }: Pulled): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return (
    found !== null && collecting.outside.clock() / 1000 - found.mtimeMs > spoolLastsMilliseconds
  );
}

async function fill(
  connector: RowConnector,
  spool: Spool,
  from: string | null,
  pulled: Pulled,
): Promise<void> {
  const { begun, report, signal } = pulled;
  const text = spool.mark?.cursor ?? from;
  const question = questionOf(pulled, text === null ? null : (JSON.parse(text) as Cursor));
  const progress = report.progress(`Reading ${begun.source.title}`);
  for await (const { columns, rows, cursor, total } of whileGoing(
    connector.pull(question),
    signal,
  )) {
    spool.append({ columns, rows, cursor: JSON.stringify(cursor) });
    const { read, characters } = spool.mark!;
    if (read > question.limits.rows) throw tooManyRows(question.limits.rows);
    if (characters > question.limits.bytes) throw tooMuch(question.limits.bytes);
    progress(read, total);
  }
}

/** The items of an iteration until the signal is aborted, also while the next one is awaited. */
export async function* whileGoing<T>(
  items: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  aborted.catch(() => undefined);
  const abort = () => reject(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener('abort', abort, { once: true });
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    // A source that ignores the signal must not keep others waiting for its end.
    void iterator.return?.().catch(() => undefined);
  }
}

function tooManyRows(most: number): UserError {
  return new UserError({
    code: 'too-many-rows',
    message: `The source gives more than ${most} rows`,
    remedy: 'Ask it for less, or raise mostRows of the source',
  });
}
