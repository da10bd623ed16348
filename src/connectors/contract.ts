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
  /** Of a secret: it has several lines, as a private key has. */
  readonly isLong?: true;
  /** It decides who gets to hear the secrets, as every `address` does. */
  readonly isDestination?: true;
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
  /** Puts a sentence into the run log: what was left for later, and why. */
  readonly say: (note: string) => void;
  /** Waits that long; rejects when the signal is aborted. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/** A file of a source, delivered byte for byte as it is: reading it is the formats' work. */
export interface SourceFile {
  /** The file's own name, its ending included, as findings and the run log show it. */
  readonly name: string;
  /** Throws `Fault` when the file is cut short: what came before must not be taken in. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Reading from here goes on after this file. */
  readonly cursor: Cursor;
}

interface ConnectorBase {
  /** In kebab-case, as it stands in YAML: `postgresql`, `socrata`. */
  readonly kind: string;
  readonly title: string;
  /** What it reads and what it needs, in two or three sentences. */
  readonly description: string;
  readonly settings: readonly Setting[];
}

/** A source of rows: a database, an open-data API. */
export interface RowConnector extends ConnectorBase {
  readonly gives: 'rows';
  /**
   * Reads the source page by page in a stable order, asking for the next page only when the last
   * one was taken. Ends at the source's end. Throws `UserError` for what the city can mend (a wrong
   * password, a column that is not there, a role that may write) and `Fault` when the source or the
   * way to it fails; rows that were handed on stay right then, and the pull may go on at their
   * cursor. A secret never stands in an error.
   */
  pull(question: PullQuestion): AsyncIterable<Page>;
}

/** A source of whole files: a folder, a published spreadsheet, an SFTP server. */
export interface FileConnector extends ConnectorBase {
  readonly gives: 'files';
  /**
   * Hands on the files that are new since the cursor, each to be read to its end before the next
   * one is asked for; none when nothing is new. Throws like a `RowConnector`.
   */
  pull(question: PullQuestion): AsyncIterable<SourceFile>;
}

/** A kind of source. */
export type Connector = RowConnector | FileConnector;
