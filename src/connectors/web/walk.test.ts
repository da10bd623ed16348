import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../model/index.ts';
import type { Cursor } from '../contract.ts';
import { type Place, type Step, skipAt, walk } from './walk.ts';

interface Row {
  readonly id: number;
  /** The time of change; many rows have the same. */
  value: number;
}

/** A table that is changed between two answers, as a server would give it. */
class Table {
  rows: Row[];
  clock: number;
  private next: number;

  constructor(values: readonly number[]) {
    this.rows = values.map((value, id) => ({ id, value }));
    this.next = values.length;
    this.clock = Math.max(0, ...values);
  }

  change(kind: 'insert' | 'update' | 'delete' | 'tick', place: number): void {
    const row = this.rows[place % Math.max(1, this.rows.length)];
    if (kind === 'tick') this.clock += 1;
    if (kind === 'insert') this.rows.push({ id: this.next++, value: this.clock });
    if (kind === 'update' && row) row.value = this.clock;
    if (kind === 'delete' && row) this.rows.splice(this.rows.indexOf(row), 1);
  }

  page(place: Place, limit: number, byValue: boolean): Step<Row>[] {
    const since = byValue && place.since !== null ? Number(place.since) : -1;
    return this.rows
      .filter((row) => !byValue || row.value >= since)
      .toSorted((a, b) => (byValue ? a.value - b.value : 0) || a.id - b.id)
      .slice(skipAt(place), skipAt(place) + limit)
      .map((row) => ({
        row: { ...row },
        key: String(row.id),
        value: byValue ? String(row.value) : null,
      }));
  }
}

const values = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 });
const limits = fc.integer({ min: 2, max: 7 });
const change = fc.record({
  kind: fc.constantFrom('insert', 'update', 'delete', 'tick'),
  place: fc.nat(),
});

async function rowsOf(
  cursor: Cursor,
  ask: (place: Place) => Step<Row>[],
  rewind: (since: string) => string = String,
) {
  const seen: Row[] = [];
  let last: Cursor = null;
  for await (const stride of walk(cursor, rewind, async (place) => ask(place))) {
    seen.push(...stride.rows);
    last = stride.cursor;
  }
  return { seen, last };
}

describe('a walk through a table', () => {
  it.each([true, false])('leaves nothing out and ends, by value: %s', async (byValue) => {
    await fc.assert(
      fc.asyncProperty(values, limits, async (list, limit) => {
        const table = new Table(list);
        const { seen } = await rowsOf(null, (place) => table.page(place, limit, byValue));
        expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(table.rows.map(({ id }) => id)));
      }),
    );
  });

  it('takes short answers for no end: a server gives less than it is asked for', async () => {
    const table = new Table([0, 0, 0, 1, 1, 2, 3]);
    let asked = 0;
    const short = (place: Place) => table.page(place, 2 + (asked++ % 3), true);
    expect((await rowsOf(null, short)).seen.at(-1)).toMatchObject({ id: 6 });
  });

  it('sees the last version of each row of a table that changes meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        values,
        limits,
        fc.array(change, { maxLength: 12 }),
        async (list, limit, changes) => {
          const table = new Table(list);
          const queue = [...changes];
          const { seen } = await rowsOf(null, (place) => {
            const answer = table.page(place, limit, true);
            const next = queue.shift();
            if (next) table.change(next.kind, next.place);
            return answer;
          });
          // What changes after its row's last answer has a value from the end on: the next pull's.
          const kept = new Set(seen.map(({ id, value }) => `${id}@${value}`));
          const highest = Math.max(-1, ...seen.map(({ value }) => value));
          for (const { id, value } of table.rows.filter((row) => row.value < highest)) {
            expect(kept).toContain(`${id}@${value}`);
          }
        },
      ),
    );
  });

  it('goes on at any cursor, and over many pulls brings each row’s last version', async () => {
    await fc.assert(
      fc.asyncProperty(
        values,
        limits,
        fc.array(change, { maxLength: 20 }),
        async (list, limit, changes) => {
          const table = new Table(list);
          const store = new Map<number, number>();
          let cursor: Cursor = null;
          for (const { kind, place } of changes) {
            table.change(kind, place);
            // One answer, then the pull is broken off.
            for await (const stride of walk(cursor, String, async (at) =>
              table.page(at, limit, true),
            )) {
              for (const row of stride.rows) store.set(row.id, row.value);
              cursor = stride.cursor;
              break;
            }
          }
          const { seen } = await rowsOf(cursor, (at) => table.page(at, limit, true));
          for (const row of seen) store.set(row.id, row.value);
          for (const { id, value } of table.rows) expect(store.get(id)).toBe(value);
        },
      ),
    );
  });

  it('notices that rows went away before it, and counts anew', async () => {
    const table = new Table(Array.from({ length: 10 }, () => 0));
    let asked = 0;
    const { seen } = await rowsOf(null, (place) => {
      asked += 1;
      if (asked === 2) table.rows.splice(0, 3);
      return table.page(place, 4, false);
    });
    expect(new Set(seen.map(({ id }) => id))).toEqual(
      new Set(Array.from({ length: 10 }, (_, id) => id)),
    );
  });

  it('gives up on a table that never rests', async () => {
    const table = new Table(Array.from({ length: 100 }, () => 0));
    const walked = rowsOf(null, (place) => {
      table.rows.shift();
      return table.page(place, 4, false);
    });
    await expect(walked).rejects.toThrow(Fault);
  });

  it('gives up on a server that does not keep the order', async () => {
    const page = ['5', '3'].map((value, id) => ({ row: { id, value: 0 }, key: String(id), value }));
    let asked = 0;
    const walked = rowsOf(null, () => (asked++ % 2 === 0 ? page : page.toReversed()));
    await expect(walked).rejects.toThrow('does not keep to the order');
  });

  it('begins again before the end of the last pull, or at the first row', async () => {
    const table = new Table([1, 2, 3, 4]);
    const { last } = await rowsOf(null, (place) => table.page(place, 9, true));
    expect(last).toEqual({ since: '4', offset: 0, edge: null, ended: true });
    const again = await rowsOf(
      last,
      (at) => table.page(at, 9, true),
      (since) => String(Number(since) - 1),
    );
    expect(new Set(again.seen.map(({ value }) => value))).toEqual(new Set([3, 4]));
    const whole = await rowsOf({ since: null, offset: 0, edge: null, ended: true }, (at) =>
      table.page(at, 9, false),
    );
    expect(whole.seen).toHaveLength(4);
  });
});
