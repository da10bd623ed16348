import type { Day } from '../../../model/index.ts';

/** Where a metric's breakdown by a column stands, of the same knowledge as the metric's page. */
export function addressOfBreakdown(
  report: {
    readonly city: { readonly slug: string };
    readonly metric: { readonly slug: string };
    readonly asKnownOn: Day | null;
  },
  column: string,
  type: '' | '.csv' | '.json' = '',
): string {
  const { city, metric, asKnownOn } = report;
  const query = asKnownOn === null ? '' : `?known-on=${asKnownOn}`;
  return `/${city.slug}/metrics/${metric.slug}/by/${encodeURIComponent(column)}${type}${query}`;
}
