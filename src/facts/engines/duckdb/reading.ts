import {
  type DuckDBConnection,
  type DuckDBMaterializedResult,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import { dayFromNumber, dayNumber } from '../../../calendar/index.ts';
import type { Instant, Period, TargetRow } from '../../../model/index.ts';
import type { ObservationColumns, ObservationQuestion } from '../../contract.ts';
import { listed, shapes } from './shapes.ts';

type Values = Record<string, DuckDBValue>;
type NumberColumn = Int32Array | Float64Array;

/**
 * SQL of the deliveries and metrics that a question is about, with their places from 1 in the order
 * of sequence and slug. A list that is null names no limit.
 */
export const ASKED = `
  asked_deliveries AS (
    SELECT key, id, sequence, (row_number() OVER (ORDER BY sequence, id))::INTEGER AS place
    FROM landed
    WHERE city = $city AND ($deliveries IS NULL OR id IN (SELECT unnest($deliveries)))
  ), asked_metrics AS (
    SELECT id, slug, (row_number() OVER (ORDER BY slug))::INTEGER AS place
    FROM metrics WHERE $metrics IS NULL OR slug IN (SELECT unnest($metrics))
  )`;

/** SQL that keeps the version of each key that is in force. */
export function inForce(key: readonly string[]): string {
  return `row_number() OVER (
    PARTITION BY ${listed(key, 'o')} ORDER BY o.known DESC, d.sequence DESC, o.row DESC
  ) = 1`;
}

interface Asked {
  readonly values: Values;
  readonly types: Record<string, DuckDBType>;
}

export function ask(
  city: string,
  deliveries: readonly string[] | null,
  metrics: readonly string[] | null,
): Asked {
  return {
    values: {
      city,
      deliveries: deliveries === null ? null : listValue(deliveries),
      metrics: metrics === null ? null : listValue(metrics),
    },
    types: { deliveries: LIST(VARCHAR), metrics: LIST(VARCHAR) },
  };
}

/** The bound that `known` must not pass. */
export function instant(knownOn: Instant | null): bigint {
  return BigInt(knownOn ?? Number.MAX_SAFE_INTEGER);
}

/** Answers `FactsStore.observations` on a connection that is in a transaction. */
export async function readObservations(
  connection: DuckDBConnection,
  question: ObservationQuestion,
): Promise<ObservationColumns> {
  const { city, knownOn, deliveries, metrics, from, until } = question;
  const { values, types } = ask(city, deliveries, metrics);
  // NaN is asked for in place of NULL because looking at the validity of every value is slow.
  const numbers = ['value', 'numerator', 'denominator']
    .map((column) => `coalesce(o.${column}, 'NaN'::DOUBLE)`)
    .join(', ');
  const result = await connection.run(
    `WITH ${ASKED}
     SELECT m.place, o.first, o.last, ${numbers}, o.known::DOUBLE, d.place
     FROM observations o
     JOIN asked_deliveries d ON d.key = o.delivery
     JOIN asked_metrics m ON m.id = o.metric
     WHERE o.dimensions IS NULL AND o.known <= $knownOn AND o.last >= $from AND o.first <= $until
     QUALIFY ${inForce(['metric', 'first', 'last'])} AND NOT ${shapes.observations.retracts}
     ORDER BY m.place, o.first, o.last`,
    {
      ...values,
      knownOn: instant(knownOn),
      from: from === null ? -(2 ** 31) : dayNumber(from),
      until: until === null ? 2 ** 31 - 1 : dayNumber(until),
    },
    types,
  );
  const rows = result.rowCount;
  const columns = {
    metric: new Int32Array(rows),
    first: new Int32Array(rows),
    last: new Int32Array(rows),
    value: new Float64Array(rows),
    numerator: new Float64Array(rows),
    denominator: new Float64Array(rows),
    known: new Float64Array(rows),
    delivery: new Int32Array(rows),
  };
  await readNumbers(result, Object.values(columns));
  const named = async (table: string, name: string) => {
    const sql = `WITH ${ASKED} SELECT ${name} FROM ${table} ORDER BY place`;
    return ((await connection.runAndReadAll(sql, values, types)).getColumns()[0] ?? []) as string[];
  };
  const usedMetrics = keepUsed(columns.metric, await named('asked_metrics', 'slug'));
  const usedDeliveries = keepUsed(columns.delivery, await named('asked_deliveries', 'id'));
  return { ...columns, metrics: usedMetrics, deliveries: usedDeliveries };
}

/** Copies a result whose columns are INTEGER or DOUBLE without NULL into arrays of its length. */
async function readNumbers(
  result: DuckDBMaterializedResult,
  columns: readonly NumberColumn[],
): Promise<void> {
  let start = 0;
  for await (const chunk of result) {
    const { rowCount } = chunk;
    for (const [place, column] of columns.entries()) {
      const vector = chunk.getColumnVector(place);
      for (let row = 0; row < rowCount; row += 1) {
        column[start + row] = vector.getItem(row) as number;
      }
    }
    start += rowCount;
  }
}

/**
 * Turns places (from 1) among `names` into places (from 0) among the names that occur, and gives
 * these, in the same order.
 */
function keepUsed(places: Int32Array, names: readonly string[]): string[] {
  const renumbered = new Int32Array(names.length + 1).fill(-1);
  // Counted loops: over millions of places an iterator costs as much as reading them.
  for (let row = 0; row < places.length; row += 1) renumbered[places[row]!] = 0;
  const used = names.filter((_, index) => renumbered[index + 1] === 0);
  let next = 0;
  for (let place = 1; place <= names.length; place += 1) {
    if (renumbered[place] === 0) renumbered[place] = next++;
  }
  for (let row = 0; row < places.length; row += 1) places[row] = renumbered[places[row]!]!;
  return used;
}

/** Answers `FactsStore.targets`. */
export async function readTargets(
  connection: DuckDBConnection,
  city: string,
  knownOn: Instant | null,
  deliveries: readonly string[] | null,
): Promise<(TargetRow & { readonly delivery: string })[]> {
  const { values, types } = ask(city, deliveries, null);
  const reader = await connection.runAndReadAll(
    `WITH ${ASKED}
     SELECT m.slug, o.first, o.last, o.period, o.target, o.known::DOUBLE, d.id
     FROM targets o
     JOIN asked_deliveries d ON d.key = o.delivery
     JOIN asked_metrics m ON m.id = o.metric
     WHERE o.known <= $knownOn
     QUALIFY ${inForce(shapes.targets.key)} AND NOT ${shapes.targets.retracts}
     ORDER BY m.place, o.period NULLS FIRST, o.first`,
    { ...values, knownOn: instant(knownOn) },
    types,
  );
  type Row = [string, number, number | null, Period | null, number, number, string];
  return (reader.getRows() as Row[]).map(
    ([metric, first, last, period, target, known, delivery]) => ({
      metric,
      from: dayFromNumber(first),
      until: last === null ? null : dayFromNumber(last),
      period,
      target,
      known,
      delivery,
    }),
  );
}
