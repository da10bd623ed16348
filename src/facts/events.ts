import type { Expression } from '../expressions/index.ts';
import type { BusinessHours, DatasetShape, Day, Instant, Span } from '../model/index.ts';

/**
 * A dataset as its files are read. Deliveries that were read under another shape, or for another
 * city or zone, lie in another table and do not count together.
 */
export interface EventTable {
  /** Names the table: a hash of city, shape and zone. */
  readonly id: string;
  readonly shape: DatasetShape;
  /** The city's zone: local days of instants, instants of local times. */
  readonly timeZone: string;
}

/** A file of events that an engine reads itself, because it is faster than row by row. */
export interface EventsFile {
  readonly path: string;
  readonly table: EventTable;
  readonly format: 'csv' | 'parquet' | 'ndjson';
  readonly gzip: boolean;
  /** CSV only: the names in the first row, in order, and what separates them. */
  readonly header: readonly string[];
  readonly delimiter: string;
  /** `known` of rows that do not say. */
  readonly arrived: Instant;
}

export interface EventsReading {
  readonly rows: number;
  /** How many rows hold a value that cannot be read. */
  readonly rejected: number;
  /** How many rows of the file a later row of the same key replaces. */
  readonly repeated: number;
}

/** A value that cannot be read. */
export interface RejectedCell {
  /** From 1, in the order of the file. */
  readonly row: number;
  readonly column: string;
  /** Null: a key that is missing. */
  readonly value: string | null;
}

/** The calendar that business hours and days are counted by. */
export interface BusinessCalendar {
  readonly holidays: readonly Day[];
  readonly hours: BusinessHours;
}

export const eventMeasures = [
  'count',
  'sum',
  'ratio',
  'mean',
  'median',
  'percentile',
  'level',
  'distinct',
] as const;

/** How numbers are made of events. Its id stands for a metric's name among the observations. */
export interface Derivation {
  readonly id: string;
  readonly measure: (typeof eventMeasures)[number];
  /** The column whose local day a case counts on. */
  readonly day: string;
  /** `level` only: the column whose local day ends a case. */
  readonly closed: string | null;
  /** Boolean; null: all cases. Missing counts as false. */
  readonly where: Expression | null;
  /** `ratio`: boolean (cases are counted) or number (values are added up). */
  readonly numerator: Expression | null;
  /** As the numerator; null: every case that counts. */
  readonly denominator: Expression | null;
  readonly value: Expression | null;
  /** `median` and `percentile`: a share from 0 to 1. */
  readonly quantile: number | null;
  readonly calendar: BusinessCalendar;
}

/** On which days cases count. */
export type CountedOn = Pick<Derivation, 'measure' | 'day' | 'closed'>;

/** One key for all that look at the same cases of a span. */
export function countedKey({ measure, day, closed }: CountedOn): string {
  return JSON.stringify([measure === 'level', day, closed]);
}

export interface DeriveQuestion {
  readonly table: EventTable;
  readonly derivations: readonly Derivation[];
  /**
   * The spans beside single days that medians, percentiles and distinct counts are wanted for;
   * only those that lie inside the extent are computed.
   */
  readonly spans: readonly Span[];
}

/** The days for which a dataset is complete: those of the first to the last case that came in. */
export type Extent = Span;

/** The cases behind a number. */
export interface CasesQuestion {
  readonly table: EventTable;
  readonly derivation: Derivation;
  readonly span: Span;
  /** Deliveries after this one do not exist. */
  readonly through: number;
}

/** Numbers in each of some spans by the values of each of some columns, all different. */
export interface BreakdownQuestion {
  readonly table: EventTable;
  readonly derivations: readonly Derivation[];
  readonly spans: readonly Span[];
  readonly columns: readonly string[];
  /** Deliveries after this one do not exist. */
  readonly through: number;
}

/** What deliveries changed of the cases that count in some spans. */
export interface ChangesQuestion {
  readonly table: EventTable;
  /** Every case that counts on these days is looked at. */
  readonly counted: CountedOn;
  readonly spans: readonly Span[];
  /** The deliveries after this one. */
  readonly after: number;
  /** The last of them. */
  readonly through: number;
}

/** A number for one value of a column; a label that is null: the column is empty. */
export interface BreakdownRow {
  /** The place of its derivation among those asked for, from 0. */
  readonly derivation: number;
  /** Its place among the spans asked for, from 0. */
  readonly span: number;
  readonly column: string;
  readonly label: string | null;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** How many cases it is made of. */
  readonly cases: number;
}

export interface CaseRow {
  readonly delivery: string;
  /** The case's columns as text in their order; null: missing. */
  readonly values: readonly (string | null)[];
}

/** What a facts store does with events. Part of `FactsStore`; see there for calls at once. */
export interface EventFacts {
  /**
   * Reads a file onto the begun stage, all of it, with every value checked. The stage can be landed
   * when nothing was rejected. Throws `UnreadableFile` when the file's form cannot be read.
   * `progress` gets the share that is done, 0 to 1.
   */
  stageEvents(file: EventsFile, progress: (share: number) => void): Promise<EventsReading>;
  /** Values on the stage that cannot be read, by row, from the `from`th (counted from 0) on. */
  rejectedCells(from: number, limit: number): Promise<RejectedCell[]>;
  /**
   * The extent of what has landed in a table; null: nothing has.
   * @param through deliveries after this one do not exist; absent: all do
   */
  extent(table: EventTable, through?: number): Promise<Extent | null>;
  /**
   * Brings derived observations up to date with what has landed: for every delivery the days (and
   * spans) whose numbers it changed, known from its arrival, under the derivation's id as metric
   * and with the delivery's id. Days inside the extent without cases are zeros (no value for
   * medians, percentiles); days outside have none. Deliveries that change no number write nothing.
   */
  derive(question: DeriveQuestion): Promise<void>;
  /**
   * Numbers by the values of columns, in the order of derivations, spans and columns, the largest
   * number of cases first, then label. Values without a case are left out.
   */
  breakdown(question: BreakdownQuestion): Promise<BreakdownRow[]>;
  /**
   * The places, in their order, of the spans in which a version of a case counts that the deliveries
   * brought, replaced or took away. Numbers of all other spans, and their breakdowns, are the same
   * with and without these deliveries.
   */
  changed(question: ChangesQuestion): Promise<number[]>;
  /** Cases behind a number by key, from the `from`th (counted from 0) on. */
  cases(
    question: CasesQuestion & { readonly from: number; readonly limit: number },
  ): Promise<CaseRow[]>;
}
