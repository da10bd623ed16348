import { formatInstant } from '../calendar/index.ts';
import {
  type BoardDocument,
  type BoardScores,
  canonicalJson,
  type Day,
  type DefinitionsDocument,
  type Instant,
  type Period,
  periods,
  type Receipt,
  UserError,
} from '../model/index.ts';
import { boardFrame } from '../scoring/index.ts';
import type { PublishedBoard } from '../state/contract.ts';
import { type DefinedCity, loadCity } from './city.ts';
import { contentHash } from './hash.ts';
import { act, type Platform, type Report } from './platform.ts';
import { type ReceiptContext, receiptOf } from './receipt.ts';
import { writePublicIndex } from './reconcile.ts';
import { loadMetrics, scoreDate } from './score.ts';

/** What publishing did: dates whose board is new or changed, and dates where nothing changed. */
export interface Publication {
  readonly published: readonly { readonly date: Day; readonly board: string }[];
  readonly unchanged: readonly Day[];
}

/** A board made of documents, not yet stored. */
interface PreparedBoard {
  readonly document: BoardDocument;
  readonly content: string;
  readonly receipts: readonly string[];
}

/**
 * Freezes the boards of the given dates (ascending) as they are known now. A board that says what
 * the one published last for its date says is not published again. Objects are stored and synced
 * first, then recorded in one transaction, then shown: a stop in between shows the old boards.
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
  const newest = new Map(
    (await platform.state.published(slug)).map((one) => [one.date, one.content]),
  );
  const progress = report.progress('Scoring');
  const changed: PreparedBoard[] = [];
  const unchanged: Day[] = [];
  for (const [index, date] of dates.entries()) {
    const board = prepareBoard(context, date);
    if (newest.get(date) === board.content) unchanged.push(date);
    else changed.push(board);
    progress(index + 1, dates.length);
    await breathe();
  }
  return { published: await store(platform, context, changed, report), unchanged };
}

interface PublishContext extends ReceiptContext {
  readonly defined: DefinedCity;
  readonly knownOnInstant: Instant;
  /** Canonical JSON of the definitions document, and its hash. */
  readonly definitions: string;
  readonly definitionsHash: string;
}

async function publishContext(
  platform: Platform,
  defined: DefinedCity,
  lastDate: Day,
): Promise<PublishContext> {
  const { city, versions } = defined;
  const deliveries = await platform.state.deliveries(city.slug);
  const knownOnInstant = platform.clock();
  const loaded = await loadMetrics(platform, city, {
    knownOn: knownOnInstant,
    deliveries: deliveries.map((one) => one.id),
    until: lastDate,
  });
  const document: DefinitionsDocument = { format: 'civicstat-definitions-1', city };
  const definitions = canonicalJson(document);
  return {
    defined,
    loaded,
    versions,
    deliveries: new Map(deliveries.map((one) => [one.id, one])),
    through: deliveries.at(-1)?.sequence ?? 0,
    knownOn: formatInstant(knownOnInstant, city.timeZone),
    knownOnInstant,
    definitions,
    definitionsHash: contentHash(definitions),
  };
}

function prepareBoard(context: PublishContext, date: Day): PreparedBoard {
  const { loaded } = context;
  const scores = scoreDate(loaded, date);
  const frame = boardFrame(loaded.city, date);
  const receipts: string[] = [];
  const metrics = scores.metrics.map((metric, index) => {
    const hashes = Object.fromEntries(
      periods.map((period) => {
        const receipt: Receipt = receiptOf(
          context,
          loaded.metrics[index]!,
          frame.windows[period],
          metric.scores[period],
          date,
        );
        const text = canonicalJson(receipt);
        receipts.push(text);
        return [period, contentHash(text)];
      }),
    ) as Record<Period, string>;
    return { ...metric, receipts: hashes };
  });
  const document: BoardDocument = {
    format: 'civicstat-board-1',
    city: loaded.city.slug,
    date,
    knownOn: context.knownOn,
    through: context.through,
    definitions: context.definitionsHash,
    spans: spansOf(frame.windows),
    composite: scores.composite,
    topics: scores.topics,
    departments: scores.departments,
    metrics,
  };
  return { document, content: whatItSays(scores, context.definitionsHash), receipts };
}

function spansOf(windows: ReturnType<typeof boardFrame>['windows']): BoardDocument['spans'] {
  return {
    day: windows.day.span,
    week: windows.week.span,
    month: windows.month.span,
    quarter: windows.quarter.span,
  };
}

/** The hash of all that a board says apart from when it was known. */
function whatItSays(scores: BoardScores, definitionsHash: string): string {
  return contentHash(canonicalJson({ scores, definitions: definitionsHash }));
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
  const receipts = [...new Set(boards.flatMap((board) => board.receipts))];
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
