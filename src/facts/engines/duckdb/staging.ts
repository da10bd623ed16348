import { type DuckDBConnection, DuckDBDataChunk, DuckDBVector, INTEGER } from '@duckdb/node-api';
import { EVENT_STAGE } from './events/staging.ts';
import { type Shape, shapes } from './shapes.ts';

/** Empties the stage. */
export async function emptyStage(connection: DuckDBConnection): Promise<void> {
  await connection.run(`DROP TABLE IF EXISTS ${EVENT_STAGE}`);
  for (const { stage } of Object.values(shapes)) await connection.run(`TRUNCATE ${stage}`);
}

/** Appends rows to their stage; `before` rows of the delivery lie there already. */
export async function appendRows<Row>(
  connection: DuckDBConnection,
  shape: Shape<Row>,
  rows: readonly Row[],
  before: number,
): Promise<void> {
  const appender = await connection.createAppender(shape.stage, null, 'temp');
  try {
    const chunk = DuckDBDataChunk.create([INTEGER, ...shape.columns.map(({ type }) => type)]);
    const size = DuckDBVector.standardSize();
    for (let start = 0; start < rows.length; start += size) {
      fill(chunk, shape, rows.slice(start, start + size), before + start);
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

function fill<Row>(
  chunk: DuckDBDataChunk,
  shape: Shape<Row>,
  rows: readonly Row[],
  before: number,
): void {
  chunk.reset();
  chunk.rowCount = rows.length;
  const places = chunk.getColumnVector(0);
  for (let index = 0; index < rows.length; index += 1) places.setItem(index, before + index + 1);
  places.flush();
  for (const [place, { read }] of shape.columns.entries()) {
    const vector = chunk.getColumnVector(place + 1);
    let index = 0;
    for (const row of rows) {
      vector.setItem(index, read(row));
      index += 1;
    }
    vector.flush();
  }
}
