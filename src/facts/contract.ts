import type {
  Day,
  DeliveredTargetRow,
  DeliveryKind,
  Instant,
  Observation,
  Span,
  TargetRow,
} from '../model/index.ts';
import type { EventFacts } from './events.ts';

/** What the index needs to know about the delivery whose rows it takes. */
export interface LandedDelivery {
  readonly id: string;
  readonly city: string;
  readonly kind: DeliveryKind;
  /** The order in which deliveries were accepted; breaks ties of equal `known`. */
  readonly sequence: number;
}

/** How a delivery would change what is known, counted in rows. */
export interface Difference {
  /** Spans (or targets) that had no value. */
  readonly added: number;
  /** Spans (or targets) that had another value. */
  readonly changed: number;
  /**
   * Spans (or targets) whose value stays because a later `known` outdates the row, and of which
   * something else will have been known before.
   */
  readonly earlier: number;
  /** Rows that say what is known already, or what was known then. */
  readonly unchanged: number;
  /** Values that the delivery takes back. */
  readonly gone: number;
  /** The first rows of each kind, for a person to look at: at most 20 each. */
  readonly examples: readonly DifferenceExample[];
}
export interface DifferenceExample {
  readonly change: 'added' | 'changed' | 'earlier' | 'gone';
  readonly metric: string;
  readonly first: Day;
  readonly last: Day | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** Two rows of one delivery that give one span, dimensions and `known` two values. */
export interface Contradiction {
  readonly metric: string;
  readonly first: Day;
  readonly last: Day | null;
  /** The rows' places in the delivery, from 1, at most 5. */
  readonly rows: readonly number[];
}

/**
 * The observations in force on an instant, as columns of equal length, ordered by metric, first
 * day, last day. NaN in a number column means "absent"; it never leaves the pipeline.
 */
export interface ObservationColumns {
  /** Slugs that `metric` points into. */
  readonly metrics: readonly string[];
  readonly metric: Int32Array;
  /** Days since 1970-01-01. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly value: Float64Array;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  /** Microseconds since 1970. */
  readonly known: Float64Array;
  /** Delivery ids that `delivery` points into. */
  readonly deliveries: readonly string[];
  readonly delivery: Int32Array;
}

export interface ObservationQuestion {
  readonly city: string;
  /** Rows known later than this instant do not exist; null: everything known. */
  readonly knownOn: Instant | null;
  /** Spans that end before `from` or begin after `until` are left out; null: no bound. */
  readonly from: Day | null;
  readonly until: Day | null;
  /** Null: all metrics. */
  readonly metrics: readonly string[] | null;
  /**
   * Only rows of these deliveries; null: all. Rows of other deliveries do not exist, so a list that
   * leaves out a correction or a retraction brings the value before it back.
   */
  readonly deliveries: readonly string[] | null;
}

/** A span's numbers; all null: taken back. */
export interface SpanNumbers {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** A later version of a span said something else than the one before. */
export interface Restatement {
  readonly metric: string;
  readonly span: Span;
  /** The instant from which the later version is known. */
  readonly known: Instant;
  readonly before: SpanNumbers;
  readonly after: SpanNumbers;
}

/** Rows of a delivery on their way in. Their places count from 1 within the delivery. */
export type StagedRows =
  | { readonly kind: 'observations'; readonly rows: readonly Observation[] }
  | { readonly kind: 'targets'; readonly rows: readonly DeliveredTargetRow[] };

/**
 * The index of events and observations. It can be deleted and rebuilt from the deliveries at any
 * time. One process owns it. Operations and results are fixed here; how an engine stores and asks
 * is its own affair.
 *
 * Calls may be made at once: writes take their turn in the order of the calls, reads see the index
 * before or after a write, never half of it. When the world fails, every call throws `Fault`.
 */
export interface FactsStore extends EventFacts {
  /**
   * Begins an empty stage, dropping any earlier one. Rows on a stage are seen by nobody and are
   * gone after a restart. There is one stage: whoever begins it must keep others from beginning
   * theirs until it has landed.
   */
  beginStage(): Promise<void>;
  /**
   * Adds rows to the stage in the order of the delivery. A stage holds one kind of rows; numbers
   * are finite. Throws `RangeError` for anything else, and then there is no stage any more.
   */
  stage(rows: StagedRows): Promise<void>;
  /**
   * Contradictions among the staged rows, at most `limit`, in the order of their first rows. Of
   * every value the first row is named; identical repeats are none and count once.
   */
  contradictions(limit: number): Promise<Contradiction[]>;
  /**
   * How the staged rows, landed as the newest delivery, would change what the city knows. Counts
   * spans (or targets): of several staged versions of one the last known, then the later row.
   */
  difference(city: string): Promise<Difference>;
  /**
   * Moves the stage into the index in one transaction and leaves no stage. A delivery landed
   * before: no change. Throws `Fault` when there is no stage. The newest landing may be lost in a
   * power cut: `landed` then says so.
   */
  land(delivery: LandedDelivery): Promise<void>;
  /** Removes deliveries from the index in one transaction (their truth lies elsewhere). */
  forget(deliveries: readonly string[]): Promise<void>;
  /** The deliveries in the index, by sequence. */
  landed(): Promise<LandedDelivery[]>;

  /**
   * For every metric and span the version with the greatest `known` up to `knownOn`; of equals the
   * one of the later delivery, then the later row. Retracted spans and breakdowns are left out.
   */
  observations(question: ObservationQuestion): Promise<ObservationColumns>;
  /**
   * For every metric, period and `from` the row with the greatest `known` up to `knownOn` (ties as
   * for observations), ordered by metric, period (null first), from. Targets taken back are left
   * out.
   */
  targets(
    city: string,
    knownOn: Instant | null,
    deliveries: readonly string[] | null,
  ): Promise<(TargetRow & { readonly delivery: string })[]>;
  /**
   * All restatements known up to `knownOn`, breakdowns left out, by `known`, metric, first and last
   * day. Of versions with equal `known` only the one in force counts.
   */
  restatements(
    city: string,
    knownOn: Instant | null,
    deliveries: readonly string[] | null,
  ): Promise<Restatement[]>;
  /**
   * Row count and a checksum over all rows with their deliveries, whatever order they landed in;
   * equal after a rebuild. Comparable within one engine and its version only.
   */
  checksum(): Promise<{ readonly rows: number; readonly checksum: string }>;
  /** Empties the index; a stage stays. */
  clear(): Promise<void>;
  /** Waits for the calls under way; later ones throw. Closing again does nothing. */
  close(): Promise<void>;
}
