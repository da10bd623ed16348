import type { DuckDBConnection } from '@duckdb/node-api';
import { eventTableKeys } from './events/tables.ts';
import { listed, shapes } from './shapes.ts';

/**
 * The sum of a hash of every landed delivery and of every row and event with its delivery: it says
 * the same in whatever order they lie. What is derived from them is left out. The hash is DuckDB's own and may change with its version.
 */
export async function checksumOf(
  connection: DuckDBConnection,
): Promise<{ rows: number; checksum: string }> {
  const delivery = 'l.id, l.city, l.kind, l.sequence';
  const hashes = Object.values(shapes).map(({ name, columns }) => {
    const others = columns.map((column) => column.name).filter((column) => column !== 'metric');
    return `
      SELECT 1 AS rows, hash(d.hash, o.row, m.slug, ${listed(others, 'o')}) AS hash
      FROM ${name} o JOIN deliveries d ON d.key = o.delivery JOIN metrics m ON m.id = o.metric
      WHERE o.metric NOT IN (SELECT metric FROM derivations)`;
  });
  for (const key of await eventTableKeys(connection)) {
    hashes.push(`
      SELECT 1 AS rows, hash(l.id, t.id, e) AS hash
      FROM events_${key} e JOIN landed l ON l.sequence = e.sequence
      JOIN event_tables t ON t.key = ${key}`);
  }
  const reader = await connection.runAndReadAll(`
    WITH deliveries AS (SELECT key, hash(${delivery}) AS hash FROM landed l)
    SELECT coalesce(sum(rows), 0)::DOUBLE, coalesce(sum(hash), 0)::VARCHAR
    FROM (SELECT 0 AS rows, hash FROM deliveries UNION ALL ${hashes.join(' UNION ALL ')})`);
  const [rows, checksum] = reader.getRows()[0] as [number, string];
  return { rows, checksum: BigInt(checksum).toString(16).padStart(16, '0') };
}
