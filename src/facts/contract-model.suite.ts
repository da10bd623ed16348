import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveredTargetRow, Observation } from '../model/index.ts';
import type { FactsStore, LandedDelivery } from './contract.ts';
import { answer, everything } from './contract-rows.suite.ts';
import type { Trial } from './contract-trial.suite.ts';

/** A delivery with its rows: the whole of what a store is told. */
type Told = LandedDelivery &
  (
    | { readonly kind: 'observations'; readonly rows: readonly Observation[] }
    | { readonly kind: 'targets'; readonly rows: readonly DeliveredTargetRow[] }
  );

interface Version {
  readonly key: string;
  readonly said: string;
  readonly retracts: boolean;
  readonly known: number;
  readonly row: Observation | DeliveredTargetRow;
  readonly delivery: string;
}

/** The rows of a kind in the order in which equals give way to each other, with what they say. */
function versions(told: readonly Told[], city: string, kind: Told['kind']): Version[] {
  const mine = told.filter((one) => one.city === city && one.kind === kind);
  const ordered = mine.toSorted((a, b) => a.sequence - b.sequence);
  return ordered.flatMap(({ id, rows }) =>
    rows.map((row) => {
      const isTarget = 'target' in row;
      const key = isTarget
        ? [row.metric, row.period, row.from]
        : [row.metric, row.span.first, row.span.last, row.dimensions];
      const said = isTarget ? [row.target, row.until] : [row.value, row.numerator, row.denominator];
      const retracts = isTarget ? row.target === null : said.every((value) => value === null);
      const texts = { key: JSON.stringify(key), said: JSON.stringify(said) };
      return { ...texts, retracts, known: row.known, row, delivery: id };
    }),
  );
}

/** The version in force of every key: the plainest reading of the contract. */
function inForce(all: readonly Version[]): Map<string, Version> {
  const found = new Map<string, Version>();
  for (const version of all) {
    const before = found.get(version.key);
    if (before === undefined || version.known >= before.known) found.set(version.key, version);
  }
  return found;
}

/** What a version says; null where it takes back, or where there is none. */
function saidBy(version: Version | undefined): string | null {
  return version === undefined || version.retracts ? null : version.said;
}

function expectedDifference(before: readonly Told[], next: Told) {
  const history = versions(before, next.city, next.kind);
  const stored = inForce(history);
  const staged = versions([next], next.city, next.kind);
  const counts = { added: 0, changed: 0, earlier: 0, unchanged: 0, gone: 0 };
  /** Whether one of the staged versions says what was not known when it was known. */
  const looksBack = (key: string) => {
    // Of one instant only the last row of a delivery is ever in force.
    const own = new Map(staged.filter((one) => one.key === key).map((one) => [one.known, one]));
    return [...own.values()].some((one) => {
      const then = inForce(history.filter(({ known }) => known <= one.known)).get(key);
      return saidBy(then) !== saidBy(one);
    });
  };
  for (const coming of inForce(staged).values()) {
    const now = stored.get(coming.key);
    const [value, said] = [saidBy(now), saidBy(coming)];
    if ((now !== undefined && now.known > coming.known) || value === said) {
      counts[looksBack(coming.key) ? 'earlier' : 'unchanged'] += 1;
    } else if (said === null) counts.gone += 1;
    else counts[value === null ? 'added' : 'changed'] += 1;
  }
  return counts;
}

function expectedContradictions(next: Told): number {
  const said = new Map<string, Set<string>>();
  for (const version of versions([next], next.city, next.kind)) {
    const key = `${version.key} ${version.known}`;
    said.set(key, (said.get(key) ?? new Set()).add(version.said));
  }
  return [...said.values()].filter((values) => values.size > 1).length;
}

const days = ['1969-12-30', '2024-02-29', '2025-01-01', '2025-01-02'];
const small = fc.constantFrom(-0.5, 0, 1, 2, 1e300);
const metric = fc.constantFrom('a', 'b', 'a-b');
const known = fc.integer({ min: 1, max: 4 });

const observation: fc.Arbitrary<Observation> = fc.record({
  metric,
  span: fc
    .tuple(fc.constantFrom(...days), fc.constantFrom(...days))
    .map((both) => both.toSorted())
    .map(([first = '', last = '']) => ({ first, last })),
  value: fc.option(small),
  numerator: fc.option(small),
  denominator: fc.option(small),
  known,
  dimensions: fc.constantFrom({}, {}, { ward: '1' }),
});
const target: fc.Arbitrary<DeliveredTargetRow> = fc.record({
  metric,
  from: fc.constantFrom(...days),
  until: fc.option(fc.constantFrom(...days)),
  period: fc.option(fc.constantFrom('day' as const, 'week' as const)),
  target: fc.option(small, { freq: 4 }),
  known,
});
const told = (kind: Told['kind'], sequence: number): fc.Arbitrary<Told> => {
  const head = { id: fc.constant(`delivery-${sequence}`), sequence: fc.constant(sequence) };
  const city = fc.constantFrom('boston', 'boston', 'salem');
  return kind === 'observations'
    ? fc.record({ ...head, city, kind: fc.constant(kind), rows: fc.array(observation) })
    : fc.record({ ...head, city, kind: fc.constant(kind), rows: fc.array(target) });
};
/** Deliveries in the order of their sequence, and an order in which they might have come. */
const histories = fc
  .array(fc.constantFrom('observations' as const, 'observations' as const, 'targets' as const), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((kinds) => fc.tuple(...kinds.map((kind, index) => told(kind, index + 1))))
  .chain((all) =>
    fc.record({
      all: fc.constant(all as readonly Told[]),
      shuffled: fc.shuffledSubarray(all as Told[], { minLength: all.length }),
      knownOn: fc.option(fc.integer({ min: 0, max: 5 })),
      from: fc.option(fc.constantFrom(...days)),
      until: fc.option(fc.constantFrom(...days)),
      metrics: fc.option(fc.subarray(['a', 'b', 'c'])),
      deliveries: fc.option(fc.subarray(all.map(({ id }) => id))),
    }),
  );
type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;

function expectedObservations({ all, ...question }: History, city: string) {
  const { knownOn, from, until, metrics, deliveries } = question;
  const seen = versions(all, city, 'observations').filter(
    (version) =>
      version.known <= (knownOn ?? version.known) &&
      (deliveries?.includes(version.delivery) ?? true),
  );
  return [...inForce(seen).values()]
    .filter(({ retracts }) => !retracts)
    .map(({ row, delivery }) => ({ ...(row as Observation), delivery }))
    .filter(({ dimensions }) => Object.keys(dimensions).length === 0)
    .filter((row) => metrics?.includes(row.metric) ?? true)
    .filter(({ span }) => span.last >= (from ?? span.last) && span.first <= (until ?? span.first))
    .map(({ span, dimensions: _, ...row }) => ({ ...row, ...span }))
    .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

// A control character sorts before every letter, as the end of a name does.
function sortKey(row: { metric: string; first: string; last: string }): string {
  return `${row.metric}\u0001${row.first}${row.last}`;
}

function expectedTargets({ all, knownOn, deliveries }: History, city: string) {
  const seen = versions(all, city, 'targets').filter(
    (version) =>
      version.known <= (knownOn ?? version.known) &&
      (deliveries?.includes(version.delivery) ?? true),
  );
  const key = (row: DeliveredTargetRow) =>
    `${row.metric}\u0001${row.period ?? ''}\u0001${row.from}`;
  return [...inForce(seen).values()]
    .filter(({ retracts }) => !retracts)
    .map(({ row, delivery }) => ({ ...(row as DeliveredTargetRow), delivery }))
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function land(store: FactsStore, { rows, ...delivery }: Told): Promise<void> {
  await store.land(delivery);
}

async function stage(store: FactsStore, next: Told): Promise<void> {
  await store.beginStage();
  await store.stage(next);
}

async function agreesWithModel(store: FactsStore, history: History): Promise<void> {
  const { knownOn, from, until, metrics, deliveries } = history;
  for (const city of ['boston', 'salem']) {
    const question = { ...everything, city, knownOn, from, until, metrics, deliveries };
    expect(await answer(store, question)).toEqual(expectedObservations(history, city));
    const targets = await store.targets(city, knownOn, deliveries);
    expect(targets).toEqual(expectedTargets(history, city));
  }
}

/** Random histories against a model that is simple enough to be believed. */
export function modelTests({ store, share }: Trial): void {
  describe('random deliveries', () => {
    it('are judged and answered as the model does, whatever order they landed in', async () => {
      const holds = async (history: History) => {
        await store().clear();
        for (const [index, next] of history.all.entries()) {
          await stage(store(), next);
          const difference = expectedDifference(history.all.slice(0, index), next);
          expect(await store().difference(next.city)).toMatchObject(difference);
          const contradictions = expectedContradictions(next);
          expect(await store().contradictions(1000)).toHaveLength(contradictions);
          await land(store(), next);
        }
        await agreesWithModel(store(), history);
        const inSequence = await store().checksum();
        await store().clear();
        for (const next of history.shuffled) {
          await stage(store(), next);
          await land(store(), next);
        }
        await agreesWithModel(store(), history);
        expect(await store().checksum()).toEqual(inSequence);
      };
      await fc.assert(fc.asyncProperty(histories, holds), {
        numRuns: Math.ceil(15 * share),
        seed: 20_250_411,
      });
    });
  });
}
