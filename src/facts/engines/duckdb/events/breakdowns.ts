import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type BreakdownQuestion,
  type BreakdownRow,
  type ChangesQuestion,
  countedKey,
  type Derivation,
} from '../../../events.ts';
import { columnNamed, storedColumns } from './columns.ts';
import { countedSql } from './counted.ts';
import { aggregateSql, caseFilter, inForceOn, touchedBy } from './measures.ts';
import { tableKey } from './tables.ts';

interface Placed {
  readonly derivation: Derivation;
  readonly place: number;
}

/** Answers `EventFacts.breakdown`: one scan for all that look at the same cases. */
export async function readBreakdown(
  connection: DuckDBConnection,
  question: BreakdownQuestion,
): Promise<BreakdownRow[]> {
  const { table, columns, spans } = question;
  const key = await tableKey(connection, table);
  if (key === null || spans.length === 0 || columns.length === 0) return [];
  const placed = question.derivations.map((derivation, place) => ({ derivation, place }));
  const found: BreakdownRow[] = [];
  for (const some of Map.groupBy(placed, (one) => countedKey(one.derivation)).values()) {
    const reader = await connection.runAndReadAll(breakdownSql(key, question, some));
    const rows = reader.getRowObjects() as unknown as (BreakdownRow & { readonly place: number })[];
    for (const { place, ...row } of rows) found.push({ ...row, column: columns[place]! });
  }
  return found.sort((a, b) => a.derivation - b.derivation);
}

function breakdownSql(
  key: number,
  { table, spans, columns, through }: BreakdownQuestion,
  placed: readonly Placed[],
): string {
  const counted = placed[0]!.derivation;
  const stored = columns.map((column) => columnNamed(storedColumns(table.shape), column).stored);
  // A row of a group has a value in the one column that it is grouped by.
  const label = `coalesce(${stored.map((one) => `${one}::VARCHAR`).join(', ')}, NULL)`;
  const places = stored.map((one, at) => `WHEN GROUPING(${one}) = 0 THEN ${at}`).join(' ');
  const sets = stored.map((one) => `(span, ${one})`).join(', ');
  const parts = placed.map(({ derivation, place }) => {
    const { value, numerator, denominator } = aggregateSql(table, { ...derivation, where: null });
    return `SELECT ${place} AS derivation, span, CASE ${places} END AS place, ${label} AS label,
        (${value})::DOUBLE AS value, (${numerator})::DOUBLE AS numerator,
        (${denominator})::DOUBLE AS denominator, count(*)::DOUBLE AS cases
      FROM cases WHERE ${caseFilter(table, derivation)} GROUP BY GROUPING SETS (${sets})`;
  });
  return `WITH cases AS MATERIALIZED (
      ${countedSql(key, { table, counted, spans }, inForceOn(through))})
    FROM (${parts.join(' UNION ALL ')})
    ORDER BY derivation, span, place, cases DESC, label NULLS LAST`;
}

/** Answers `EventFacts.changed`. */
export async function changedSpans(
  connection: DuckDBConnection,
  { after, through, ...question }: ChangesQuestion,
): Promise<number[]> {
  const key = await tableKey(connection, question.table);
  if (key === null || question.spans.length === 0) return [];
  const spans = touchedBy(after, through).map(
    (touched) => `SELECT span FROM (${countedSql(key, question, touched)})`,
  );
  const reader = await connection.runAndReadAll(`${spans.join(' UNION ')} ORDER BY span`);
  return (reader.getRows() as [number][]).map(([span]) => span);
}
