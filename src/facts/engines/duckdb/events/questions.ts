import type { DuckDBConnection } from '@duckdb/node-api';
import { dayFromNumber } from '../../../../calendar/index.ts';
import type { CaseRow, CasesQuestion, EventTable, Extent } from '../../../events.ts';
import { storedColumns } from './columns.ts';
import { countedSql } from './counted.ts';
import { landingsOf } from './derive.ts';
import { caseFilter, inForceOn } from './measures.ts';
import { tableKey } from './tables.ts';

/** Answers `EventFacts.extent`. */
export async function extentOf(
  connection: DuckDBConnection,
  table: EventTable,
  through: number,
): Promise<Extent | null> {
  const key = await tableKey(connection, table);
  const landings = key === null ? [] : await landingsOf(connection, key);
  const newest = landings.findLast(({ sequence }) => sequence <= through);
  if (newest === undefined || newest.first === null || newest.last === null) return null;
  if (newest.last < newest.first) return null;
  return { first: dayFromNumber(newest.first), last: dayFromNumber(newest.last) };
}

/** Answers `EventFacts.cases`. */
export async function readCases(
  connection: DuckDBConnection,
  question: CasesQuestion & { readonly from: number; readonly limit: number },
): Promise<CaseRow[]> {
  const { span, table } = question;
  const key = await tableKey(connection, table);
  if (key === null) return [];
  const { derivation, through } = question;
  const counted = countedSql(
    key,
    { table, counted: derivation, spans: [span] },
    inForceOn(through),
  );
  const columns = storedColumns(table.shape);
  const values = columns.map(({ stored }) => `e.${stored}::VARCHAR`).join(', ');
  const reader = await connection.runAndReadAll(
    `SELECT l.id, ${values}
     FROM (SELECT * FROM (${counted}) WHERE ${caseFilter(table, derivation)}
           ORDER BY key LIMIT ${question.limit} OFFSET ${question.from}) e
     JOIN landed l USING (sequence) ORDER BY e.key`,
  );
  return (reader.getRows() as [string, ...(string | null)[]][]).map(([delivery, ...texts]) => ({
    delivery,
    values: texts,
  }));
}
