import type { DuckDBConnection } from '@duckdb/node-api';
import { columnNamed, storedColumns } from './columns.ts';
import { kindsSql } from './kinds.ts';
import {
  caseFilter,
  decidingCategories,
  emptyDay,
  inForceOn,
  localDaySql,
  totalsSql,
} from './measures.ts';
import { type Numbered, type Step, writeChanged } from './step.ts';

/** Daily observations of several derivations in one scan. */
export async function deriveDays(
  connection: DuckDBConnection,
  step: Step,
  group: readonly Numbered[],
): Promise<void> {
  const categories = decidingCategories(step.table, group[0]!.derivation);
  const cases = await touchedCases(connection, step, group);
  const fresh =
    categories === null
      ? await filteredSql(connection, step, group, cases)
      : await kindsSql(connection, step, group, categories, cases);
  const metrics = group.map(({ metric }) => metric);
  await writeChanged(connection, step, metrics, fresh);
}

/** SQL of the daily observations of derivations, each of which looks at every case itself. */
async function filteredSql(
  connection: DuckDBConnection,
  { table }: Step,
  group: readonly Numbered[],
  cases: string,
): Promise<string> {
  const columns = group.map(({ derivation }, index) => {
    const numbers = totalsSql(table, derivation, caseFilter(table, derivation));
    return `${numbers.value} AS v${index}, ${numbers.numerator} AS n${index}, ${numbers.denominator} AS d${index}`;
  });
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE daily AS
     FROM touched LEFT JOIN (SELECT day, ${columns.join(', ')} FROM ${cases} GROUP BY day) USING (day)`,
  );
  return group.map(dailySql).join(' UNION ALL ');
}

/**
 * SQL of the cases in force on the days that a delivery touched. The bounds are said of the stored
 * column itself, so that blocks of rows outside them are not read.
 */
async function touchedCases(
  connection: DuckDBConnection,
  step: Step,
  group: readonly Numbered[],
): Promise<string> {
  const { table, key, landing } = step;
  const { day: column } = group[0]!.derivation;
  const day = localDaySql(table, column);
  const cases = (only: string) => `(SELECT *, ${day} AS day FROM events_${key}
    WHERE ${inForceOn(landing.sequence)} ${only})`;
  if (step.before === null) return cases('');
  const reader = await connection.runAndReadAll('SELECT min(day), max(day) FROM touched');
  const [first, last] = reader.getRows()[0] as [number | null, number | null];
  if (first === null || last === null) return cases('AND false');
  const { local } = columnNamed(storedColumns(table.shape), column);
  const midnight = (number: number) => `(DATE '1970-01-01' + ${number})`;
  return cases(`AND ${local} >= ${midnight(first)} AND ${local} < ${midnight(last + 1)}
    AND ${day} IN (SELECT day FROM touched)`);
}

/** SQL of a derivation's observations of all touched days from its columns of `daily`. */
function dailySql({ derivation, metric }: Numbered, index: number): string {
  const zero = emptyDay(derivation);
  return `SELECT ${metric} AS metric, day AS first, day AS last, coalesce(v${index}, ${zero.value})::DOUBLE AS value,
      coalesce(n${index}, ${zero.parts})::DOUBLE AS numerator,
      coalesce(d${index}, ${zero.parts})::DOUBLE AS denominator
    FROM daily`;
}
