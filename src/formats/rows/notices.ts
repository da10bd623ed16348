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

function listed(names: readonly string[]): string {
  const shown = names
    .slice(0, 20)
    .map((name) => `“${name}”`)
    .join(', ');
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}
