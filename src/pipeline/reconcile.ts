import { formatInstant } from '../calendar/index.ts';
import type { LandedDelivery } from '../facts/contract.ts';
import { DamagedFacts } from '../facts/faults.ts';
import {
  type BoardEntry,
  type CityIndex,
  canonicalJson,
  type Delivery,
  Fault,
} from '../model/index.ts';
import type { PublishedBoard } from '../state/contract.ts';
import { loadCity } from './city.ts';
import type { Platform, Report } from './platform.ts';
import { publicProgress } from './submissions.ts';

/**
 * Brings the index of facts and the public index in step with the truth. Run after every start
 * and whenever a step between them may have been cut off: deliveries that were accepted but not
 * landed are landed from the archive; landed ones that are not accepted are forgotten. The public
 * comes first: landing may take long.
 * @returns the path under which a damaged index of facts is kept that was made again; else null
 */
export async function reconcile(platform: Platform, report: Report): Promise<string | null> {
  for (const city of await platform.state.cities()) await writePublicIndex(platform, city);
  return reconcileFacts(platform, report);
}

/** Lands what is missing in the index of facts and forgets what should not be there. */
export async function reconcileFacts(platform: Platform, report: Report): Promise<string | null> {
  const accepted = await platform.state.deliveries();
  const { present, kept } = await landedOrReplaced(platform, report);
  const landed = new Map(present.map((one) => [one.id, one.sequence]));
  const known = new Map(accepted.map((one) => [one.id, one.sequence]));
  const strangers = [...landed].filter(([id, sequence]) => known.get(id) !== sequence);
  if (strangers.length > 0) await platform.facts.forget(strangers.map(([id]) => id));
  const missing = accepted.filter((one) => landed.get(one.id) !== one.sequence);
  for (const delivery of missing) await landArchived(platform, delivery, report);
  return kept;
}

/** A damaged index is put aside: then nothing has landed, and everything lands again. */
async function landedOrReplaced(
  platform: Platform,
  report: Report,
): Promise<{ readonly present: readonly LandedDelivery[]; readonly kept: string | null }> {
  try {
    return { present: await platform.facts.landed(), kept: null };
  } catch (error) {
    if (!(error instanceof DamagedFacts)) throw error;
    const kept = await platform.facts.replace();
    report.say(
      `The index of facts was damaged and is built again from the deliveries; the damaged file is kept as ${kept}.`,
    );
    return { present: [], kept };
  }
}

async function landArchived(platform: Platform, delivery: Delivery, report: Report): Promise<void> {
  const checked = await platform.facts.check(
    {
      path: platform.archive.path(delivery.content),
      name: delivery.name,
      city: delivery.city,
      kind: delivery.kind,
      reading: delivery.mapping,
      arrived: delivery.arrived,
      metrics: null,
    },
    report.progress(`Reading ${delivery.name}`, 'bytes'),
  );
  if (checked.content !== delivery.content || checked.findings.length > 0) {
    throw new Fault(
      `the archived delivery ${delivery.id} (${delivery.name}) cannot be read any more`,
      'Run civicstat doctor; restore the data folder from a backup if it reports damage',
    );
  }
  await platform.facts.land(delivery);
}

/** Rewrites a city's public index from the published boards on record, if there are any. */
export async function writePublicIndex(platform: Platform, city: string): Promise<void> {
  const published = await platform.state.published(city);
  if (published.length === 0) return;
  const { name, timeZone } = (await loadCity(platform, city)).city;
  const progress = await publicProgress(platform.state, city);
  const present = await platform.snapshots.index(city);
  const scores = await republishedScores(platform, published, present);
  const index: CityIndex = {
    city,
    name,
    boards: published.map((one) => ({
      date: one.date,
      board: one.board,
      knownOn: formatInstant(one.knownOn, timeZone),
      publishedAt: formatInstant(one.publishedAt, timeZone),
      ...scores(one.board),
    })),
    ...(progress === null ? {} : { progress }),
  };
  if (present !== undefined && canonicalJson(present) === canonicalJson(index)) return;
  await platform.snapshots.writeIndex(index);
}

type Scores = Pick<BoardEntry, 'scores'>;

/**
 * The city's own score on each board of a date that was published more than once: the ledger tells
 * how it moved. What the present index holds is not read again. A board that cannot be read has no
 * scores here: `doctor` tells of it, and the other boards stay in sight.
 */
async function republishedScores(
  { snapshots }: Platform,
  published: readonly PublishedBoard[],
  present: CityIndex | undefined,
): Promise<(board: string) => Scores> {
  const told = new Map(present?.boards.map(({ board, scores }) => [board, scores]));
  const known = new Map<string, Scores>();
  const again = [...Map.groupBy(published, (one) => one.date).values()];
  for (const { board } of again.filter((boards) => boards.length > 1).flat()) {
    const scores = told.get(board) ?? (await scoresOn(snapshots, board));
    if (scores !== undefined) known.set(board, { scores });
  }
  return (board) => known.get(board) ?? {};
}

async function scoresOn(
  snapshots: Platform['snapshots'],
  hash: string,
): Promise<BoardEntry['scores']> {
  const board = await snapshots.board(hash).catch((error: unknown) => {
    if (error instanceof Fault) return undefined;
    throw error;
  });
  if (board === undefined) return undefined;
  const { day, week, month, quarter } = board.composite;
  return { day: day.score, week: week.score, month: month.score, quarter: quarter.score };
}
