import type { DuckDBConnection } from '@duckdb/node-api';
import { caseFilter, emptyDay, type NumbersSql, totalsSql } from './measures.ts';
import type { Numbered, Step } from './step.ts';

/**
 * SQL of the daily observations of derivations whose cases categories alone decide: totals are made
 * once for each day and kind of case (the values of these categories), then added up for each
 * derivation that counts the kind. Forty metrics of forty kinds cost hardly more than one.
 * @param cases SQL of the cases with their `day`
 */
export async function kindsSql(
  connection: DuckDBConnection,
  { table }: Step,
  group: readonly Numbered[],
  categories: readonly string[],
  cases: string,
): Promise<string> {
  const places = new Map<string, string>();
  const placeOf = (sql: string) => {
    if (sql !== 'NULL' && !places.has(sql)) places.set(sql, `t${places.size}`);
    return places.get(sql) ?? 'NULL';
  };
  const placed = group.map((one) => {
    const { value, numerator, denominator } = totalsSql(table, one.derivation, 'true');
    const totals = {
      value: placeOf(value),
      numerator: placeOf(numerator),
      denominator: placeOf(denominator),
    };
    return { ...one, totals };
  });
  const totals = [...places].map(([sql, name]) => `${sql} AS ${name}`).join(', ');
  const kind = categories.join(', ');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE totals AS
     SELECT day, ${kind}, ${totals} FROM ${cases} GROUP BY day, ${kind}`,
  );
  // One expression a derivation: a statement with a part for each takes longer to plan than to run.
  const counting = group.map(
    ({ derivation, metric }) => `CASE WHEN ${caseFilter(table, derivation)} THEN ${metric} END`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE members AS
     SELECT * FROM (SELECT unnest([${counting.join(', ')}]) AS metric, ${kind}
                    FROM (SELECT DISTINCT ${kind} FROM totals))
     WHERE metric IS NOT NULL`,
  );
  const alike = Map.groupBy(placed, (one) =>
    JSON.stringify([one.totals, emptyDay(one.derivation)]),
  );
  return [...alike.values()].map((some) => addedSql(some, categories)).join(' UNION ALL ');
}

/** SQL that adds up the totals of derivations that are made of the same ones. */
function addedSql(
  alike: readonly (Numbered & { readonly totals: NumbersSql })[],
  categories: readonly string[],
): string {
  const { derivation, totals } = alike[0]!;
  const zero = emptyDay(derivation);
  const added = (total: string, empty: string) =>
    total === 'NULL' ? `${empty}::DOUBLE` : `coalesce(sum(${total}), ${empty})::DOUBLE`;
  const same = categories.map((name) => `k.${name} IS NOT DISTINCT FROM m.${name}`).join(' AND ');
  const metrics = alike.map(({ metric }) => metric).join(', ');
  return `SELECT metric, day AS first, day AS last, ${added(totals.value, zero.value)} AS value,
      ${added(totals.numerator, zero.parts)} AS numerator,
      ${added(totals.denominator, zero.parts)} AS denominator
    FROM (SELECT unnest([${metrics}]) AS metric) CROSS JOIN touched
    LEFT JOIN (SELECT m.metric, k.* FROM totals k JOIN members m ON ${same}) USING (metric, day)
    GROUP BY metric, day`;
}
