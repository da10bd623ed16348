import type { ColumnPlan } from './column-plan.ts';

/** Says loudly that extra columns became dimensions; null when there are none. */
export function dimensionNotice(plan: ColumnPlan, breakdowns: number, rows: number): string | null {
  if (plan.dimensions.length === 0) return null;
  const names = listed(plan.dimensions.map(({ name }) => name));
  return `Taken as dimensions: ${names}. ${breakdowns} of ${rows} rows carry a value there and are breakdowns: they do not count in the city’s totals.`;
}

/** Names the columns that were left unread; null when there are none. */
export function ignoredNotice(plan: ColumnPlan): string | null {
  return plan.ignored.length === 0 ? null : `Ignored columns: ${listed(plan.ignored)}.`;
}

/** Names the metrics whose rules take no targets from files; null when there are none. */
export function idleNotice(metrics: ReadonlySet<string>): string | null {
  if (metrics.size === 0) return null;
  return `These targets have no effect, because the rules of their metrics take none from a file: ${listed([...metrics])}. Write what they are compared with in city.yaml.`;
}

/** What to do where columns became dimensions that are none, for whoever writes the mapping. */
export const dimensionsRemedy =
  'If these columns are no breakdown, delete them, or give a mapping with “dimensions: []”.';

/** Names the metrics of which `spans` (null: all) got breakdowns only; null when none did. */
export function withoutTotalNotice(
  spans: number | null,
  metrics: ReadonlySet<string>,
): string | null {
  if (metrics.size === 0) return null;
  const counted = spans === null ? '' : ` for ${spans === 1 ? '1 span' : `${spans} spans`}`;
  return `ATTENTION: this file has breakdowns and no total${counted} of ${listed([...metrics])}. Breakdowns are not added up: without a row whose extra columns are empty there is no score. ${dimensionsRemedy}`;
}

/** Says that rows without a target take one back; null when there are none. */
export function retractedNotice(rows: number): string | null {
  if (rows === 0) return null;
  return rows === 1
    ? '1 row has no target: it takes the target of its metric, period and first day back.'
    : `${rows} rows have no target: they take the targets of their metric, period and first day back.`;
}

/** Says which of two targets counts for the metrics that have both; null when there are none. */
export function precedenceNotice(metrics: ReadonlySet<string>): string | null {
  if (metrics.size === 0) return null;
  return `city.yaml gives a target, too, for ${listed([...metrics])}. A target by file comes before it on the days for which there is one.`;
}

function listed(names: readonly string[]): string {
  const shown = names
    .slice(0, 20)
    .map((name) => `“${name}”`)
    .join(', ');
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}
