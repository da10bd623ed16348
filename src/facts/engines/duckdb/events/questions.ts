import type { DuckDBConnection } from '@duckdb/node-api';
import { dayFromNumber, dayNumber } from '../../../../calendar/index.ts';
import type { BreakdownRow, CaseRow, CasesQuestion, EventTable, Extent } from '../../../events.ts';
import { columnNamed, storedColumns } from './columns.ts';
import { landingsOf } from './derive.ts';
import { aggregateSql, caseFilter, inForceOn, localDaySql } from './measures.ts';
import { tableKey } from './tables.ts';

/** Answers `EventFacts.extent`. */
export async function extentOf(
  connection: DuckDBConnection,
  table: EventTable,
): Promise<Extent | null> {
  const key = await tableKey(connection, table);
  const newest = key === null ? undefined : (await landingsOf(connection, key)).at(-1);
  if (newest === undefined || newest.first === null || newest.last === null) return null;
  if (newest.last < newest.first) return null;
  return { first: dayFromNumber(newest.first), last: dayFromNumber(newest.last) };
}

/** SQL that is true of the cases that count on a day of the span, or are open at its end. */
function casesSql({ table, derivation, span, through }: CasesQuestion): string {
  const [first, last] = [dayNumber(span.first), dayNumber(span.last)];
  const day = localDaySql(table, derivation.day);
  const counted = `${inForceOn(through)} AND ${caseFilter(table, derivation)}`;
  if (derivation.measure !== 'level') return `${counted} AND ${day} BETWEEN ${first} AND ${last}`;
  const closed = localDaySql(table, derivation.closed!);
  return `${counted} AND ${day} <= ${last} AND (${closed} IS NULL OR greatest(${day}, ${closed}) > ${last})`;
}

/** Answers `EventFacts.breakdown`. */
export async function readBreakdown(
  connection: DuckDBConnection,
  question: CasesQuestion & { readonly column: string },
): Promise<BreakdownRow[]> {
  const { table, derivation, column } = question;
  const key = await tableKey(connection, table);
  if (key === null) return [];
  const { stored } = columnNamed(storedColumns(table.shape), column);
  const { value, numerator, denominator } = aggregateSql(table, { ...derivation, where: null });
  const reader = await connection.runAndReadAll(
    `SELECT ${stored}::VARCHAR AS label, (${value})::DOUBLE AS value,
       (${numerator})::DOUBLE AS numerator, (${denominator})::DOUBLE AS denominator,
       count(*)::DOUBLE AS cases
     FROM events_${key} WHERE ${casesSql(question)}
     GROUP BY 1 ORDER BY cases DESC, label NULLS LAST`,
  );
  return reader.getRowObjects() as unknown as BreakdownRow[];
}

/** Answers `EventFacts.cases`. */
export async function readCases(
  connection: DuckDBConnection,
  question: CasesQuestion & { readonly from: number; readonly limit: number },
): Promise<CaseRow[]> {
  const key = await tableKey(connection, question.table);
  if (key === null) return [];
  const columns = storedColumns(question.table.shape);
  const values = columns.map(({ stored }) => `e.${stored}::VARCHAR`).join(', ');
  const reader = await connection.runAndReadAll(
    `SELECT l.id, ${values}
     FROM (SELECT * FROM events_${key} WHERE ${casesSql(question)}
           ORDER BY key LIMIT ${question.limit} OFFSET ${question.from}) e
     JOIN landed l USING (sequence) ORDER BY e.key`,
  );
  return (reader.getRows() as [string, ...(string | null)[]][]).map(([delivery, ...texts]) => ({
    delivery,
    values: texts,
  }));
}
