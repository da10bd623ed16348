import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileConnector, PullQuestion, RowConnector } from '../../connectors/contract.ts';
import { firstRecords, type Mapping, standardLimits } from '../../formats/index.ts';
import { Fault, type Finding, UserError } from '../../model/index.ts';
import { openSpool } from '../../spool/index.ts';
import { loadCity } from '../city.ts';
import { type JudgedFile, judgeFile } from '../deliver.ts';
import { silentReport } from '../platform.ts';
import type { Stores } from '../stores.ts';
import type { Outside } from './contract.ts';
import { datasetPart } from './load.ts';
import { plainTable, whileGoing } from './loads.ts';
import { openSettings } from './settings.ts';
import type { Source } from './source.ts';
import { writeBytes, writeCsv } from './spooled-file.ts';

/** A person waits for it. */
const mostMilliseconds = 20_000;
const mostRows = 1000;
const mostBytes = 16_000_000;
const shownRows = 10;

export interface TrialQuestion {
  readonly city: string;
  readonly source: Source;
  /** Secrets that were typed and not kept yet, by setting; the others are those that are kept. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** What a source gave when it was tried. */
export interface TriedSource {
  /** The name of the file that was looked at; null for a source of rows. */
  readonly file: string | null;
  readonly columns: readonly string[];
  /** The first rows as they come. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** What the source had to say. */
  readonly notes: readonly string[];
  /** What taking in the beginning would change, or why it would be refused; null: nothing came. */
  readonly judgement:
    | { readonly findings: readonly Finding[] }
    | Pick<JudgedFile['checked'], 'rows' | 'difference' | 'notices'>
    | null;
}

/**
 * Reads the beginning of a source, the first rows or the first file, and judges it as a pull would.
 * Nothing is kept. Throws like a connector's `pull`; within 20 seconds.
 */
export async function trySource(
  stores: Stores,
  outside: Outside,
  { city, source, secrets }: TrialQuestion,
): Promise<TriedSource> {
  const { timeZone, settings } = await stores.freely(async (platform) => ({
    timeZone: (await loadCity(platform, city)).city.timeZone,
    settings: await openSettings(platform, outside, city, source, secrets),
  }));
  await mkdir(outside.spools, { recursive: true });
  const folder = await mkdtemp(join(outside.spools, 'trial-'));
  const signal = AbortSignal.timeout(mostMilliseconds);
  const notes: string[] = [];
  try {
    const question = questionOf(outside, source, { settings, timeZone, notes, signal });
    const { connector } = settings;
    const begun = { folder, source, question };
    const found = await (connector.gives === 'rows'
      ? firstRows(connector, begun)
      : firstFile(connector, begun));
    if (found === null) return { file: null, columns: [], rows: [], notes, judgement: null };
    return { ...found.shown, notes, judgement: await judged(stores, city, source, found) };
  } catch (error) {
    throw signal.aborted ? tooSlow() : error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Opened {
  readonly settings: Awaited<ReturnType<typeof openSettings>>;
  readonly timeZone: string;
  readonly notes: string[];
  readonly signal: AbortSignal;
}

function questionOf(
  outside: Outside,
  { mostRows: rows, mostMegabytes }: Source,
  { settings, timeZone, notes, signal }: Opened,
): PullQuestion {
  return {
    settings: settings.values,
    cursor: null,
    timeZone,
    now: Temporal.Instant.fromEpochMilliseconds(Math.floor(outside.clock() / 1000)),
    limits: {
      rows,
      bytes: mostMegabytes * 1_000_000,
      totalMilliseconds: mostMilliseconds,
      idleMilliseconds: mostMilliseconds,
    },
    network: outside.network,
    say: (note) => notes.push(note),
    wait: (milliseconds) => outside.wait(milliseconds, signal),
    signal,
  };
}

interface Begun {
  readonly folder: string;
  readonly source: Source;
  readonly question: PullQuestion;
}

/** The beginning of a source as a file to be judged. */
interface Beginning {
  readonly shown: Pick<TriedSource, 'file' | 'columns' | 'rows'>;
  readonly path: string;
  readonly name: string;
  readonly mapping: Mapping;
}

async function firstRows(
  connector: RowConnector,
  { folder, source, question }: Begun,
): Promise<Beginning | null> {
  for await (const { columns, rows } of whileGoing(connector.pull(question), question.signal)) {
    if (rows.length === 0) continue;
    const path = join(folder, 'rows.csv');
    const spool = openSpool(join(folder, 'spool.db'), 'trial', source.key);
    try {
      spool.append({ columns, rows: rows.slice(0, mostRows), cursor: 'null' });
      await writeCsv(spool, path, question.signal);
    } finally {
      spool.close();
    }
    const shown = { file: null, columns, rows: rows.slice(0, shownRows) };
    return { shown, path, name: `${source.slug}.csv`, mapping: plainTable(source.mapping) };
  }
  return null;
}

async function firstFile(
  connector: FileConnector,
  { folder, source, question }: Begun,
): Promise<Beginning | null> {
  for await (const { name, bytes } of whileGoing(connector.pull(question), question.signal)) {
    const path = join(folder, 'file');
    await writeBytes(upToMost(name, bytes), path, question.limits.bytes, question.signal);
    const { mapping } = source;
    const records = await firstRecords(
      { path, name, mapping, limits: standardLimits },
      shownRows + 1,
    ).catch(() => []);
    const [columns = [], ...rows] = records;
    return { shown: { file: name, columns, rows }, path, name, mapping };
  }
  return null;
}

async function* upToMost(
  value: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let count = 0;
  for await (const chunk of bytes) {
    count += chunk.length;
    if (count > mostBytes) {
      throw new UserError({
        code: 'too-large-to-try',
        message: `The file was found and can be read, but has more than ${mostBytes / 1_000_000} megabytes, which is too much for a trial`,
        value,
        remedy: 'Save the source and read it now',
      });
    }
    yield chunk;
  }
}

async function judged(
  stores: Stores,
  city: string,
  { gives: kind, dataset }: Source,
  { path, name, mapping }: Beginning,
): Promise<TriedSource['judgement']> {
  const question = { city, kind, ...datasetPart(dataset), path, name, mapping, dryRun: true };
  try {
    const { checked } = await stores.inTurn((platform) =>
      judgeFile(platform, question, silentReport),
    );
    const { rows, difference, notices } = checked;
    return { rows, difference, notices };
  } catch (error) {
    if (error instanceof UserError) return { findings: error.findings };
    throw error;
  }
}

function tooSlow(): Fault {
  return new Fault(
    `the source gave nothing within ${mostMilliseconds / 1000} seconds`,
    'Check its address and port, and whether a firewall lies between; or ask it for less',
  );
}
