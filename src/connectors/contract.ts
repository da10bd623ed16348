import type { Network } from '../network/contract.ts';

/** One thing to be set of a source. Its form, its check and its documentation are made from this. */
export interface Setting {
  /** In camelCase, as it stands in YAML and in a form. */
  readonly name: string;
  readonly label: string;
  /** One or two sentences for the person who fills it in. */
  readonly help: string;
  /** `query` is a text of several lines; a `secret` is sealed at rest and never shown again. */
  readonly type: 'text' | 'integer' | 'boolean' | 'choice' | 'query' | 'address' | 'secret';
  /** Of a `choice`; else empty. */
  readonly choices: readonly string[];
  readonly required: boolean;
  /** Null: none. */
  readonly default: string | number | boolean | null;
}

export type SettingValues = Readonly<Record<string, string | number | boolean>>;

/** Where reading goes on: JSON that only its connector understands. */
export type Cursor = string | number | boolean | null | readonly Cursor[] | CursorParts;
interface CursorParts {
  readonly [name: string]: Cursor;
}

/** A part of what a source holds, as texts like the cells of a CSV file; null is an empty cell. */
export interface Page {
  /** The same in every page of a pull. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Reading from here goes on after this page. It may bring rows again, never leave some out. */
  readonly cursor: Cursor;
  /** How many rows are to be expected in all, where the source says so. */
  readonly total: number | null;
}

/** What a pull may take at most. */
export interface PullLimits {
  readonly rows: number;
  readonly bytes: number;
  readonly totalMilliseconds: number;
  readonly idleMilliseconds: number;
}

export interface PullQuestion {
  /** Checked against the connector's settings, defaults filled in, secrets opened. */
  readonly settings: SettingValues;
  /** Where the last pull ended, or the last page of a pull that was cut off; null: from the start. */
  readonly cursor: Cursor;
  readonly timeZone: string;
  readonly now: Temporal.Instant;
  readonly limits: PullLimits;
  readonly network: Network;
  /** Waits that long; rejects when the signal is aborted. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/** A kind of source: a database, an open-data API, a folder. */
export interface Connector {
  /** In kebab-case, as it stands in YAML: `postgresql`, `socrata`. */
  readonly kind: string;
  readonly title: string;
  /** What it reads and what it needs, in two or three sentences. */
  readonly description: string;
  readonly settings: readonly Setting[];
  /**
   * Reads the source page by page in a stable order, asking for the next page only when the last
   * one was taken. Ends at the source's end. Throws `UserError` for what the city can mend (a wrong
   * password, a column that is not there, a role that may write) and `Fault` when the source or the
   * way to it fails; rows that were handed on stay right then, and the pull may go on at their
   * cursor. A secret never stands in an error.
   */
  pull(question: PullQuestion): AsyncIterable<Page>;
}
