import type { Day, Instant, Period, Span } from './time.ts';

/**
 * One number for a metric over a stated span. Either `value`, or `numerator` and `denominator`.
 * All three null retracts what was known before.
 */
export interface Observation {
  readonly metric: string;
  readonly span: Span;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** The instant from which this version is known. */
  readonly known: Instant;
  /** Breakdown labels by column name; empty for the metric's total. */
  readonly dimensions: Readonly<Record<string, string>>;
}

/** What a metric is compared with from a day on, by a row of a target file. */
export interface TargetRow {
  readonly metric: string;
  readonly from: Day;
  /** Last day; null: until the next row of the same metric and period begins. */
  readonly until: Day | null;
  /** Null: all periods. A row with a period beats one without. */
  readonly period: Period | null;
  readonly target: number;
  readonly known: Instant;
}

/** A row of a target file as it comes; without a target it takes the one known before back. */
export type DeliveredTargetRow = Omit<TargetRow, 'target'> & { readonly target: number | null };

/** Deliveries whose rows are read one by one. */
export const rowKinds = ['observations', 'targets'] as const;
export type RowKind = (typeof rowKinds)[number];

export const deliveryKinds = [...rowKinds, 'events'] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** Everything that enters: immutable, content-addressed, with who, when and from where. */
export interface Delivery {
  /** SHA-256 over city, kind, mapping, content, and how often it came to say something new. */
  readonly id: string;
  readonly city: string;
  readonly kind: DeliveryKind;
  /** SHA-256 of the archived bytes. */
  readonly content: string;
  readonly bytes: number;
  /** The file's name as it came. */
  readonly name: string;
  /** Canonical JSON of the mapping used to read it. */
  readonly mapping: string;
  readonly arrived: Instant;
  readonly actor: string;
  readonly rows: number;
  /** The order in which deliveries were accepted, from 1; breaks ties of equal `known`. */
  readonly sequence: number;
}
