import { DamagedFacts } from '../facts/faults.ts';
import type { BoardDocument } from '../model/index.ts';
import { readHolder } from '../state/index.ts';
import { type KeptObject, keptObjects } from './kept-objects.ts';
import type { Platform, Report } from './platform.ts';

/** One thing that was looked at. */
export interface Diagnosis {
  readonly check: string;
  /** `mended`: it was broken when the folder was opened, and was made again. */
  readonly verdict: 'sound' | 'mended' | 'broken';
  readonly detail: string;
  /** What to do; null when sound. */
  readonly remedy: string | null;
}

/**
 * Looks at everything that can go wrong in a data folder; changes nothing.
 * @param mended where a damaged index of facts is kept that was made again before this; else null
 */
export async function diagnose(
  platform: Platform,
  folder: string,
  mended: string | null,
  report: Report,
): Promise<Diagnosis[]> {
  const archive = await readArchive(platform, report);
  const boards = await boardsOnRecord(platform, archive);
  const kept = await keptByCities(platform);
  return [
    await lock(folder),
    await versions(platform),
    await auditChain(platform),
    archiveObjects(archive, await orphans(platform, archive, boards, kept)),
    await deliveries(platform, archive),
    publishedBoards(boards),
    documentsAndSubmissions(archive, kept),
    await factsIndex(platform, mended).catch(damagedIndex),
  ];
}

const restore = 'Restore the data folder from a backup: civicstat restore <file>';

function verdictOf(sound: boolean): Diagnosis['verdict'] {
  return sound ? 'sound' : 'broken';
}

async function lock(folder: string): Promise<Diagnosis> {
  const holder = await readHolder(folder);
  if (holder === undefined) {
    return {
      check: 'lock',
      verdict: 'broken',
      detail: 'the folder is locked, but lock.json does not say by whom',
      remedy: 'Check who may write to the data folder, then start the server again',
    };
  }
  const { pid, since, address, version } = holder;
  const serving = address === null ? '' : `, which serves ${address}`;
  const detail = `held by process ${pid} since ${since} (version ${version})${serving}`;
  return { check: 'lock', verdict: 'sound', detail, remedy: null };
}

async function versions(platform: Platform): Promise<Diagnosis> {
  const { stored, known } = await platform.state.schemaVersion();
  const sound = stored === known;
  return {
    check: 'state store version',
    verdict: verdictOf(sound),
    detail: `tables are at version ${stored}, this program knows ${known}`,
    remedy: sound ? null : 'Use the version of Civicstat that wrote this folder, or a newer one',
  };
}

async function auditChain(platform: Platform): Promise<Diagnosis> {
  const verdict = await platform.state.verifyAudit();
  return {
    check: 'audit chain',
    verdict: verdictOf(verdict.sound),
    detail: verdict.sound
      ? `${verdict.entries} entries, head ${verdict.head.slice(0, 12)}`
      : `broken at entry ${verdict.brokenAt} of ${verdict.entries}: it was changed outside Civicstat`,
    remedy: verdict.sound ? null : restore,
  };
}

/** Hashes of all objects in the archive, and of those that do not have their bytes. */
interface ReadArchive {
  readonly present: ReadonlySet<string>;
  readonly damaged: readonly string[];
}

async function readArchive(platform: Platform, report: Report): Promise<ReadArchive> {
  const progress = report.progress('Reading the archive');
  const present = new Set<string>();
  const damaged: string[] = [];
  for await (const hash of platform.archive.list()) {
    if ((await platform.archive.verify(hash)) !== 'sound') damaged.push(hash);
    present.add(hash);
    progress(present.size, null);
  }
  return { present, damaged };
}

/** A published board with the objects it is made of; null where it cannot be told. */
interface BoardOnRecord {
  readonly name: string;
  readonly objects: readonly string[] | null;
  /** True when all of its objects are in the archive. */
  readonly whole: boolean;
}

async function boardsOnRecord(platform: Platform, archive: ReadArchive): Promise<BoardOnRecord[]> {
  const boards: BoardOnRecord[] = [];
  for (const city of await platform.state.cities()) {
    for (const { board, date } of await platform.state.published(city)) {
      const readable = archive.present.has(board) && !archive.damaged.includes(board);
      const objects = readable ? await objectsOf(platform, board) : null;
      const whole = objects?.every((hash) => archive.present.has(hash)) ?? false;
      boards.push({ name: `${city} ${date}`, objects, whole });
    }
  }
  return boards;
}

/** A board and everything it refers to; null when it is no board. */
async function objectsOf(platform: Platform, hash: string): Promise<string[] | null> {
  const board = await platform.snapshots.board(hash);
  if (board === undefined) return null;
  return [
    hash,
    board.definitions,
    ...[...board.series, ...board.ledger].map((chapter) => chapter.document),
    ...(await breakdownsOf(platform, board)),
    ...board.metrics.flatMap((metric) => Object.values(metric.receipts)),
    ...compositeReceiptsOf(board),
  ];
}

async function breakdownsOf(
  { snapshots }: Pick<Platform, 'snapshots'>,
  { breakdowns }: BoardDocument,
): Promise<string[]> {
  if (breakdowns === undefined) return [];
  const { metrics = {} } = (await snapshots.breakdowns(breakdowns)) ?? {};
  return [
    breakdowns,
    ...Object.values(metrics).flatMap((months) => months.map(({ document }) => document)),
  ];
}

function compositeReceiptsOf({ receipts }: BoardDocument): string[] {
  if (receipts === undefined) return [];
  const { composite, topics, departments } = receipts;
  const groups = [composite, ...Object.values(topics), ...Object.values(departments)];
  return groups.flatMap((hashes) => Object.values(hashes));
}

/** Objects that nothing on record names: work that was cut off leaves them behind. */
async function orphans(
  platform: Platform,
  { present }: ReadArchive,
  boards: readonly BoardOnRecord[],
  kept: readonly KeptObject[],
): Promise<string[]> {
  // What a board that cannot be read was made of is not known.
  if (!boards.every((one) => one.whole)) return [];
  const named = new Set((await platform.state.deliveries()).map((one) => one.content));
  for (const { hash } of kept) named.add(hash);
  for (const { objects } of boards) for (const hash of objects ?? []) named.add(hash);
  return [...present].filter((hash) => !named.has(hash));
}

function archiveObjects({ present, damaged }: ReadArchive, unnamed: readonly string[]): Diagnosis {
  const sound = damaged.length === 0;
  const whole = `${present.size} objects, each has the bytes its name promises`;
  const left =
    unnamed.length === 0
      ? ''
      : `; ${unnamed.length} that nothing on record names, which do no harm: ${firstOf(unnamed)}`;
  return {
    check: 'archive',
    verdict: verdictOf(sound),
    detail: sound
      ? `${whole}${left}`
      : `${damaged.length} of ${present.size} objects are damaged: ${firstOf(damaged)}`,
    remedy: sound ? null : restore,
  };
}

async function deliveries(platform: Platform, { present }: ReadArchive): Promise<Diagnosis> {
  const all = await platform.state.deliveries();
  const missing = all.filter((one) => !present.has(one.content)).map((one) => one.name);
  const sound = missing.length === 0;
  return {
    check: 'deliveries',
    verdict: verdictOf(sound),
    detail: sound
      ? `${all.length} accepted, all archived`
      : `the archive lacks ${missing.length} of ${all.length}: ${firstOf(missing)}`,
    remedy: sound ? null : restore,
  };
}

function publishedBoards(boards: readonly BoardOnRecord[]): Diagnosis {
  const broken = boards.filter((one) => !one.whole).map((one) => one.name);
  const sound = broken.length === 0;
  return {
    check: 'published boards',
    verdict: verdictOf(sound),
    detail: sound
      ? `${boards.length} published, each with all its documents and receipts`
      : `${broken.length} of ${boards.length} are not whole: ${firstOf(broken)}`,
    remedy: sound ? null : restore,
  };
}

async function keptByCities({ state }: Platform): Promise<KeptObject[]> {
  const cities = await state.cities();
  const lists = await Promise.all(cities.map((city) => keptObjects(state, city)));
  return lists.flat();
}

function documentsAndSubmissions({ present }: ReadArchive, kept: readonly KeptObject[]): Diagnosis {
  const missing = kept.filter(({ hash }) => !present.has(hash)).map(({ name }) => name);
  const sound = missing.length === 0;
  return {
    check: 'documents',
    verdict: verdictOf(sound),
    detail: sound
      ? `${kept.length} files and frozen pieces of evidence, all archived`
      : `the archive lacks what belongs to ${firstOf([...new Set(missing)])}`,
    remedy: sound ? null : restore,
  };
}

function firstOf(names: readonly string[]): string {
  return `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`;
}

async function factsIndex(platform: Platform, mended: string | null): Promise<Diagnosis> {
  const accepted = await platform.state.deliveries();
  const landed = new Map((await platform.facts.landed()).map((one) => [one.id, one.sequence]));
  const lacking = accepted.filter((one) => landed.get(one.id) !== one.sequence).length;
  const sound = lacking === 0 && landed.size === accepted.length;
  const { rows, checksum } = await platform.facts.checksum();
  if (sound && mended !== null) return mendedIndex(mended);
  return {
    check: 'index of facts',
    verdict: verdictOf(sound),
    detail: sound
      ? `${rows} rows of ${landed.size} deliveries, checksum ${checksum}`
      : `${landed.size} deliveries landed, ${accepted.length} accepted, ${lacking} lacking`,
    remedy: sound ? null : 'Run civicstat rebuild',
  };
}

function mendedIndex(kept: string): Diagnosis {
  return {
    check: 'index of facts',
    verdict: 'mended',
    detail: `was damaged and is built again from the deliveries; the damaged file is kept as ${kept}`,
    remedy: 'No number is lost. Have the disk checked',
  };
}

function damagedIndex(error: unknown): Diagnosis {
  if (!(error instanceof DamagedFacts)) throw error;
  return {
    check: 'index of facts',
    verdict: 'broken',
    detail: error.message,
    remedy: 'Run civicstat rebuild',
  };
}
