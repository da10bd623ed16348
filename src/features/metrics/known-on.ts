import { dayBounds, parseDay, parseInstant } from '../../calendar/index.ts';
import type { BoardEntry, CityIndex, Day, Instant } from '../../model/index.ts';
import { noDate } from '../boards/absent.ts';
import { NotFound } from '../contract.ts';
import { newestEntry, type PublishedBoard } from '../published.ts';
import { metricsWords } from './words/index.ts';

/** Which knowledge a page shows. */
export interface Knowledge {
  readonly entry: BoardEntry;
  /** The day that was asked for; null: everything published. */
  readonly knownOn: Day | null;
  /** True where nothing was public by then, and the board was made later from what was known. */
  readonly reconstructed: boolean;
}

/**
 * The board that a reader had on a day: of all boards published up to its end the newest. For a
 * day before the city began to publish, the last one made from what was known at the day's end.
 * In a sample city the clock stands still, so its last day knows everything. `NotFound` for a text
 * that is no day and for a day on which nothing was known.
 */
export function knowledgeOn(newest: PublishedBoard, text: string | null): Knowledge {
  const { index, entry, city } = newest;
  if (text === null) return { entry, knownOn: null, reconstructed: false };
  const day = parseDay(text);
  if (day === null) {
    throw noDate();
  }
  if (day >= lastPublishedDay(index)) return { entry, knownOn: day, reconstructed: false };
  if (city.asOf !== null && day >= city.asOf) return { entry, knownOn: day, reconstructed: true };
  if (day >= firstKnownDay(index)) {
    const { end } = dayBounds(day, city.timeZone);
    const shown = upTo(index, end, (one) => one.publishedAt);
    if (shown !== undefined) return { entry: shown, knownOn: day, reconstructed: false };
    const known = upTo(index, end, (one) => one.knownOn);
    if (known !== undefined) return { entry: known, knownOn: day, reconstructed: true };
  }
  throw new NotFound(
    (language) => metricsWords(language).absent.known({ city: index.name }),
    (language) => metricsWords(language).absent.firstKnown({ day: firstKnownDay(index) }),
  );
}

/** The first day that a reader can ask for. */
export function firstKnownDay(index: CityIndex): Day {
  return index.boards.map((one) => one.date).sort()[0]!;
}

/** Both instants of the index are written in the city's own time. */
function lastPublishedDay(index: CityIndex): Day {
  return index.boards
    .map((one) => one.publishedAt.slice(0, 10))
    .sort()
    .at(-1)!;
}

function upTo(
  index: CityIndex,
  end: Instant,
  at: (entry: BoardEntry) => string,
): BoardEntry | undefined {
  return newestEntry({ ...index, boards: index.boards.filter((one) => instantOf(at(one)) <= end) });
}

function instantOf(text: string): Instant {
  const parsed = parseInstant(text, 'UTC');
  return parsed.kind === 'instant' ? parsed.instant : Number.POSITIVE_INFINITY;
}
