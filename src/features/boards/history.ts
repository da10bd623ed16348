import type { Snapshots } from '../../archive/snapshots.ts';
import { addDays, daysBetween, windows } from '../../calendar/index.ts';
import {
  type BoardDocument,
  type CityDefinition,
  type Day,
  Fault,
  type Period,
  type SeriesDocument,
} from '../../model/index.ts';

/** Scores of the latest board dates, as columns as long as `days`, oldest first. */
export interface ScoreHistory {
  /** The last day that each score covers. */
  readonly days: readonly Day[];
  readonly composite: readonly (number | null)[];
  /** By metric; a metric that a month does not know has nulls there. */
  readonly metrics: ReadonlyMap<string, readonly (number | null)[]>;
}

/** Eight weeks: what a spark line can show a day at a time. */
const mostDays = 56;
/** Half a year. */
const mostWeeks = 26;

/** Day scores of the last eight weeks up to a board, as it knows them. */
export async function recentDays(
  snapshots: Snapshots,
  board: BoardDocument,
): Promise<ScoreHistory> {
  return recent(snapshots, board, {
    period: 'day',
    most: mostDays,
    keeps: () => true,
    dayOf: (date) => addDays(date, -1),
  });
}

/** Week scores of the last half year, one a week: from boards of this board's weekday. */
export async function recentWeeks(
  snapshots: Snapshots,
  board: BoardDocument,
  city: CityDefinition,
): Promise<ScoreHistory> {
  return recent(snapshots, board, {
    period: 'week',
    most: mostWeeks,
    keeps: (date) => daysBetween(date, board.date) % 7 === 0,
    dayOf: (date) => windows(city, date).week.last,
  });
}

interface Selection {
  readonly period: Period;
  readonly most: number;
  readonly keeps: (date: Day) => boolean;
  readonly dayOf: (date: Day) => Day;
}

/** `Fault` when the archive lacks a document. */
async function recent(
  snapshots: Snapshots,
  board: BoardDocument,
  { period, most, keeps, dayOf }: Selection,
): Promise<ScoreHistory> {
  const chapters: SeriesDocument[] = [];
  let count = 0;
  for (const { document } of board.series.toReversed()) {
    if (count >= most) break;
    const series = await snapshots.series(document);
    if (series === undefined) throw lacks(document);
    chapters.unshift(series);
    count += series.dates.filter(keeps).length;
  }
  const column = <T>(of: (series: SeriesDocument) => readonly T[]) =>
    chapters
      .flatMap((series) => of(series).filter((_, at) => keeps(series.dates[at]!)))
      .slice(-most);
  const slugs = new Set(chapters.flatMap((series) => Object.keys(series.metrics)));
  const scoresOf = (slug: string) =>
    column((series) => series.metrics[slug]?.[period].score ?? series.dates.map(() => null));
  return {
    days: column((series) => series.dates).map(dayOf),
    composite: column((series) => series.composite[period].score),
    metrics: new Map([...slugs].map((slug) => [slug, scoresOf(slug)])),
  };
}

function lacks(document: string): Fault {
  return new Fault(
    `the published document ${document} is not in the archive`,
    'restore the archive from a backup, or publish the board again',
  );
}
