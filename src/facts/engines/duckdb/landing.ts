import { type DuckDBConnection, LIST, listValue, VARCHAR } from '@duckdb/node-api';
import type { RowKind } from '../../../model/index.ts';
import type { LandedDelivery } from '../../contract.ts';
import { forgetEvents, landEvents, type StagedEvents } from './events/landing.ts';
import { listed, shapes } from './shapes.ts';
import { inTransaction } from './transaction.ts';

/** Moves the staged rows or events into the index in one transaction. */
export async function landStage(
  connection: DuckDBConnection,
  delivery: LandedDelivery,
  events: StagedEvents | null,
): Promise<void> {
  await inTransaction(connection, async () => {
    const { id, city, kind, sequence } = delivery;
    await connection.run(
      `INSERT INTO landed
       SELECT coalesce(max(key), 0) + 1, $id, $city, $kind, $sequence FROM landed`,
      { id, city, kind, sequence: BigInt(sequence) },
    );
    if (events !== null) await landEvents(connection, delivery, events);
    else if (kind !== 'events') await landRows(connection, kind);
  });
}

/** Moves staged rows to the delivery that was landed last. Runs in the caller's transaction. */
async function landRows(connection: DuckDBConnection, kind: RowKind): Promise<void> {
  const { name, stage, columns } = shapes[kind];
  const others = columns.map((column) => column.name).filter((column) => column !== 'metric');
  await connection.run(`
      INSERT INTO metrics
      SELECT (SELECT coalesce(max(id), 0) FROM metrics) + row_number() OVER (ORDER BY metric), metric
      FROM (SELECT DISTINCT metric FROM ${stage} WHERE metric NOT IN (SELECT slug FROM metrics))`);
  // Sorted rows are smaller on the disk, and questions about some metrics skip the others.
  await connection.run(`
      INSERT INTO ${name} (delivery, row, metric, ${listed(others)})
      SELECT (SELECT max(key) FROM landed), s.row, m.id, ${listed(others, 's')}
      FROM ${stage} s JOIN metrics m ON m.slug = s.metric
      ORDER BY m.id, s.first, s.last, s.row`);
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
    const reader = await connection.runAndReadAll(
      `SELECT sequence::DOUBLE FROM landed WHERE kind = 'events' AND ${named}`,
      values,
      types,
    );
    await forgetEvents(
      connection,
      (reader.getRows() as [number][]).map(([sequence]) => sequence),
    );
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
