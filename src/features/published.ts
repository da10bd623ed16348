import type { BoardDocument, BoardEntry, CityDefinition, CityIndex, Day } from '../model/index.ts';
import { type FeatureContext, NotFound, type PageType } from './contract.ts';

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

/** A city's public index; `NotFound` when nothing was published for such a city. */
export async function publicIndex({ snapshots }: FeatureContext, slug: string): Promise<CityIndex> {
  const index = await snapshots.index(slug);
  if (index !== undefined) return index;
  throw new NotFound('There is no such city here.', 'Begin at the list of cities.');
}

/** The entry of the newest date, of several publications the last; undefined without any. */
export function newestEntry(index: CityIndex): BoardEntry | undefined {
  return index.boards.reduce<BoardEntry | undefined>(
    (newest, one) => (newest === undefined || one.date >= newest.date ? one : newest),
    undefined,
  );
}

/** The last publication for a date; undefined without any. */
export function entryOn(index: CityIndex, date: Day): BoardEntry | undefined {
  return index.boards.findLast((one) => one.date === date);
}

/** Reads the board of a date, or the newest where no date is given; `NotFound` without one. */
export async function readBoard(
  context: FeatureContext,
  slug: string,
  date: Day | null = null,
): Promise<PublishedBoard> {
  const index = await publicIndex(context, slug);
  const entry = date === null ? newestEntry(index) : entryOn(index, date);
  if (entry === undefined) {
    throw new NotFound(
      `${index.name} has no board of this date.`,
      `The newest board is at /${index.city}.`,
    );
  }
  return readEntry(context, index, entry);
}

/** Reads one published board of an index. */
export async function readEntry(
  { snapshots }: FeatureContext,
  index: CityIndex,
  entry: BoardEntry,
): Promise<PublishedBoard> {
  const board = await snapshots.board(entry.board);
  const definitions = board && (await snapshots.definitions(board.definitions));
  if (board === undefined || definitions === undefined) {
    throw new Error(`the published board ${entry.board} is not in the archive`);
  }
  return { index, entry, board, city: definitions.city };
}
