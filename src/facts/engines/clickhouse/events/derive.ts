import { dayNumber } from '../../../../calendar/index.ts';
import type { Derivation, DeriveQuestion } from '../../../events.ts';
import type { BinaryValue } from '../binary.ts';
import { type Catalogue, landedIn } from '../catalogue.ts';
import type { Journal } from '../journal.ts';
import type { Cluster } from '../servers.ts';
import { column, namesOf } from '../shapes.ts';
import { among } from '../sql.ts';
import { ownPart, whole } from '../tables.ts';
import { localDaySql, needsValues } from './measures.ts';
import { type DayRange, dailyLevels, dailyTotals, numbersOfSpans, type Source } from './numbers.ts';
import {
  changed,
  type Derived,
  type Latest,
  observationColumns,
  readLatest,
  rowsOf,
} from './observed.ts';
import { eventsSql, namesOfTable } from './tables.ts';

/** A delivery's landing with what the table is complete for once it has landed. */
export interface Landing {
  readonly batch: number;
  readonly sequence: number;
  /** Never earlier than that of a delivery before, so that later numbers are known later. */
  readonly known: number;
  /** The days that are complete; null: none is. */
  readonly complete: DayRange | null;
}

/** The landings in a table by sequence, each with the extent and knowledge of all up to it. */
export function landingsOf(catalogue: Catalogue, table: number): Landing[] {
  let known = -Infinity;
  let first = Infinity;
  let last = -Infinity;
  return landedIn(catalogue, table).map(({ batch, delivery, events }) => {
    known = Math.max(known, events.known);
    first = Math.min(first, events.first ?? Infinity);
    last = Math.max(last, events.last ?? -Infinity);
    // Nothing is complete before the first case came in and the day of its arrival is over.
    const complete = last < first ? null : { first, last };
    return { batch, sequence: delivery.sequence, known, complete };
  });
}

/** What the derivations of one step have in common. */
interface Step {
  readonly source: Source;
  readonly landing: Landing;
  readonly complete: DayRange;
  /** The days that were complete before; null: none was, so every day is new. */
  readonly before: DayRange | null;
  readonly wanted: readonly DayRange[];
}

/** Answers `EventFacts.derive`: one step a delivery that the derivations have not seen. */
export async function deriveObservations(
  cluster: Cluster,
  journal: Journal,
  { table, derivations, spans }: DeriveQuestion,
): Promise<void> {
  const { catalogue } = journal;
  const number = catalogue.tables.get(table.id);
  const landings = number === undefined ? [] : landingsOf(catalogue, number);
  const newest = landings.at(-1)?.sequence ?? 0;
  const reached = ({ id }: Derivation) => catalogue.derived.get(id)?.sequence ?? 0;
  const behind = derivations.filter((one) => reached(one) < newest);
  if (number === undefined || behind.length === 0) return;
  const wanted = spans.map(({ first, last }) => ({
    first: dayNumber(first),
    last: dayNumber(last),
  }));
  const latest = await readLatest(
    cluster,
    behind.map(({ id }) => ({
      id,
      batches: [...(catalogue.derived.get(id)?.batches.keys() ?? [])],
    })),
    new Map(landings.map(({ batch }, place) => [batch, place])),
  );
  const batch = await journal.beginBatch();
  const rows: BinaryValue[][] = [];
  const counts = new Map(behind.map(({ id }) => [id, 0]));
  for (const [index, landing] of landings.entries()) {
    const due = behind.filter((one) => reached(one) < landing.sequence);
    if (due.length === 0 || landing.complete === null) continue;
    const batches = landings.slice(0, index + 1).map((one) => one.batch);
    const source = { cluster, table, at: { table: number, batches } };
    const before = landings[index - 1]?.complete ?? null;
    const step = { source, landing, complete: landing.complete, before, wanted };
    for (const [derivation, fresh] of await deriveStep(step, due)) {
      const told = changed(latest.get(derivation.id) as Latest, fresh);
      for (const row of rowsOf(derivation, told, landing, batch)) rows.push(row);
      counts.set(derivation.id, counts.get(derivation.id)! + told.length);
    }
  }
  await insertRows(cluster, rows);
  const metrics = [...counts];
  await journal.append({ kind: 'derived', batch, metrics, table: number, sequence: newest });
}

async function insertRows(cluster: Cluster, rows: readonly BinaryValue[][]): Promise<void> {
  if (rows.length === 0) return;
  const table = whole(cluster, 'observations');
  const once = (async function* () {
    yield rows;
  })();
  await cluster.home.insert(table, namesOf(observationColumns), observationColumns, once);
}

/** The numbers of the days and spans that a delivery may have changed. */
async function deriveStep(
  step: Step,
  due: readonly Derivation[],
): Promise<[Derivation, readonly Derived[]][]> {
  const found: [Derivation, readonly Derived[]][] = [];
  for (const one of due.filter(({ measure }) => measure === 'level')) {
    found.push([one, await dailyLevels(step.source, one, step.complete)]);
  }
  const others = due.filter(({ measure }) => measure !== 'level');
  for (const [day, group] of Map.groupBy(others, (one) => one.day)) {
    const days = await touchedDays(step, day);
    if (days.length === 0) continue;
    const plain = group.filter((one) => !needsValues(one));
    const totals = plain.length === 0 ? [] : await dailyTotals(step.source, plain, days);
    for (const [index, one] of plain.entries()) found.push([one, totals[index]!]);
    for (const one of group.filter(needsValues)) {
      found.push([one, await numbersOfSpans(step.source, one, touchedSpans(step, days))]);
    }
  }
  return found;
}

/** The days whose cases a delivery changed, and the days it made complete, in their order. */
async function touchedDays(
  { source, landing, complete, before }: Step,
  name: string,
): Promise<number[]> {
  const { cluster, table, at } = source;
  const all = Array.from(
    { length: complete.last - complete.first + 1 },
    (_, index) => complete.first + index,
  );
  if (before === null) return all;
  const day = localDaySql(table, name);
  const replaced = ownPart(cluster, namesOfTable(at.table).replaced);
  const rows = await cluster.home.rows(
    `SELECT DISTINCT assumeNotNull(${day}) AS day FROM ${eventsSql(cluster, at.table)}
     WHERE ${among('batch', at.batches)} AND isNotNull(${day}) AND (batch = ${landing.batch}
       OR (batch, row) IN (SELECT batch, row FROM ${replaced} WHERE by = ${landing.batch}))`,
    [column('day', 'int32')],
  );
  const changedDays = new Set(rows.map(([one]) => one as number));
  return all.filter((one) => one < before.first || one > before.last || changedDays.has(one));
}

/** Each touched day, and the wanted spans of complete days in which one lies. */
function touchedSpans({ wanted, complete }: Step, days: readonly number[]): DayRange[] {
  const single = days.map((day) => ({ first: day, last: day }));
  const longer = wanted.filter(
    ({ first, last }) =>
      first >= complete.first &&
      last <= complete.last &&
      days.some((day) => day >= first && day <= last),
  );
  return [...single, ...longer];
}
