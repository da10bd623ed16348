import type { DuckDBConnection } from '@duckdb/node-api';
import type { Derivation, EventTable } from '../../../events.ts';

/** A delivery's landing with what the table is complete for once it has landed. */
export interface Landing {
  readonly sequence: number;
  /** Never earlier than that of a delivery before, so that later numbers are known later. */
  readonly known: number;
  /** Null: no case has come in. */
  readonly first: number | null;
  readonly last: number | null;
}

/** A landing after which there are complete days. */
export type Complete = Landing & { readonly first: number; readonly last: number };

/** A derivation with the number that stands for it among the metrics. */
export interface Numbered {
  readonly derivation: Derivation;
  readonly metric: number;
}

/** What the derivations of one step have in common. */
export interface Step {
  readonly key: number;
  readonly table: EventTable;
  readonly landing: Complete;
  /** The landing before; null: no day was complete then, so every day is new. */
  readonly before: Complete | null;
}

/**
 * Writes the observations that say something else than what was known before, of all metrics at
 * once: a statement for each would cost more than counting.
 * @param fresh SQL of rows (metric, first, last, value, numerator, denominator)
 */
export async function writeChanged(
  connection: DuckDBConnection,
  { landing }: Step,
  metrics: readonly number[],
  fresh: string,
): Promise<void> {
  await connection.run(
    `INSERT INTO observations
       (delivery, row, metric, first, last, dimensions, known, value, numerator, denominator)
     WITH fresh_numbers AS MATERIALIZED (${fresh}), latest AS (
       SELECT metric, first, last, value, numerator, denominator FROM observations
       WHERE metric IN (${metrics.join(', ')})
         AND (first, last) IN (SELECT (first, last) FROM fresh_numbers)
       QUALIFY row_number() OVER (PARTITION BY metric, first, last ORDER BY rowid DESC) = 1
     )
     SELECT (SELECT key FROM landed WHERE sequence = ${landing.sequence}), 0, f.metric,
       f.first, f.last, NULL, ${landing.known}, f.value, f.numerator, f.denominator
     FROM fresh_numbers f LEFT JOIN latest l USING (metric, first, last)
     WHERE (f.value, f.numerator, f.denominator) IS DISTINCT FROM (l.value, l.numerator, l.denominator)
     ORDER BY f.metric, f.first, f.last`,
  );
}
