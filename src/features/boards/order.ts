import { periods } from '../../model/index.ts';
import type { BoardMetric } from './report.ts';

/** A board's metrics by their day score, each group best first. */
export interface MetricGroups {
  /** On or above target: 1 and more. */
  readonly above: readonly BoardMetric[];
  readonly below: readonly BoardMetric[];
  readonly none: readonly BoardMetric[];
}

/**
 * Sorts by day score; equal or missing ones by week, then month, then quarter, then in the order
 * given. A missing score comes after every score.
 */
export function groupMetrics(metrics: readonly BoardMetric[]): MetricGroups {
  const sorted = [...metrics].sort(compare);
  const day = (metric: BoardMetric) => metric.scores.day.score;
  return {
    above: sorted.filter((metric) => (day(metric) ?? -Infinity) >= 1),
    below: sorted.filter((metric) => (day(metric) ?? Infinity) < 1),
    none: sorted.filter((metric) => day(metric) === null),
  };
}

function compare(a: BoardMetric, b: BoardMetric): number {
  for (const period of periods) {
    const one = a.scores[period].score ?? -Infinity;
    const other = b.scores[period].score ?? -Infinity;
    if (one !== other) return other - one;
  }
  return 0;
}
