import { DamagedFacts } from '../facts/faults.ts';
import { readHolder } from '../state/index.ts';
import type { Platform, Report } from './platform.ts';

/** One thing that was looked at. */
export interface Diagnosis {
  readonly check: string;
  readonly sound: boolean;
  readonly detail: string;
  /** What to do; null when sound. */
  readonly remedy: string | null;
}

/** Looks at everything that can go wrong in a data folder; changes nothing. */
export async function diagnose(
  platform: Platform,
  folder: string,
  report: Report,
): Promise<Diagnosis[]> {
  return [
    await lock(folder),
    await versions(platform),
    await auditChain(platform),
    await archiveObjects(platform, report),
    await deliveries(platform),
    await publishedBoards(platform),
    await factsIndex(platform).catch(damagedIndex),
  ];
}

const restore = 'Restore the data folder from a backup: civicstat restore <file>';

async function lock(folder: string): Promise<Diagnosis> {
  const holder = await readHolder(folder);
  if (holder === undefined) {
    return {
      check: 'lock',
      sound: false,
      detail: 'the folder is locked, but lock.json does not say by whom',
      remedy: 'Check who may write to the data folder, then start the server again',
    };
  }
  const { pid, since, address, version } = holder;
  const serving = address === null ? '' : `, which serves ${address}`;
  const detail = `held by process ${pid} since ${since} (version ${version})${serving}`;
  return { check: 'lock', sound: true, detail, remedy: null };
}

async function versions(platform: Platform): Promise<Diagnosis> {
  const { stored, known } = await platform.state.schemaVersion();
  const sound = stored === known;
  return {
    check: 'state store version',
    sound,
    detail: `tables are at version ${stored}, this program knows ${known}`,
    remedy: sound ? null : 'Use the version of Civicstat that wrote this folder, or a newer one',
  };
}

async function auditChain(platform: Platform): Promise<Diagnosis> {
  const verdict = await platform.state.verifyAudit();
  return {
    check: 'audit chain',
    sound: verdict.sound,
    detail: verdict.sound
      ? `${verdict.entries} entries, head ${verdict.head.slice(0, 12)}`
      : `broken at entry ${verdict.brokenAt} of ${verdict.entries}: it was changed outside Civicstat`,
    remedy: verdict.sound ? null : restore,
  };
}

async function archiveObjects(platform: Platform, report: Report): Promise<Diagnosis> {
  const progress = report.progress('Reading the archive');
  const damaged: string[] = [];
  let count = 0;
  for await (const hash of platform.archive.list()) {
    if ((await platform.archive.verify(hash)) !== 'sound') damaged.push(hash);
    count += 1;
    progress(count, null);
  }
  return {
    check: 'archive',
    sound: damaged.length === 0,
    detail:
      damaged.length === 0
        ? `${count} objects, each has the bytes its name promises`
        : `${damaged.length} of ${count} objects are damaged: ${damaged.slice(0, 5).join(', ')}`,
    remedy: damaged.length === 0 ? null : restore,
  };
}

async function deliveries(platform: Platform): Promise<Diagnosis> {
  const all = await platform.state.deliveries();
  const missing: string[] = [];
  for (const one of all) if (!(await platform.archive.has(one.content))) missing.push(one.name);
  return {
    check: 'deliveries',
    sound: missing.length === 0,
    detail:
      missing.length === 0
        ? `${all.length} accepted, all archived`
        : `the archive lacks ${missing.length} of ${all.length}: ${missing.slice(0, 5).join(', ')}`,
    remedy: missing.length === 0 ? null : restore,
  };
}

async function publishedBoards(platform: Platform): Promise<Diagnosis> {
  let count = 0;
  const missing: string[] = [];
  for (const city of await platform.state.cities()) {
    for (const board of await platform.state.published(city)) {
      count += 1;
      if (!(await isWhole(platform, board.board))) missing.push(`${city} ${board.date}`);
    }
  }
  return {
    check: 'published boards',
    sound: missing.length === 0,
    detail:
      missing.length === 0
        ? `${count} published, each with all its documents and receipts`
        : `${missing.length} of ${count} are not whole: ${missing.slice(0, 5).join(', ')}`,
    remedy: missing.length === 0 ? null : restore,
  };
}

/** Whether a board and everything it refers to are in the archive. */
async function isWhole(platform: Platform, hash: string): Promise<boolean> {
  if (!(await platform.archive.has(hash))) return false;
  const board = await platform.snapshots.board(hash);
  if (board === undefined) return false;
  const documents = [
    board.definitions,
    ...[...board.series, ...board.ledger].map((chapter) => chapter.document),
    ...board.metrics.flatMap((metric) => Object.values(metric.receipts)),
  ];
  for (const document of documents) if (!(await platform.archive.has(document))) return false;
  return true;
}

async function factsIndex(platform: Platform): Promise<Diagnosis> {
  const accepted = await platform.state.deliveries();
  const landed = new Map((await platform.facts.landed()).map((one) => [one.id, one.sequence]));
  const lacking = accepted.filter((one) => landed.get(one.id) !== one.sequence).length;
  const sound = lacking === 0 && landed.size === accepted.length;
  const { rows, checksum } = await platform.facts.checksum();
  return {
    check: 'index of facts',
    sound,
    detail: sound
      ? `${rows} rows of ${landed.size} deliveries, checksum ${checksum}`
      : `${landed.size} deliveries landed, ${accepted.length} accepted, ${lacking} lacking`,
    remedy: sound ? null : 'Run civicstat rebuild',
  };
}

function damagedIndex(error: unknown): Diagnosis {
  if (!(error instanceof DamagedFacts)) throw error;
  return {
    check: 'index of facts',
    sound: false,
    detail: error.message,
    remedy: 'Run civicstat rebuild',
  };
}
