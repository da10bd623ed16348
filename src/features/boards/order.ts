import { periods } from '../../model/index.ts';
import { isKept } from '../../scoring/composite.ts';
import type { BoardMetric } from './report.ts';

/** A board's metrics by their day score, each group best first. */
export interface MetricGroups {
  /** On or above target: 1 and more. */
  readonly above: readonly BoardMetric[];
  readonly below: readonly BoardMetric[];
  readonly none: readonly BoardMetric[];
  /** Retired or not yet started on that day: not counted, and so not missing either. */
  readonly uncounted: readonly BoardMetric[];
}

/**
 * Sorts by day score; equal or missing ones by week, then month, then quarter, then in the order
 * given. A missing score comes after every score. A metric that is retired in all its periods is in
 * no group: its own page and the list of metrics lead to what it was.
 */
export function groupMetrics(metrics: readonly BoardMetric[]): MetricGroups {
  const sorted = metrics.filter((metric) => !isGone(metric)).sort(compare);
  const day = (metric: BoardMetric) => metric.scores.day.score;
  const isCounted = ({ scores }: BoardMetric) => isKept(scores.day.reason);
  return {
    above: sorted.filter((metric) => (day(metric) ?? -Infinity) >= 1),
    below: sorted.filter((metric) => (day(metric) ?? Infinity) < 1),
    none: sorted.filter((metric) => day(metric) === null && isCounted(metric)),
    uncounted: sorted.filter((metric) => !isCounted(metric)),
  };
}

/** True for a metric that is retired in all four periods. */
export function isGone({ scores }: BoardMetric): boolean {
  return periods.every((period) => scores[period].reason === 'retired');
}

function compare(a: BoardMetric, b: BoardMetric): number {
  for (const period of periods) {
    const one = a.scores[period].score ?? -Infinity;
    const other = b.scores[period].score ?? -Infinity;
    if (one !== other) return other - one;
  }
  return 0;
}
