import { dayBounds, localDay } from '../calendar/index.ts';
import { type BoardDocument, canonicalJson, type Day, type Instant } from '../model/index.ts';
import type { PublishedBoard } from '../state/contract.ts';
import {
  type PreparedBoard,
  type PublishContext,
  prepareBoard,
  publishContext,
  whatItSays,
} from './board-document.ts';
import { breakdownTeller } from './breakdowns/tell.ts';
import { type DefinedCity, loadCity } from './city.ts';
import { delaysOf } from './collect/delays.ts';
import { act, type Platform, type Report } from './platform.ts';
import { refuseUnpublishable } from './publishable.ts';
import { writePublicIndex } from './reconcile.ts';
import { scoreDate } from './score.ts';
import { storyTeller } from './story.ts';

/** What to publish. */
export interface PublishQuestion {
  readonly city: string;
  /** Ascending, without gaps. */
  readonly dates: readonly Day[];
  /**
   * One knowledge for all dates. Null: a date that is over is reconstructed from what was known at
   * the end of that local day; the city's current date takes in everything known now.
   */
  readonly knownOn: Instant | null;
}

/** What publishing did. */
export interface Publication {
  readonly published: readonly { readonly date: Day; readonly board: string }[];
  /** Dates whose board says what the one published last for them says. */
  readonly unchanged: readonly Day[];
  /** Published dates that are over and at whose end nothing at all was known. */
  readonly empty: readonly Day[];
  /** Published dates whose board before took in what was known later than this one does. */
  readonly knewMore: readonly Day[];
}

/** A board with all its documents, and the knowledge it was made from. */
interface Prepared extends PreparedBoard {
  readonly context: PublishContext;
  /** True when the date was over and later knowledge was left out. */
  readonly reconstructed: boolean;
}

/**
 * Freezes boards. A board whose numbers are what the one published last for its date says is not
 * published again; only the last one, which carries the city's history and ledger to the public,
 * follows when these changed. Objects are stored and synced first, then recorded in one
 * transaction, then shown: a stop in between shows the old boards.
 */
export async function publish(
  platform: Platform,
  question: PublishQuestion,
  report: Report,
): Promise<Publication> {
  const defined = await loadCity(platform, question.city);
  refuseUnpublishable(defined.city, question, platform.clock());
  const newest = new Map(
    (await platform.state.published(question.city)).map((one) => [one.date, one]),
  );
  const board = boardMaker(platform, defined, question, newest.values().toArray());
  const progress = report.progress('Scoring');
  const changed: Prepared[] = [];
  const unchanged: Day[] = [];
  for (const [index, date] of question.dates.entries()) {
    const made = await board(date, newest.get(date), date === question.dates.at(-1));
    if (made === null) unchanged.push(date);
    else changed.push(made);
    progress(index + 1, question.dates.length);
  }
  return {
    published: await store(platform, question.city, changed, report),
    unchanged,
    empty: datesOf(changed.filter(isReconstructedEmpty)),
    knewMore: datesOf(
      changed.filter(({ document, context }) => {
        const before = newest.get(document.date);
        return before !== undefined && before.knownOn > context.knownOnInstant;
      }),
    ),
  };
}

function datesOf(boards: readonly Prepared[]): Day[] {
  return boards.map(({ document }) => document.date);
}

/** Makes boards of ascending dates; null where the one published before says the same. */
function boardMaker(
  platform: Platform,
  defined: DefinedCity,
  question: PublishQuestion,
  newest: readonly PublishedBoard[],
) {
  const now = platform.clock();
  let knownOn: Instant | null = null;
  let context: PublishContext;
  let tell: ReturnType<typeof storyTeller>;
  const breakDown = breakdownTeller(platform, newest);
  return async (
    date: Day,
    before: PublishedBoard | undefined,
    carriesStory: boolean,
  ): Promise<Prepared | null> => {
    const known = question.knownOn ?? knowledgeFor(defined, date, now);
    if (known !== knownOn) {
      // What is held or explained now says nothing of what was known before.
      const delays = known >= now ? await delaysOf(platform, defined.city.slug) : new Map();
      context = await publishContext(platform, defined, question.dates.at(-1)!, known, delays);
      tell = storyTeller(platform, context);
      knownOn = known;
    }
    const scores = scoreDate(context.loaded, date);
    const breakdowns = await breakDown(context, date);
    const says = whatItSays(context, scores, breakdowns);
    if (before?.content === says && !carriesStory) return null;
    const reconstructed = question.knownOn === null && known < now;
    const board = prepareBoard(context, scores, { ...(await tell(date)), breakdowns });
    const made = { context, reconstructed, ...board };
    return (await saysTheSame(platform, before, made)) ? null : made;
  };
}

function knowledgeFor({ city }: DefinedCity, date: Day, now: Instant): Instant {
  const today = city.asOf ?? localDay(now, city.timeZone);
  return date < today ? dayBounds(date, city.timeZone).end : now;
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

function isReconstructedEmpty({ document, reconstructed }: Prepared): boolean {
  return (
    reconstructed &&
    document.metrics.length > 0 &&
    document.metrics.every((one) => one.latest === null)
  );
}

async function store(
  platform: Platform,
  city: string,
  boards: readonly Prepared[],
  report: Report,
): Promise<Publication['published']> {
  if (boards.length === 0) return [];
  const progress = report.progress('Storing');
  const encoder = new TextEncoder();
  const receipts = new Set(boards.flatMap((board) => board.receipts));
  const texts = [boards[0]!.context.definitions, ...receipts];
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
    ({ document, content, context }, index): Omit<PublishedBoard, 'sequence'> => ({
      city,
      date: document.date,
      board: hashes[index]!,
      content,
      knownOn: context.knownOnInstant,
      publishedAt,
    }),
  );
  await platform.state.recordPublished(records, act(platform));
  await writePublicIndex(platform, city);
  progress(texts.length + boards.length, texts.length + boards.length);
  return records.map(({ date, board }) => ({ date, board }));
}
