import { groupMetrics } from '../boards/order.ts';
import type { BoardMetric, Group } from '../boards/report.ts';
import type { ScoreboardReport } from './report.ts';

/** A topic, or a part of one, in a column of a lobby screen. */
export interface WallBlock {
  readonly topic: Group;
  readonly metrics: readonly BoardMetric[];
  /** True where the topic began in a column before. */
  readonly continued: boolean;
}

/** What a lobby screen shows at a time: one or two columns of topics. */
export type WallPage = readonly (readonly WallBlock[])[];

/** A column has room for so many lines; a topic's name takes one, each metric one. */
export const linesInColumn = 9;
const columnsOnPage = 2;

/**
 * The metrics of a board on as few screens as it takes, topic by topic, best first. A topic that fits
 * into one column is not torn; a larger one begins at the top of a column. Never without a page.
 */
export function wallPages(
  report: Pick<ScoreboardReport, 'topics' | 'metrics'>,
): readonly WallPage[] {
  const columns: WallBlock[][] = [[]];
  let free = linesInColumn;
  for (const topic of report.topics) {
    const { above, below, none } = groupMetrics(
      report.metrics.filter((metric) => metric.topic.slug === topic.slug),
    );
    let rest = [...above, ...below, ...none];
    if (rest.length >= free && free < linesInColumn) {
      columns.push([]);
      free = linesInColumn;
    }
    for (let continued = false; rest.length > 0; continued = true) {
      if (free < 2) {
        columns.push([]);
        free = linesInColumn;
      }
      const metrics = rest.slice(0, free - 1);
      columns.at(-1)!.push({ topic, metrics, continued });
      rest = rest.slice(metrics.length);
      free -= metrics.length + 1;
    }
  }
  return Array.from({ length: Math.ceil(columns.length / columnsOnPage) }, (_, at) =>
    columns.slice(at * columnsOnPage, (at + 1) * columnsOnPage),
  );
}
