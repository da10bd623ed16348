import type { Derivation } from '../../../events.ts';
import type { BinaryValue } from '../binary.ts';
import type { Cluster } from '../servers.ts';
import { column, namesOf, ownColumns, shapes } from '../shapes.ts';
import { among } from '../sql.ts';
import { whole } from '../tables.ts';

/** A derived number of a span; all null: there is none (any more). */
export interface Derived {
  readonly first: number;
  readonly last: number;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** What the derived observations of one metric say last, by span. */
export type Latest = Map<string, Derived>;

const spanOf = ({ first, last }: Derived) => `${first} ${last}`;

const columns = [
  column('metric', 'text'),
  column('first', 'int32'),
  column('last', 'int32'),
  column('delivery', 'uint32'),
  ...shapes.observations.values.map((name) => column(name, 'float64', true)),
];

/**
 * What was derived before of some derivations, by id. Deliveries are given with their order.
 */
export async function readLatest(
  cluster: Cluster,
  derivations: readonly { readonly id: string; readonly batches: readonly number[] }[],
  places: ReadonlyMap<number, number>,
): Promise<Map<string, Latest>> {
  const found = new Map(derivations.map(({ id }) => [id, new Map() as Latest]));
  const told = derivations.filter(({ batches }) => batches.length > 0);
  if (told.length === 0) return found;
  const current = told.map(
    ({ id, batches }) => `(${among('metric', [id])} AND ${among('batch', batches)})`,
  );
  const newest = new Map<string, number>();
  const rows = cluster.home.stream(
    `SELECT ${namesOf(columns).join(', ')} FROM ${whole(cluster, 'observations')}
     WHERE ${current.join(' OR ')}`,
    columns,
  );
  for await (const some of rows) {
    for (const row of some) {
      const [metric, first, last, delivery] = row as [string, number, number, number];
      const [value, numerator, denominator] = row.slice(4) as (number | null)[];
      const derived = {
        first,
        last,
        value: value!,
        numerator: numerator!,
        denominator: denominator!,
      };
      const place = places.get(delivery) ?? -1;
      const key = `${metric} ${spanOf(derived)}`;
      if ((newest.get(key) ?? -2) > place) continue;
      newest.set(key, place);
      found.get(metric)!.set(spanOf(derived), derived);
    }
  }
  return found;
}

/** The numbers that say something else than what was known before, which they replace there. */
export function changed(latest: Latest, fresh: readonly Derived[]): Derived[] {
  return fresh.filter((one) => {
    const before = latest.get(spanOf(one));
    latest.set(spanOf(one), one);
    return (
      (before?.value ?? null) !== one.value ||
      (before?.numerator ?? null) !== one.numerator ||
      (before?.denominator ?? null) !== one.denominator
    );
  });
}

/** Rows of observations in the order of the table's columns. */
export function rowsOf(
  { id }: Derivation,
  numbers: readonly Derived[],
  landing: { readonly known: number; readonly batch: number },
  batch: number,
): BinaryValue[][] {
  return numbers.map(({ first, last, value, numerator, denominator }) => [
    ...[id, first, last, null, landing.known, value, numerator, denominator],
    ...[batch, landing.batch, 0],
  ]);
}

export const observationColumns = [...shapes.observations.columns, ...ownColumns];
