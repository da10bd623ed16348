import type { DuckDBConnection } from '@duckdb/node-api';
import { dayFromNumber } from '../../../calendar/index.ts';
import type { Instant } from '../../../model/index.ts';
import type { Restatement } from '../../contract.ts';
import { ASKED, ask, inForce, instant } from './reading.ts';

const numbers = ['value', 'numerator', 'denominator'];

/** Answers `FactsStore.restatements`. */
export async function readRestatements(
  connection: DuckDBConnection,
  city: string,
  knownOn: Instant | null,
  deliveries: readonly string[] | null,
): Promise<Restatement[]> {
  const { values, types } = ask(city, deliveries, null);
  const before = numbers.map((one) => `lag(${one}) OVER earlier AS ${one}_before`).join(', ');
  const differs = numbers.map((one) => `${one} IS DISTINCT FROM ${one}_before`).join(' OR ');
  const reader = await connection.runAndReadAll(
    `WITH ${ASKED}, versions AS (
       SELECT m.slug, m.place, o.first, o.last, o.known, o.value, o.numerator, o.denominator
       FROM observations o
       JOIN asked_deliveries d ON d.key = o.delivery
       JOIN asked_metrics m ON m.id = o.metric
       WHERE o.dimensions IS NULL AND o.known <= $knownOn
       QUALIFY ${inForce(['metric', 'first', 'last', 'known'])}
     ), followed AS (
       SELECT *, lag(known) OVER earlier AS known_before, ${before}
       FROM versions
       WINDOW earlier AS (PARTITION BY place, first, last ORDER BY known)
     )
     SELECT slug, first, last, known::DOUBLE, ${numbers.map((one) => `${one}_before`).join(', ')},
            ${numbers.join(', ')}
     FROM followed
     WHERE known_before IS NOT NULL AND (${differs})
     ORDER BY known, place, first, last`,
    { ...values, knownOn: instant(knownOn) },
    types,
  );
  type Figure = number | null;
  type Row = [string, number, number, number, Figure, Figure, Figure, Figure, Figure, Figure];
  return (reader.getRows() as Row[]).map(
    ([metric, first, last, known, v0, n0, d0, v1, n1, d1]) => ({
      metric,
      span: { first: dayFromNumber(first), last: dayFromNumber(last) },
      known,
      before: { value: v0, numerator: n0, denominator: d0 },
      after: { value: v1, numerator: n1, denominator: d1 },
    }),
  );
}
