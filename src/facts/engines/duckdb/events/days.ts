import type { DuckDBConnection } from '@duckdb/node-api';
import type { Derivation } from '../../../events.ts';
import { columnNamed, storedColumns } from './columns.ts';
import {
  caseFilter,
  decidingCategories,
  inForceOn,
  localDaySql,
  type NumbersSql,
  totalsSql,
} from './measures.ts';
import { type Numbered, type Step, writeChanged } from './step.ts';

/**
 * Daily observations of several derivations in one scan. Where categories alone decide which cases
 * count, totals are made once for each of their values and then added up, so that forty metrics of
 * forty kinds cost hardly more than one.
 */
export async function deriveDays(
  connection: DuckDBConnection,
  step: Step,
  group: readonly Numbered[],
): Promise<void> {
  const categories = decidingCategories(step.table, group[0]!.derivation);
  const sources =
    categories === null ? null : await groupedTotals(connection, step, group, categories);
  const numbers = group.map(({ derivation }, index) => {
    if (sources === null) {
      return totalsSql(step.table, derivation, caseFilter(step.table, derivation));
    }
    const filter = caseFilter(step.table, derivation);
    const added = (name: string) => `sum(${name}) FILTER (WHERE ${filter})`;
    const { value, numerator, denominator } = sources[index]!;
    return { value: added(value), numerator: added(numerator), denominator: added(denominator) };
  });
  const columns = numbers.map(
    ({ value, numerator, denominator }, index) =>
      `${value} AS v${index}, ${numerator} AS n${index}, ${denominator} AS d${index}`,
  );
  const from = sources === null ? await touchedCases(connection, step, group) : 'grouped';
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE daily AS SELECT day, ${columns.join(', ')} FROM ${from} GROUP BY day`,
  );
  for (const [index, { derivation, metric }] of group.entries()) {
    await writeChanged(connection, step, metric, dailySql(derivation, index));
  }
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

/** Fills `grouped` with totals by day and categories; the columns in which each derivation's lie. */
async function groupedTotals(
  connection: DuckDBConnection,
  step: Step,
  group: readonly Numbered[],
  categories: readonly string[],
): Promise<NumbersSql[]> {
  const places = new Map<string, string>();
  const placeOf = (sql: string) => {
    if (!places.has(sql)) places.set(sql, `t${places.size}`);
    return places.get(sql)!;
  };
  const columns = group.map(({ derivation }) => {
    const { value, numerator, denominator } = totalsSql(step.table, derivation, 'true');
    return {
      value: placeOf(value),
      numerator: placeOf(numerator),
      denominator: placeOf(denominator),
    };
  });
  const totals = [...places].map(
    ([sql, name]) => `${sql === 'NULL' ? 'NULL::BIGINT' : sql} AS ${name}`,
  );
  const keys = ['day', ...categories].join(', ');
  const cases = await touchedCases(connection, step, group);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE grouped AS
     SELECT ${keys}, ${totals.join(', ')} FROM ${cases} GROUP BY ${keys}`,
  );
  return columns;
}

/** SQL of a derivation's observations of all touched days from its columns of `daily`. */
function dailySql(derivation: Derivation, index: number): string {
  const zero = emptyDay(derivation);
  return `SELECT t.day AS first, t.day AS last, coalesce(v${index}, ${zero.value})::DOUBLE AS value,
      coalesce(n${index}, ${zero.parts})::DOUBLE AS numerator,
      coalesce(d${index}, ${zero.parts})::DOUBLE AS denominator
    FROM touched t LEFT JOIN daily USING (day)`;
}

/** What a day without cases comes to. */
function emptyDay({ measure }: Derivation) {
  const hasParts = measure === 'ratio' || measure === 'mean';
  return { value: hasParts ? 'NULL' : '0', parts: hasParts ? '0' : 'NULL' };
}
