import { Fault } from '../../model/index.ts';
import type { Cursor } from '../contract.ts';

/**
 * Where a walk through a table stands. Rows come in the order of a column that never falls, or
 * without one in that of their keys. `since` is the value of that column from which is read on
 * (null: from the first row), `offset` how many rows from there are behind us, and `edge` the key
 * of the last of them.
 */
export interface Place {
  readonly since: string | null;
  readonly offset: number;
  readonly edge: string | null;
  /** Whether the walk reached the end. */
  readonly ended: boolean;
}

export interface Step<Row> {
  readonly row: Row;
  /** What tells the row from all others. */
  readonly key: string;
  /** Its value in the column of the order; null without such a column. */
  readonly value: string | null;
}

export interface Stride<Row> {
  readonly rows: readonly Row[];
  readonly cursor: Cursor;
}

const shiftsAtMost = 5;
const start: Place = { since: null, offset: 0, edge: null, ended: false };

/**
 * Walks through a table that may change meanwhile, so that no row is left out; some come twice.
 *
 * A row that changes moves to the end of the order, where the walk meets it again. Where many rows
 * have one value the walk counts them, and each answer must begin with the last row of the one
 * before: if it does not, rows went away from under it, and it counts anew from that value. The end
 * is where an answer brings nothing new, however short the answers before it were: servers give
 * less than they are asked for.
 *
 * @param ask gives at most so many rows from a place on, in order; fewer if the server likes
 * @param rewind where to begin again after a walk that ended at a value; null: at the first row
 */
export async function* walk<Row>(
  cursor: Cursor,
  rewind: (since: string) => string | null,
  ask: (place: Place) => Promise<readonly Step<Row>[]>,
): AsyncGenerator<Stride<Row>> {
  let place = begin(cursor, rewind);
  const behind = new Set<string | null>();
  let handedOn = new Map<string, string>();
  let shifts = 0;
  for (;;) {
    const steps = await ask(place);
    if (place.edge !== null && steps[0]?.key !== place.edge) {
      shifts += 1;
      if (shifts > shiftsAtMost) throw restless();
      place = { ...place, offset: 0, edge: null };
      continue;
    }
    const fresh = place.edge === null ? steps : steps.slice(1);
    const last = fresh.at(-1);
    if (last === undefined) break;
    const next = after(place, fresh.length, last);
    if (next.since !== place.since && behind.has(next.since)) throw unordered();
    behind.add(place.since);
    place = next;
    // Rows of one value at the edge of two answers come with both.
    const rows = fresh.filter(({ key, row }) => handedOn.get(key) !== JSON.stringify(row));
    handedOn = new Map(fresh.map(({ key, row }) => [key, JSON.stringify(row)]));
    yield { rows: rows.map(({ row }) => row), cursor: { ...place } };
  }
  yield { rows: [], cursor: { since: place.since, offset: 0, edge: null, ended: true } };
}

/** How many rows from `since` on an answer leaves out: its first one is the last one's last. */
export function skipAt({ offset, edge }: Place): number {
  return edge === null ? 0 : offset - 1;
}

function begin(cursor: Cursor, rewind: (since: string) => string | null): Place {
  if (cursor === null) return start;
  const place = cursor as unknown as Place;
  if (!place.ended) return place;
  return { ...start, since: place.since === null ? null : rewind(place.since) };
}

/** After rows up to `last`: on from its value, or within rows of one value by counting them. */
function after(place: Place, count: number, last: Step<unknown>): Place {
  if (last.value !== null && last.value !== place.since) {
    return { since: last.value, offset: 0, edge: null, ended: false };
  }
  return { ...place, offset: place.offset + count, edge: last.key };
}

function unordered(): Fault {
  return new Fault(
    'the server does not keep to the order that was asked for',
    'Name another column of the time of change, or none.',
  );
}

function restless(): Fault {
  return new Fault(
    'the table changes faster than it can be read page by page',
    'Pull at a quieter hour, or name a column of the time of change.',
  );
}
