import type { CsvForm } from '../../web/csv.ts';

/** A raw file says so in its name, because a comment in it would break who reads it. */
export function attachment(name: string, form: CsvForm): string {
  const file = form === 'raw' ? `${name}.raw.csv` : `${name}.csv`;
  return `attachment; filename="${file}"`;
}
