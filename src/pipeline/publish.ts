import { dayFromNumber, dayNumber } from '../calendar/index.ts';
import {
  type BoardDocument,
  type BoardScores,
  type Chapter,
  canonicalJson,
  type Day,
  UserError,
} from '../model/index.ts';
import type { PublishedBoard } from '../state/contract.ts';
import {
  type PreparedBoard,
  type PublishContext,
  prepareBoard,
  publishContext,
  whatItSays,
} from './board-document.ts';
import { type DefinedCity, loadCity } from './city.ts';
import { ledgerDocuments } from './ledger.ts';
import { act, type Platform, type Report } from './platform.ts';
import { writePublicIndex } from './reconcile.ts';
import { datesBetween, scoreDate } from './score.ts';
import { monthOf, seriesDocument } from './series.ts';

/** What publishing did: dates whose board is new or changed, and dates where nothing changed. */
export interface Publication {
  readonly published: readonly { readonly date: Day; readonly board: string }[];
  readonly unchanged: readonly Day[];
}

/** How far back a board's history reaches at the most. */
const mostHistoryDays = 3653;

/**
 * Freezes the boards of the given dates (ascending, without gaps) as they are known now. A board
 * whose numbers are what the one published last for its date says is not published again; the last
 * board also carries the city's history and ledger, and follows when these changed. Objects are
 * stored and synced first, then recorded in one transaction, then shown: a stop in between shows
 * the old boards.
 */
export async function publish(
  platform: Platform,
  slug: string,
  dates: readonly Day[],
  report: Report,
): Promise<Publication> {
  const defined = await loadCity(platform, slug);
  refuseWithoutOwner(defined);
  const context = await publishContext(platform, defined, dates.at(-1)!);
  const ledger = await storeLedger(platform, context);
  const newest = new Map((await platform.state.published(slug)).map((one) => [one.date, one]));
  const wanted = new Set(dates);
  const changed: PreparedBoard[] = [];
  const unchanged: Day[] = [];
  const closed: Chapter[] = [];
  let month: BoardScores[] = [];
  const all = datesBetween(historyStart(context, dates), dates.at(-1)!);
  const progress = report.progress('Scoring');
  for (const [index, date] of all.entries()) {
    if (month.length > 0 && monthOf(month[0]!.date) !== monthOf(date)) {
      closed.push(await storeSeries(platform, slug, month));
      month = [];
    }
    month.push(scoreDate(context.loaded, date));
    if (wanted.has(date)) {
      const carriesStory = date === dates.at(-1);
      const before = newest.get(date);
      if (before?.content === whatItSays(context, month.at(-1)!) && !carriesStory)
        unchanged.push(date);
      else {
        const series = [...closed, await storeSeries(platform, slug, month)];
        const board = prepareBoard(context, month.at(-1)!, series, ledger);
        if (await saysTheSame(platform, before, board)) unchanged.push(date);
        else changed.push(board);
      }
    }
    progress(index + 1, all.length);
    await breathe();
  }
  return { published: await store(platform, context, changed, report), unchanged };
}

/** The first board date with anything to report, or the first one asked for. */
function historyStart({ loaded }: PublishContext, dates: readonly Day[]): Day {
  const reported = loaded.metrics.flatMap(({ scorer }) => scorer.series.lastDays[0] ?? []);
  const known = reported.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY) + 1;
  const earliest = dayNumber(dates.at(-1)!) - mostHistoryDays;
  return dayFromNumber(Math.min(Math.max(known, earliest), dayNumber(dates[0]!)));
}

async function storeSeries(
  platform: Platform,
  city: string,
  month: readonly BoardScores[],
): Promise<Chapter> {
  const document = seriesDocument(city, month);
  return { month: document.month, document: await put(platform, document) };
}

async function storeLedger(platform: Platform, context: PublishContext): Promise<Chapter[]> {
  const { city } = context.loaded;
  const deliveries = [...context.deliveries.keys()];
  const restatements = await platform.facts.restatements(
    city.slug,
    context.knownOnInstant,
    deliveries,
  );
  const kept = new Set(city.metrics.map((metric) => metric.slug));
  const documents = ledgerDocuments({
    city,
    history: await platform.state.definitionHistory(city.slug),
    restatements: restatements.filter((one) => kept.has(one.metric)),
    targets: context.loaded.metrics.flatMap((metric) => metric.targets),
  });
  const chapters: Chapter[] = [];
  for (const document of documents) {
    chapters.push({ month: document.month, document: await put(platform, document) });
  }
  return chapters;
}

function put(platform: Platform, document: unknown): Promise<string> {
  return platform.archive.put(new TextEncoder().encode(canonicalJson(document)));
}

async function saysTheSame(
  platform: Platform,
  before: PublishedBoard | undefined,
  board: PreparedBoard,
): Promise<boolean> {
  if (before?.content !== board.content) return false;
  const old = await platform.snapshots.board(before.board);
  const story = ({ series, ledger }: BoardDocument) => canonicalJson({ series, ledger });
  return old !== undefined && story(old) === story(board.document);
}

async function store(
  platform: Platform,
  context: PublishContext,
  boards: readonly PreparedBoard[],
  report: Report,
): Promise<Publication['published']> {
  if (boards.length === 0) return [];
  const progress = report.progress('Storing');
  const encoder = new TextEncoder();
  const receipts = new Set(boards.flatMap((board) => board.receipts));
  const texts = [context.definitions, ...receipts];
  const size = 500;
  for (let at = 0; at < texts.length; at += size) {
    await platform.archive.putAll(texts.slice(at, at + size).map((text) => encoder.encode(text)));
    progress(Math.min(at + size, texts.length), texts.length + boards.length);
  }
  const hashes = await platform.archive.putAll(
    boards.map((board) => encoder.encode(canonicalJson(board.document))),
  );
  const publishedAt = platform.clock();
  const records = boards.map(
    (board, index): Omit<PublishedBoard, 'sequence'> => ({
      city: context.loaded.city.slug,
      date: board.document.date,
      board: hashes[index]!,
      content: board.content,
      knownOn: context.knownOnInstant,
      publishedAt,
    }),
  );
  await platform.state.recordPublished(records, act(platform));
  await writePublicIndex(platform, context.loaded.city.slug);
  progress(texts.length + boards.length, texts.length + boards.length);
  return records.map(({ date, board }) => ({ date, board }));
}

function refuseWithoutOwner({ city }: DefinedCity): void {
  const ownerless = city.metrics.filter((metric) => metric.owner === null);
  if (ownerless.length === 0) return;
  throw new UserError(
    ownerless.map((metric) => ({
      code: 'no-owner',
      message: `The metric ${metric.slug} has no owner, and a number that nobody owns is not published`,
      remedy: 'Add owner: with the office that answers for it, and apply the city folder again',
    })),
  );
}

/** Lets other work of the process go on between two dates. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
