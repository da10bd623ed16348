import type { DuckDBConnection } from '@duckdb/node-api';
import { dayFromNumber, dayNumber } from '../../../../calendar/index.ts';
import type {
  BreakdownQuestion,
  BreakdownRow,
  CaseRow,
  CasesQuestion,
  EventTable,
  Extent,
} from '../../../events.ts';
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

/**
 * SQL that is true of the cases that count on a day of a span, or are open at its end.
 * @param first the span's days, as SQL of day numbers
 */
function casesSql(
  { table, derivation, through }: Omit<CasesQuestion, 'span'>,
  first: string | number,
  last: string | number,
): string {
  const day = localDaySql(table, derivation.day);
  const counted = `${inForceOn(through)} AND ${caseFilter(table, derivation)}`;
  if (derivation.measure !== 'level') return `${counted} AND ${day} BETWEEN ${first} AND ${last}`;
  const closed = localDaySql(table, derivation.closed!);
  return `${counted} AND ${day} <= ${last} AND (${closed} IS NULL OR greatest(${day}, ${closed}) > ${last})`;
}

/** Answers `EventFacts.breakdown`: one scan for all spans and columns. */
export async function readBreakdown(
  connection: DuckDBConnection,
  question: BreakdownQuestion,
): Promise<BreakdownRow[]> {
  const { table, derivation, columns, spans } = question;
  const key = await tableKey(connection, table);
  if (key === null || spans.length === 0 || columns.length === 0) return [];
  const stored = columns.map((column) => columnNamed(storedColumns(table.shape), column).stored);
  const labels = stored.map((one, at) => `WHEN ${at} THEN ${one}::VARCHAR`).join(' ');
  const { value, numerator, denominator } = aggregateSql(table, { ...derivation, where: null });
  const reader = await connection.runAndReadAll(
    `SELECT span, place, CASE place ${labels} END AS label, (${value})::DOUBLE AS value,
       (${numerator})::DOUBLE AS numerator, (${denominator})::DOUBLE AS denominator,
       count(*)::DOUBLE AS cases
     FROM (SELECT * FROM events_${key}, ${spansSql(spans)}
           WHERE ${casesSql(question, 'span_first', 'span_last')}),
       (SELECT range::INTEGER AS place FROM range(${columns.length}))
     GROUP BY 1, 2, 3 ORDER BY 1, 2, cases DESC, label NULLS LAST`,
  );
  const rows = reader.getRowObjects() as unknown as (BreakdownRow & { readonly place: number })[];
  return rows.map(({ place, ...row }) => ({ ...row, column: columns[place]! }));
}

function spansSql(spans: BreakdownQuestion['spans']): string {
  const rows = spans.map(
    ({ first, last }, at) => `(${at}, ${dayNumber(first)}, ${dayNumber(last)})`,
  );
  return `(VALUES ${rows.join(', ')}) AS spans(span, span_first, span_last)`;
}

/** Answers `EventFacts.cases`. */
export async function readCases(
  connection: DuckDBConnection,
  question: CasesQuestion & { readonly from: number; readonly limit: number },
): Promise<CaseRow[]> {
  const { span, table } = question;
  const key = await tableKey(connection, table);
  if (key === null) return [];
  const filter = casesSql(question, dayNumber(span.first), dayNumber(span.last));
  const columns = storedColumns(table.shape);
  const values = columns.map(({ stored }) => `e.${stored}::VARCHAR`).join(', ');
  const reader = await connection.runAndReadAll(
    `SELECT l.id, ${values}
     FROM (SELECT * FROM events_${key} WHERE ${filter}
           ORDER BY key LIMIT ${question.limit} OFFSET ${question.from}) e
     JOIN landed l USING (sequence) ORDER BY e.key`,
  );
  return (reader.getRows() as [string, ...(string | null)[]][]).map(([delivery, ...texts]) => ({
    delivery,
    values: texts,
  }));
}
