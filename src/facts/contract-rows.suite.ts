import type { DeliveredTargetRow, DeliveryKind, Observation, TargetRow } from '../model/index.ts';
import type { FactsStore, LandedDelivery, ObservationQuestion } from './contract.ts';

/** Everything that Boston knows. */
export const everything: ObservationQuestion = {
  city: 'boston',
  knownOn: null,
  from: null,
  until: null,
  metrics: null,
  deliveries: null,
};

/** An observation of one day, known on instant 1, changed as asked. */
export function observed(
  metric: string,
  day: string,
  value: number | null,
  changes: Partial<Observation> = {},
): Observation {
  const span = { first: day, last: day };
  const parts = { numerator: null, denominator: null };
  return { metric, span, value, ...parts, known: 1, dimensions: {}, ...changes };
}

/** A target for all periods from a day on, known on instant 1, changed as asked. */
export function aimed(
  metric: string,
  from: string,
  target: number,
  changes: Partial<TargetRow> = {},
): TargetRow {
  return { metric, from, until: null, period: null, target, known: 1, ...changes };
}

/** A delivery to Boston whose id is made from its sequence, changed as asked. */
export function delivery(
  sequence: number,
  kind: DeliveryKind = 'observations',
  changes: Partial<LandedDelivery> = {},
): LandedDelivery {
  return { id: `delivery-${sequence}`, city: 'boston', kind, sequence, ...changes };
}

export async function stageObservations(
  store: FactsStore,
  rows: readonly Observation[],
): Promise<void> {
  await store.beginStage();
  await store.stage({ kind: 'observations', rows });
}

export async function landObservations(
  store: FactsStore,
  sequence: number,
  rows: readonly Observation[],
  changes: Partial<LandedDelivery> = {},
): Promise<void> {
  await stageObservations(store, rows);
  await store.land(delivery(sequence, 'observations', changes));
}

export async function landTargets(
  store: FactsStore,
  sequence: number,
  rows: readonly DeliveredTargetRow[],
): Promise<void> {
  await store.beginStage();
  await store.stage({ kind: 'targets', rows });
  await store.land(delivery(sequence, 'targets'));
}

/** One row of an answer, with null for NaN and text for the numbers that stand for text. */
export interface AnswerRow {
  readonly metric: string;
  readonly first: string;
  readonly last: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly known: number;
  readonly delivery: string;
}

/** The answer to a question as rows. */
export async function answer(
  store: FactsStore,
  question: Partial<ObservationQuestion> = {},
): Promise<AnswerRow[]> {
  const columns = await store.observations({ ...everything, ...question });
  const number = (value: number | undefined) => (Number.isNaN(value) ? null : (value as number));
  const day = (value: number | undefined) =>
    new Date((value as number) * 86_400_000).toISOString().slice(0, 10);
  return Array.from(columns.metric, (metric, row) => ({
    metric: columns.metrics[metric] as string,
    first: day(columns.first[row]),
    last: day(columns.last[row]),
    value: number(columns.value[row]),
    numerator: number(columns.numerator[row]),
    denominator: number(columns.denominator[row]),
    known: columns.known[row] as number,
    delivery: columns.deliveries[columns.delivery[row] as number] as string,
  }));
}

/** The answer shortened to metric, first day and value. */
export async function values(
  store: FactsStore,
  question: Partial<ObservationQuestion> = {},
): Promise<string[]> {
  const rows = await answer(store, question);
  return rows.map(({ metric, first, value }) => `${metric} ${first} ${value}`);
}
