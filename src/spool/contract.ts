/** A part of what a source holds, as texts; null is an empty cell. */
export interface SpoolPage {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** JSON of where reading goes on after this page. */
  readonly cursor: string;
}

/** How far a spool is filled. */
export interface SpoolMark {
  readonly columns: readonly string[];
  readonly cursor: string;
  /** Rows that were appended, repeated ones counted each time. */
  readonly read: number;
  /** Characters in their cells. */
  readonly characters: number;
}

/**
 * What a pull has read so far, in one file that survives kill -9: a page and the cursor after it
 * are kept together or not at all, and of rows with equal keys the later one stays.
 */
export interface Spool {
  /** Null: nothing was appended yet. */
  readonly mark: SpoolMark | null;
  /** Durable when it returns. Throws `Fault` when the disk fails or the columns are others. */
  append(page: SpoolPage): void;
  /** The rows that stayed. */
  count(): number;
  /** The rows that stayed, in lots, in the order in which they came last. */
  rows(): Iterable<readonly (string | null)[]>;
  close(): void;
}
