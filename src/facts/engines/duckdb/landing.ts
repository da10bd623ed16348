import { type DuckDBConnection, LIST, listValue, VARCHAR } from '@duckdb/node-api';
import type { LandedDelivery } from '../../contract.ts';
import { inTransaction } from './schema.ts';
import { listed, shapes } from './shapes.ts';

/** Moves the staged rows of the delivery's kind into the index in one transaction. */
export async function landStage(
  connection: DuckDBConnection,
  delivery: LandedDelivery,
): Promise<void> {
  const { id, city, kind, sequence } = delivery;
  const { name, stage, columns } = shapes[kind];
  const others = columns.map((column) => column.name).filter((column) => column !== 'metric');
  await inTransaction(connection, async () => {
    await connection.run(`
      INSERT INTO metrics
      SELECT (SELECT coalesce(max(id), 0) FROM metrics) + row_number() OVER (ORDER BY metric), metric
      FROM (SELECT DISTINCT metric FROM ${stage} WHERE metric NOT IN (SELECT slug FROM metrics))`);
    await connection.run(
      `INSERT INTO landed
       SELECT coalesce(max(key), 0) + 1, $id, $city, $kind, $sequence FROM landed`,
      { id, city, kind, sequence: BigInt(sequence) },
    );
    // Sorted rows are smaller on the disk, and questions about some metrics skip the others.
    await connection.run(`
      INSERT INTO ${name} (delivery, row, metric, ${listed(others)})
      SELECT (SELECT max(key) FROM landed), s.row, m.id, ${listed(others, 's')}
      FROM ${stage} s JOIN metrics m ON m.slug = s.metric
      ORDER BY m.id, s.first, s.last, s.row`);
  });
}

/** Removes deliveries and their rows in one transaction. */
export async function forgetDeliveries(
  connection: DuckDBConnection,
  deliveries: readonly string[],
): Promise<void> {
  const named = 'id IN (SELECT unnest($deliveries))';
  const values = { deliveries: listValue(deliveries) };
  const types = { deliveries: LIST(VARCHAR) };
  await inTransaction(connection, async () => {
    for (const { name } of Object.values(shapes)) {
      await connection.run(
        `DELETE FROM ${name} WHERE delivery IN (SELECT key FROM landed WHERE ${named})`,
        values,
        types,
      );
    }
    await connection.run(`DELETE FROM landed WHERE ${named}`, values, types);
  });
}

/** The landed deliveries by sequence. */
export async function landedDeliveries(connection: DuckDBConnection): Promise<LandedDelivery[]> {
  const reader = await connection.runAndReadAll(
    'SELECT id, city, kind, sequence::DOUBLE AS sequence FROM landed ORDER BY sequence, id',
  );
  return reader.getRowObjects() as unknown as LandedDelivery[];
}
