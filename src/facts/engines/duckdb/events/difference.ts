import type { DuckDBConnection } from '@duckdb/node-api';
import type { Difference } from '../../../contract.ts';
import { eventColumns, storedColumns } from './columns.ts';
import type { StagedEvents } from './landing.ts';
import { EVENT_STAGE } from './staging.ts';
import { tableKey } from './tables.ts';

/** How staged events would change what is known of their cases. Cases are counted, not rows. */
export async function eventDifference(
  connection: DuckDBConnection,
  { file, repeated }: StagedEvents,
): Promise<Difference> {
  const key = await tableKey(connection, file.table);
  const columns = storedColumns(file.table.shape);
  const names = eventColumns(columns).join(', ');
  const last =
    repeated === 0
      ? `SELECT * FROM ${EVENT_STAGE}`
      : `SELECT * FROM ${EVENT_STAGE}
         QUALIFY row_number() OVER (PARTITION BY key ORDER BY known DESC, rowid DESC) = 1`;
  const same = columns
    .map(({ stored }) => `e.${stored} IS NOT DISTINCT FROM s.${stored}`)
    .join(' AND ');
  const stored =
    key === null
      ? `SELECT ${names} FROM ${EVENT_STAGE} WHERE false`
      : `SELECT ${names} FROM events_${key} WHERE replaced IS NULL`;
  const reader = await connection.runAndReadAll(
    `SELECT CASE
         WHEN e.known > s.known THEN 'unchanged'
         WHEN e.key IS NULL OR e.deleted THEN if(s.deleted, 'unchanged', 'added')
         WHEN s.deleted THEN 'gone'
         WHEN ${same} THEN 'unchanged'
         ELSE 'changed'
       END AS change, count(*)::DOUBLE
     FROM (${last}) s LEFT JOIN (${stored}) e ON e.key = s.key GROUP BY 1`,
  );
  const counts = new Map(reader.getRows() as [string, number][]);
  return {
    added: counts.get('added') ?? 0,
    changed: counts.get('changed') ?? 0,
    // A version that was outdated when it came changes nothing that was known.
    earlier: 0,
    unchanged: counts.get('unchanged') ?? 0,
    gone: counts.get('gone') ?? 0,
    examples: [],
  };
}
