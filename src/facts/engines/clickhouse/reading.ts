import { dayFromNumber, dayNumber } from '../../../calendar/index.ts';
import type { Instant, Period, TargetRow } from '../../../model/index.ts';
import type {
  ObservationColumns,
  ObservationQuestion,
  Restatement,
  SpanNumbers,
} from '../../contract.ts';
import type { BinaryColumn, BinaryValue } from './binary.ts';
import { type Catalogue, derivedBatches, landedInOrder } from './catalogue.ts';
import type { Cluster } from './servers.ts';
import { among, quoted } from './sql.ts';
import { whole } from './tables.ts';

/** The deliveries that a question is about, by the batch of their rows, with their order. */
interface Asked {
  readonly places: ReadonlyMap<number, number>;
  readonly ids: readonly string[];
}

function ask(catalogue: Catalogue, city: string, deliveries: readonly string[] | null): Asked {
  const wanted = deliveries === null ? null : new Set(deliveries);
  const asked = landedInOrder(catalogue).filter(
    ({ delivery }) => delivery.city === city && (wanted?.has(delivery.id) ?? true),
  );
  return {
    places: new Map(asked.map(({ batch }, place) => [batch, place])),
    ids: asked.map(({ delivery }) => delivery.id),
  };
}

/** SQL that is true of rows that count, of the deliveries asked for. */
function counted(catalogue: Catalogue, { places }: Asked): string {
  const derived = among('batch', derivedBatches(catalogue));
  const dropped = [...catalogue.dropped].map(
    ([metric, batches]) => ` AND NOT (metric = ${quoted(metric)} AND ${among('batch', batches)})`,
  );
  const isCurrent = `(batch = delivery OR ${derived}${dropped.join('')})`;
  return `${among('delivery', places.keys())} AND ${isCurrent}`;
}

/** SQL of the bound that `known` must not pass. */
function knownBy(knownOn: Instant | null): string {
  return knownOn === null ? '1' : `known <= ${knownOn}`;
}

type Row = readonly BinaryValue[];
const [text, number, missing]: readonly BinaryColumn[] = [
  { kind: 'text', nullable: false },
  { kind: 'int64', nullable: false },
  { kind: 'float64', nullable: true },
] as const;
const observationAnswer = [text!, ...Array(5).fill(number!), ...Array(3).fill(missing!)];
const observationSelect = `metric, toInt64(first), toInt64(last), known, toInt64(delivery), toInt64(row),
  value, numerator, denominator`;

/** True when the later of two versions of one span or target is the first one. */
function isLater({ places }: Asked, one: Row, other: Row): boolean {
  for (const [a, b] of [
    [one[3], other[3]],
    [places.get(one[4] as number), places.get(other[4] as number)],
    [one[5], other[5]],
  ]) {
    if (a !== b) return (a as number) > (b as number);
  }
  return false;
}

/** Runs of rows that agree in their first columns, in an answer that is sorted by them. */
async function* runsOf(answer: AsyncIterable<Row[]>, columns: number): AsyncGenerator<Row[]> {
  let run: Row[] = [];
  for await (const rows of answer) {
    for (const row of rows) {
      const [before] = run;
      let same = before !== undefined;
      for (let place = 0; same && place < columns; place += 1) same = row[place] === before![place];
      if (!same && run.length > 0) yield run;
      if (same) run.push(row);
      else run = [row];
    }
  }
  if (run.length > 0) yield run;
}

function observationRows(
  cluster: Cluster,
  catalogue: Catalogue,
  asked: Asked,
  limits: readonly string[],
): AsyncIterable<Row[]> {
  return cluster.home.stream(
    `SELECT ${observationSelect} FROM ${whole(cluster, 'observations')}
     WHERE dimensions IS NULL AND ${[counted(catalogue, asked), ...limits].join(' AND ')}
     ORDER BY metric, first, last`,
    observationAnswer,
  );
}

/** Answers `FactsStore.observations`. */
export async function readObservations(
  cluster: Cluster,
  catalogue: Catalogue,
  { city, knownOn, deliveries, metrics, from, until }: ObservationQuestion,
): Promise<ObservationColumns> {
  const asked = ask(catalogue, city, deliveries);
  const limits = [
    knownBy(knownOn),
    ...(metrics === null ? [] : [among('metric', metrics)]),
    ...(from === null ? [] : [`last >= ${dayNumber(from)}`]),
    ...(until === null ? [] : [`first <= ${dayNumber(until)}`]),
  ];
  const found: Row[] = [];
  if (asked.ids.length > 0) {
    for await (const run of runsOf(observationRows(cluster, catalogue, asked, limits), 3)) {
      const row = run.reduce((last, one) => (isLater(asked, one, last) ? one : last));
      if (row[6] !== null || row[7] !== null || row[8] !== null) found.push(row);
    }
  }
  return columnsOf(found, asked);
}

function columnsOf(rows: readonly Row[], { places, ids }: Asked): ObservationColumns {
  const metrics = [...new Set(rows.map(([metric]) => metric as string))];
  const used = new Set(rows.map((row) => places.get(row[4] as number)!));
  const usedPlaces = [...used].sort((a, b) => a - b);
  const metricPlaces = new Map(metrics.map((metric, place) => [metric, place]));
  const deliveryPlaces = new Map(usedPlaces.map((old, place) => [old, place]));
  const numbers = (place: number) =>
    Float64Array.from(rows, (row) => (row[place] as number | null) ?? Number.NaN);
  return {
    metrics,
    metric: Int32Array.from(rows, ([metric]) => metricPlaces.get(metric as string)!),
    first: Int32Array.from(rows, (row) => row[1] as number),
    last: Int32Array.from(rows, (row) => row[2] as number),
    known: numbers(3),
    value: numbers(6),
    numerator: numbers(7),
    denominator: numbers(8),
    deliveries: usedPlaces.map((place) => ids[place]!),
    delivery: Int32Array.from(rows, (row) => deliveryPlaces.get(places.get(row[4] as number)!)!),
  };
}

/** Answers `FactsStore.restatements`. */
export async function readRestatements(
  cluster: Cluster,
  catalogue: Catalogue,
  city: string,
  knownOn: Instant | null,
  deliveries: readonly string[] | null,
): Promise<Restatement[]> {
  const asked = ask(catalogue, city, deliveries);
  const found: { readonly order: number; readonly restatement: Restatement }[] = [];
  if (asked.ids.length === 0) return [];
  const rows = observationRows(cluster, catalogue, asked, [knownBy(knownOn)]);
  for await (const run of runsOf(rows, 3)) {
    const versions = run.toSorted((a, b) => (isLater(asked, a, b) ? 1 : -1));
    // Of versions known at once only the last was ever in force.
    const told = versions.filter((row, index) => versions[index + 1]?.[3] !== row[3]);
    for (const [index, after] of told.entries()) {
      const before = told[index - 1];
      if (before === undefined || [6, 7, 8].every((place) => before[place] === after[place])) {
        continue;
      }
      found.push({ order: found.length, restatement: restatementOf(before, after) });
    }
  }
  // They came by metric and span.
  found.sort((a, b) => a.restatement.known - b.restatement.known || a.order - b.order);
  return found.map(({ restatement }) => restatement);
}

function restatementOf(before: Row, after: Row): Restatement {
  const [metric, first, last, known] = after as [string, number, number, number];
  return {
    metric,
    span: { first: dayFromNumber(first), last: dayFromNumber(last) },
    known,
    before: numbersOf(before),
    after: numbersOf(after),
  };
}

function numbersOf(row: Row): SpanNumbers {
  const [value, numerator, denominator] = row.slice(6) as (number | null)[];
  return { value: value!, numerator: numerator!, denominator: denominator! };
}

const targetAnswer = [
  text!,
  { kind: 'text', nullable: true } as const,
  ...Array(4).fill(number!),
  { kind: 'int64', nullable: true } as const,
  missing!,
];

/** Answers `FactsStore.targets`. */
export async function readTargets(
  cluster: Cluster,
  catalogue: Catalogue,
  city: string,
  knownOn: Instant | null,
  deliveries: readonly string[] | null,
): Promise<(TargetRow & { readonly delivery: string })[]> {
  const asked = ask(catalogue, city, deliveries);
  if (asked.ids.length === 0) return [];
  const found: (TargetRow & { readonly delivery: string })[] = [];
  const rows = cluster.home.stream(
    `SELECT metric, period, toInt64(first), known, toInt64(delivery), toInt64(row), toInt64(last), target
     FROM ${whole(cluster, 'targets')}
     WHERE ${counted(catalogue, asked)} AND ${knownBy(knownOn)}
     ORDER BY metric, period NULLS FIRST, first`,
    targetAnswer,
  );
  for await (const run of runsOf(rows, 3)) {
    const row = run.reduce((last, one) => (isLater(asked, one, last) ? one : last));
    const [metric, period, first, known, delivery, , last, target] = row;
    if (target === null) continue;
    found.push({
      metric: metric as string,
      from: dayFromNumber(first as number),
      until: last === null ? null : dayFromNumber(last as number),
      period: period as Period | null,
      target: target as number,
      known: known as number,
      delivery: asked.ids[asked.places.get(delivery as number)!]!,
    });
  }
  return found;
}
