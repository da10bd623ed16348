import { localDay } from '../calendar/index.ts';
import type { BoardDocument, CityDefinition, Day, Delivery, Instant } from '../model/index.ts';
import type { PublishedBoard } from '../state/contract.ts';
import { loadCity } from './city.ts';
import type { Platform } from './platform.ts';
import { type RegisterContents, readEntries } from './registers/entries.ts';

/** What evidence is taken from: a city's own records, read once for an assessment. */
export interface LiveRecords extends RegisterContents {
  readonly city: CityDefinition;
  /** The local day that is judged. */
  readonly date: Day;
  readonly now: Instant;
  /** The day on which records were made at the latest: for a sample city today, not its own day. */
  readonly until: Day;
  /** The newest published board of a date up to `date`; null: none. */
  readonly board: BoardDocument | null;
  /** Slugs of the metrics about things that this board breaks down. */
  readonly brokenDown: ReadonlySet<string>;
  /** Every publication, oldest first. */
  readonly published: readonly PublishedBoard[];
  readonly deliveries: readonly Delivery[];
  /** `head` is the hash that covers the whole log; null when it is not sound. */
  readonly auditLog: {
    readonly sound: boolean;
    readonly entries: number;
    readonly head: string | null;
  };
}

/**
 * Reads what evidence is taken from. `date` null: the city's own day, for samples their `asOf`.
 * `extent`: how much of the audit log is compared again.
 */
export async function readLiveRecords(
  platform: Platform,
  slug: string,
  date: Day | null,
  extent: 'whole' | 'since-last' = 'since-last',
): Promise<LiveRecords> {
  const { city } = await loadCity(platform, slug);
  const now = platform.clock();
  const today = localDay(now, city.timeZone);
  const judged = date ?? city.asOf ?? today;
  const published = await platform.state.published(slug);
  return {
    ...(await readEntries(platform, slug)),
    city,
    date: judged,
    now,
    until: city.asOf === null ? judged : today,
    ...(await boardOn(platform, published, judged)),
    published,
    deliveries: await platform.state.deliveries(slug),
    auditLog: { head: null, ...(await platform.state.verifyAudit(extent)) },
  };
}

/** The same records, as they are known now, judged for an earlier day. */
export async function recordsOn(
  platform: Pick<Platform, 'snapshots'>,
  records: LiveRecords,
  date: Day,
): Promise<LiveRecords> {
  const until = records.city.asOf === null ? date : records.until;
  return { ...records, date, until, ...(await boardOn(platform, records.published, date)) };
}

async function boardOn(
  { snapshots }: Pick<Platform, 'snapshots'>,
  published: readonly PublishedBoard[],
  date: Day,
): Promise<Pick<LiveRecords, 'board' | 'brokenDown'>> {
  const newest = published
    .filter((one) => one.date <= date)
    .reduce<PublishedBoard | null>((a, b) => (a !== null && a.date > b.date ? a : b), null);
  const board = newest === null ? null : ((await snapshots.board(newest.board)) ?? null);
  if (board?.breakdowns === undefined) return { board, brokenDown: new Set() };
  const { metrics = {} } = (await snapshots.breakdowns(board.breakdowns)) ?? {};
  return { board, brokenDown: new Set(Object.keys(metrics)) };
}
