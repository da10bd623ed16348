import {
  type BoardDocument,
  type BoardEntry,
  type CityDefinition,
  type CityIndex,
  type Day,
  Fault,
} from '../model/index.ts';
import { noBoardYet, noCity } from './boards/absent.ts';
import type { FeatureContext, PageType } from './contract.ts';

/** A published board with the definitions it was made by. */
export interface PublishedBoard {
  readonly index: CityIndex;
  readonly entry: BoardEntry;
  readonly board: BoardDocument;
  readonly city: CityDefinition;
}

const twins: readonly PageType[] = ['json', 'csv', 'atom'];

/** Splits the last part of an address into its name and the twin it asks for. */
export function typeOf(last: string): { readonly name: string; readonly type: PageType } {
  const type = twins.find((one) => last.endsWith(`.${one}`));
  return type === undefined
    ? { name: last, type: 'html' }
    : { name: last.slice(0, -1 - type.length), type };
}

/** What is needed to read. */
type Reading = Pick<FeatureContext, 'snapshots'>;

/** A city's public index; `NotFound` when nothing was published for such a city. */
export async function publicIndex({ snapshots }: Reading, slug: string): Promise<CityIndex> {
  const index = await snapshots.index(slug);
  if (index !== undefined) return index;
  throw noCity();
}

/** The last publication of every date, by date. */
interface Calendar {
  readonly dates: readonly Day[];
  readonly entries: ReadonlyMap<Day, BoardEntry>;
}

/** Indexes are shared and never change, so their calendars are made once. */
const calendars = new WeakMap<CityIndex, Calendar>();

function calendarOf(index: CityIndex): Calendar {
  const known = calendars.get(index);
  if (known !== undefined) return known;
  const entries = new Map(index.boards.map((entry) => [entry.date, entry]));
  const calendar = { dates: [...entries.keys()].sort(), entries };
  calendars.set(index, calendar);
  return calendar;
}

/** The entry of the newest date, of several publications the last; undefined without any. */
export function newestEntry(index: CityIndex): BoardEntry | undefined {
  const { dates, entries } = calendarOf(index);
  return entries.get(dates.at(-1) ?? '');
}

/** The entry of the oldest date; undefined without any. */
export function oldestEntry(index: CityIndex): BoardEntry | undefined {
  const { dates, entries } = calendarOf(index);
  return entries.get(dates[0] ?? '');
}

/** The last publication for a date; undefined without any. */
export function entryOn(index: CityIndex, date: Day): BoardEntry | undefined {
  return calendarOf(index).entries.get(date);
}

/** The entries of the published dates beside a date; undefined where there is none. */
export function entriesBeside(
  index: CityIndex,
  date: Day,
): { readonly before: BoardEntry | undefined; readonly after: BoardEntry | undefined } {
  const { dates, entries } = calendarOf(index);
  const before = dates.findLastIndex((one) => one < date);
  const after = dates.slice(before + 1, before + 3).find((one) => one > date);
  return { before: entries.get(dates[before] ?? ''), after: entries.get(after ?? '') };
}

/** Reads the board of a date, or the newest where no date is given; `NotFound` without one. */
export async function readBoard(
  context: Reading,
  slug: string,
  date: Day | null = null,
): Promise<PublishedBoard> {
  const index = await publicIndex(context, slug);
  const entry = date === null ? newestEntry(index) : entryOn(index, date);
  if (entry === undefined) {
    throw noBoardYet(index);
  }
  return readEntry(context, index, entry);
}

/** Reads one published board of an index; `Fault` when the archive does not hold it. */
export async function readEntry(
  { snapshots }: Reading,
  index: CityIndex,
  entry: BoardEntry,
): Promise<PublishedBoard> {
  const board = await snapshots.board(entry.board);
  if (board === undefined) throw missing(entry.board);
  const definitions = await snapshots.definitions(board.definitions);
  if (definitions === undefined) throw missing(board.definitions);
  return { index, entry, board, city: definitions.city };
}

function missing(hash: string): Fault {
  return new Fault(
    `the published document ${hash} is not in the archive`,
    'restore the archive from a backup, or publish the board again',
  );
}
