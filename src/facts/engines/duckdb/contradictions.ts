import type { DuckDBConnection } from '@duckdb/node-api';
import { dayFromNumber } from '../../../calendar/index.ts';
import type { RowKind } from '../../../model/index.ts';
import type { Contradiction } from '../../contract.ts';
import { listed, shapes } from './shapes.ts';

const ROWS_NAMED = 5;

/** Rows on the stage that say different things of one key and `known`, by their first row. */
export async function stagedContradictions(
  connection: DuckDBConnection,
  kind: RowKind,
  limit: number,
): Promise<Contradiction[]> {
  const { stage, key, values } = shapes[kind];
  // The last day of a target is no part of its key and may be what the rows differ in.
  const last = key.includes('last') ? 'last' : '(list(last ORDER BY row))[1] AS last';
  const reader = await connection.runAndReadAll(
    `WITH said AS (
       SELECT ${listed([...key, ...values])}, known, min(row) AS row FROM ${stage} GROUP BY ALL
     )
     SELECT metric, first, ${last}, (list(row ORDER BY row))[1:${ROWS_NAMED}] AS rows
     FROM said GROUP BY ${listed(key)}, known HAVING count(*) > 1
     ORDER BY min(row) LIMIT $limit`,
    { limit },
  );
  return (reader.getRowObjectsJS() as Record<string, unknown>[]).map((row) => ({
    metric: row.metric as string,
    first: dayFromNumber(row.first as number),
    last: row.last === null ? null : dayFromNumber(row.last as number),
    rows: row.rows as number[],
  }));
}
