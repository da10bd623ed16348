import { expressionSql } from './expression-sql.ts';
import { caseFilter, contextOf, inForceOn, localDaySql, spanAggregateSql } from './measures.ts';
import type { Numbered, Step } from './step.ts';

/** Days and longer spans of a number that days do not add up to. */
export function spansSql(step: Step, { derivation, metric }: Numbered): string {
  const { key, table, landing } = step;
  const day = localDaySql(table, derivation.day);
  const given = expressionSql(derivation.value!, contextOf(table, derivation));
  const none = derivation.measure === 'distinct' ? '0' : 'NULL';
  return `WITH asked AS (
      SELECT day AS first, day AS last FROM touched
      UNION ALL
      SELECT first, last FROM wanted
      WHERE first >= ${landing.first} AND last <= ${landing.last} AND EXISTS (
        FROM touched WHERE day BETWEEN first AND last)
    ), days AS (
      SELECT first, last, unnest(range(first, last + 1))::INTEGER AS day FROM asked
    ), told AS (
      SELECT ${day} AS day, ${given} AS value FROM events_${key}
      WHERE ${inForceOn(landing.sequence)} AND ${caseFilter(table, derivation)}
        AND ${day} BETWEEN (SELECT min(first) FROM asked) AND (SELECT max(last) FROM asked)
    )
    SELECT ${metric} AS metric, d.first, d.last,
      coalesce(${spanAggregateSql(derivation, 'e.value')}, ${none})::DOUBLE AS value,
      NULL::DOUBLE AS numerator, NULL::DOUBLE AS denominator
    FROM days d LEFT JOIN told e USING (day) GROUP BY d.first, d.last`;
}

/** How many cases are open at the end of each day: those opened up to it, less those closed. */
export function levelSql({ key, table, landing }: Step, { derivation, metric }: Numbered): string {
  const opened = localDaySql(table, derivation.day);
  const closed = localDaySql(table, derivation.closed!);
  const { first, last, sequence } = landing;
  return `WITH cases AS (
      SELECT greatest(${opened}, ${first}) AS opened,
        if(${closed} IS NULL, NULL, greatest(${opened}, ${closed}, ${first})) AS closed
      FROM events_${key}
      WHERE ${inForceOn(sequence)} AND ${caseFilter(table, derivation)} AND ${opened} IS NOT NULL
    ), steps AS (
      SELECT opened AS day, count(*) AS net FROM cases GROUP BY opened
      UNION ALL
      SELECT closed, -count(*) FROM cases WHERE closed IS NOT NULL GROUP BY closed
    )
    SELECT ${metric} AS metric, range::INTEGER AS first, range::INTEGER AS last,
      sum(coalesce(net, 0)) OVER (ORDER BY range)::DOUBLE AS value,
      NULL::DOUBLE AS numerator, NULL::DOUBLE AS denominator
    FROM range(${first}, ${last + 1})
    LEFT JOIN (SELECT day, sum(net) AS net FROM steps GROUP BY day) ON day = range`;
}
