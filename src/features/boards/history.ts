import type { Snapshots } from '../../archive/snapshots.ts';
import { addDays } from '../../calendar/index.ts';
import { type BoardDocument, type Day, Fault, type SeriesDocument } from '../../model/index.ts';

/** The day scores of the latest board dates, as columns as long as `days`, oldest first. */
export interface DayHistory {
  /** The days that the scores are for: each the day before its board's date. */
  readonly days: readonly Day[];
  readonly composite: readonly (number | null)[];
  /** By metric; a metric that a month does not know has nulls there. */
  readonly metrics: ReadonlyMap<string, readonly (number | null)[]>;
}

/** Eight weeks: what a spark line can show a day at a time. */
const mostDates = 56;

/** The last eight weeks up to a board, as it knows them. `Fault` when the archive lacks a document. */
export async function recentDays(snapshots: Snapshots, board: BoardDocument): Promise<DayHistory> {
  const chapters: SeriesDocument[] = [];
  let dates = 0;
  for (const { document } of board.series.toReversed()) {
    if (dates >= mostDates) break;
    const series = await snapshots.series(document);
    if (series === undefined) {
      throw new Fault(
        `the published document ${document} is not in the archive`,
        'restore the archive from a backup, or publish the board again',
      );
    }
    chapters.unshift(series);
    dates += series.dates.length;
  }
  const slugs = new Set(chapters.flatMap((series) => Object.keys(series.metrics)));
  const column = (slug: string) =>
    chapters.flatMap((series) => series.metrics[slug]?.day.score ?? series.dates.map(() => null));
  const latest = <T>(list: readonly T[]) => list.slice(-mostDates);
  return {
    days: latest(chapters.flatMap((series) => series.dates)).map((date) => addDays(date, -1)),
    composite: latest(chapters.flatMap((series) => series.composite.day.score)),
    metrics: new Map([...slugs].map((slug) => [slug, latest(column(slug))])),
  };
}
