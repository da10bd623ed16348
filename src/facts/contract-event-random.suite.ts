import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactsStore } from './contract.ts';
import {
  csvFile,
  derivation,
  derived,
  expression,
  landEvents,
  onTime,
  table,
} from './contract-event-rows.suite.ts';
import type { Trial } from './contract-trial.suite.ts';
import { countedKey } from './events.ts';

/** A version of a case; the instant at which it was written orders the versions. */
interface Version {
  readonly id: string;
  readonly opened: number;
  readonly closed: number | null;
  readonly kind: string;
  readonly cost: number;
  readonly removed: boolean;
  readonly written: number;
}

const day = (number: number) => `2025-01-${String(number).padStart(2, '0')}`;

function rowOf({ id, opened, closed, kind, cost, removed, written }: Version): string {
  const instant = new Date(1_735_689_600_000 + written * 1000).toISOString();
  const end = closed === null ? '' : `${day(closed)} 12:00:00`;
  return `${id},${day(opened)} 08:00:00,${day(opened + 2)} 08:00:00,${end},${kind},${cost},${instant},${removed}`;
}

const version = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  opened: fc.integer({ min: 2, max: 8 }),
  closed: fc.option(fc.integer({ min: 1, max: 12 })),
  kind: fc.constantFrom('lamp', 'tree'),
  cost: fc.constantFrom(0.1, 0.2, 5),
  removed: fc.constantFrom(false, false, false, true),
});
/** Versions written one after another, and deliveries that bring them late, twice, in any order. */
const histories = fc
  .array(version, { minLength: 1, maxLength: 14 })
  .map((all) => all.map((one, written): Version => ({ ...one, written })))
  .chain((all) =>
    fc.record({
      all: fc.constant(all),
      deliveries: fc.array(fc.shuffledSubarray(all, { minLength: 1 }), {
        minLength: 1,
        maxLength: 3,
      }),
      rest: fc.shuffledSubarray(all, { minLength: all.length }),
      landing: fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 }),
      deriveBetween: fc.boolean(),
    }),
  );

type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;

const derivations = [
  derivation({ where: expression('kind == "lamp"') }),
  derivation(onTime),
  derivation({ measure: 'sum', value: expression('cost') }),
  derivation({ measure: 'median', day: 'closed', quantile: 0.5, value: expression('cost') }),
  derivation({ measure: 'level', closed: 'closed' }),
  derivation({ measure: 'distinct', value: expression('kind') }),
];
const spans = [{ first: day(2), last: day(8) }];

async function numbersOf(store: FactsStore): Promise<string[][]> {
  const found: string[][] = [];
  for (const one of derivations) found.push(await derived(store, one, spans));
  const question = { table, derivation: derivation({}), span: { first: day(1), last: day(28) } };
  const cases = await store.cases({ ...question, through: 99, from: 0, limit: 99 });
  return [...found, cases.map(({ values }) => values.join(','))];
}

/** The plainest reading of a backlog and a sum, to be believed without an engine. */
function expected(all: readonly Version[]) {
  const last = new Map(all.map((one) => [one.id, one]));
  const kept = [...last.values()].filter(({ removed }) => !removed);
  const days = all.map(({ opened }) => opened);
  const range = Array.from(
    { length: Math.max(...days) - Math.min(...days) + 1 },
    (_, index) => Math.min(...days) + index,
  );
  const lamps = (on: number) => kept.filter((one) => one.kind === 'lamp' && one.opened === on);
  const open = (on: number) =>
    kept.filter(
      ({ opened, closed }) => opened <= on && (closed === null || Math.max(opened, closed) > on),
    );
  return {
    lamps: range.map((on) => `${day(on)} ${lamps(on).length}`),
    open: range.map((on) => `${day(on)} ${open(on).length}`),
  };
}

async function landAll(
  store: FactsStore,
  deliveries: readonly (readonly Version[])[],
  order: readonly number[],
  deriveBetween: boolean,
): Promise<void> {
  await store.clear();
  for (const sequence of order) {
    await landEvents(store, sequence, csvFile(deliveries[sequence - 1]!.map(rowOf)));
    if (deriveBetween) await numbersOf(store);
  }
}

const days = Array.from({ length: 12 }, (_, at) => ({ first: day(at + 1), last: day(at + 1) }));

/** The breakdowns of spans in which deliveries changed nothing, before and after them. */
async function unchanged(store: FactsStore, after: number, through: number) {
  const changed = new Map<string, readonly number[]>();
  for (const one of derivations) {
    const key = countedKey(one);
    const question = { table, counted: one, spans: days, after, through };
    if (!changed.has(key)) changed.set(key, await store.changed(question));
  }
  const asked = { table, derivations, spans: days, columns: ['kind', 'cost'] };
  const kept = async (known: number) => {
    const rows = await store.breakdown({ ...asked, through: known });
    return rows.filter(
      ({ derivation: place, span }) =>
        !changed.get(countedKey(derivations[place]!))!.includes(span),
    );
  };
  return { before: await kept(after), now: await kept(through) };
}

/** Late, repeated and disordered deliveries against one that is in order. */
export function eventRandomTests({ store, share }: Trial): void {
  describe('cases in random deliveries', () => {
    it('end as the same cases in one sorted delivery do', { timeout: 300_000 }, async () => {
      const holds = async ({ all, deliveries, rest, landing, deriveBetween }: History) => {
        await landAll(store(), [all], [1], false);
        const sorted = await numbersOf(store());
        expect(sorted[0]).toEqual(expected(all).lamps);
        expect(sorted[4]).toEqual(expected(all).open);
        const told = [...deliveries, rest];
        const order = landing.filter((sequence) => sequence <= told.length);
        await landAll(store(), told, order, deriveBetween);
        expect(await numbersOf(store())).toEqual(sorted);
        const { before, now } = await unchanged(store(), 1, told.length);
        expect(now).toEqual(before);
        const checksum = await store().checksum();
        await landAll(store(), told, order.toSorted(), !deriveBetween);
        expect(await store().checksum()).toEqual(checksum);
        expect(await numbersOf(store())).toEqual(sorted);
      };
      await fc.assert(fc.asyncProperty(histories, holds), {
        numRuns: Math.ceil(12 * share),
        seed: 20_150_101,
      });
    });
  });
}
