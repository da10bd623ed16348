import { type ChangeKind, changeKinds } from './told.ts';

/** Which changes to show. Null: all. */
export interface ChangesQuery {
  readonly kind: ChangeKind | null;
  /** A metric's slug, or `wholeCity`. */
  readonly metric: string | null;
  /** `YYYY-MM`, in the city's zone. */
  readonly month: string | null;
  /** From 1. */
  readonly page: number;
}

/** Stands for what belongs to no metric. No slug begins so. */
export const wholeCity = '_city';

export const everything: ChangesQuery = { kind: null, metric: null, month: null, page: 1 };

/** A question that cannot be answered: a 400. */
export class BadQuery extends Error {
  readonly statusCode = 400;
}

/**
 * Reads the query of an address. Keys that are not ours are left alone; empty values count as not
 * given, because a form sends them; a value of another form throws `BadQuery`.
 */
export function readQuery(query: unknown): ChangesQuery {
  const given = query as Readonly<Record<string, unknown>>;
  const read = (name: string, form: RegExp): string | null => {
    const value = given[name];
    if (value === undefined || value === '') return null;
    if (typeof value === 'string' && form.test(value)) return value;
    throw new BadQuery(`the query's ${name} has another form`);
  };
  const kind = read('kind', /^[a-z]+$/);
  const known = changeKinds.find((one) => one === kind) ?? null;
  if (known !== kind) throw new BadQuery('there is no such kind of change');
  return {
    kind: known,
    metric: read('metric', /^(?:_city|[a-z0-9][a-z0-9-]{0,99})$/),
    month: read('month', /^\d{4}-(?:0[1-9]|1[0-2])$/),
    page: Number(read('page', /^[1-9]\d{0,4}$/) ?? 1),
  };
}

/**
 * The one way in which a query is written: equal questions have equal addresses.
 * @example searchOf({ ...everything, kind: 'target', metric: 'permits' }) // '?metric=permits&kind=target'
 */
export function searchOf({ kind, metric, month, page }: ChangesQuery): string {
  const pairs = [
    ...(metric === null ? [] : [`metric=${metric}`]),
    ...(kind === null ? [] : [`kind=${kind}`]),
    ...(month === null ? [] : [`month=${month}`]),
    ...(page === 1 ? [] : [`page=${page}`]),
  ];
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
