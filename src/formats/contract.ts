import type {
  DeliveredTargetRow,
  Finding,
  Instant,
  MetricDefinition,
  Observation,
  RowKind,
} from '../model/index.ts';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export const dayFormats = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'MM/DD/YYYY',
  'DD/MM/YYYY',
  'DD.MM.YYYY',
] as const;
export type DayFormat = (typeof dayFormats)[number];

/** The columns that a delivery of each kind can have, in the order in which they are written. */
export const columnsOf = {
  observations: ['metric', 'start', 'end', 'value', 'numerator', 'denominator', 'known'],
  targets: ['metric', 'from', 'until', 'period', 'target', 'known'],
} as const satisfies Record<RowKind, readonly string[]>;
export type ColumnName = (typeof columnsOf)[RowKind][number];

export const formatNames = ['csv', 'xlsx', 'json', 'ndjson', 'parquet'] as const;
export type FormatName = (typeof formatNames)[number];

/** How a source writes its tables. Plain data: its canonical JSON is part of a delivery's name. */
export interface Mapping {
  readonly name: string;
  /** Left out: CSV. */
  readonly format?: FormatName;
  /** The sheet of a workbook; left out: its only one with anything on it. */
  readonly sheet?: string;
  /** Where the list of rows stands in a JSON document, as `data.items`; left out: at the top. */
  readonly path?: string;
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly encoding: Encoding;
  /** Whether the first row names the columns. */
  readonly header: boolean;
  /**
   * Where a column stands: their header's text, or the position from 1 in a file without header.
   * A column that is not listed goes by its own name, or is absent in a file without header.
   */
  readonly columns: Readonly<Partial<Record<ColumnName, string | number>>>;
  /** What every row says without saying it; the text as it would stand in the file. */
  readonly constants: Readonly<Partial<Record<ColumnName, string>>>;
  /** The headers of dimensions; other columns are ignored. Null: every other column is one. */
  readonly dimensions: readonly string[] | null;
  readonly dayFormat: DayFormat;
  /** `slug`: metrics are named by slug; `title`: by a title whose letters make the slug. */
  readonly metricNames: 'slug' | 'title';
}

/** What is looked at before anything is kept. Lengths are in characters (UTF-16 code units). */
export interface Limits {
  readonly bytes: number;
  /** Of a file that must be held in memory as a whole, also when it is unpacked. */
  readonly wholeBytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly fieldLength: number;
  readonly recordLength: number;
  /** How many findings are listed; the others are counted. */
  readonly findings: number;
}

export const standardLimits: Limits = {
  bytes: 4 * 1024 ** 3,
  wholeBytes: 256 * 1024 ** 2,
  rows: 50_000_000,
  columns: 200,
  fieldLength: 10_000,
  recordLength: 1_000_000,
  findings: 100,
};

/** What the reader must know of a metric to judge its rows. */
export interface MetricFacts extends Pick<MetricDefinition, 'measure' | 'unit'> {
  /** False where its rule compares with nothing that a file of targets holds. */
  readonly takesTargets: boolean;
  /** True where the city's definitions give it a target. */
  readonly hasTarget: boolean;
  /** The dataset whose cases its numbers are made of; absent: its numbers are delivered. */
  readonly dataset?: string;
  /** True where whoever brings the file may not bring its numbers. */
  readonly isBarred?: boolean;
}

export interface DeliveryQuestion {
  readonly path: string;
  /** The file's name to show in findings. */
  readonly name: string;
  readonly kind: RowKind;
  readonly mapping: Mapping;
  /** The city's zone, for times without an offset. */
  readonly timeZone: string;
  /** When the delivery came: `known` where the file says nothing, and the bound of "future". */
  readonly arrived: Instant;
  /** The city's metrics by slug; null: names and units are not checked (an accepted delivery). */
  readonly metrics: ReadonlyMap<string, MetricFacts> | null;
  readonly limits: Limits;
  readonly onProgress?: (bytes: number, total: number) => void;
  /**
   * Gets the bytes as they are read, all of them unless reading ends at a finding. They are
   * overwritten after the call.
   */
  readonly onBytes?: (bytes: Uint8Array) => void;
  readonly signal?: AbortSignal;
}

export type DeliveredRows =
  | { readonly kind: 'observations'; readonly rows: readonly Observation[] }
  | { readonly kind: 'targets'; readonly rows: readonly DeliveredTargetRow[] };

export interface DeliveryReading {
  /** How many rows the file holds, good or bad. */
  readonly rows: number;
  /** Empty: the file was read whole. Otherwise it must be refused, whatever rows were handed on. */
  readonly findings: readonly Finding[];
  /** What the person should know about a file that was read: sentences. */
  readonly notices: readonly string[];
}

/** One record of a table: its cells as texts. */
export interface TableRecord {
  readonly fields: readonly string[];
  /** Where it begins: the line of a text file, the row of a workbook or of a table of columns. */
  readonly line: number;
  /** What is wrong with the record's form; its fields are then not to be used. */
  readonly fault: (() => Omit<Finding, 'file'>) | null;
}

/** What a format works with. */
export type RecordSource = Pick<
  DeliveryQuestion,
  'path' | 'name' | 'mapping' | 'limits' | 'onProgress' | 'onBytes' | 'signal'
> & {
  /** The file is compressed by gzip; then nothing is told of its bytes. */
  readonly gzip?: boolean;
};

/** Takes what is wrong with a file. */
export interface Findings {
  add(make: () => Omit<Finding, 'file'>): void;
}

/** A kind of file: its bytes become records. */
export interface Format {
  readonly name: FormatName;
  /**
   * The table's records in lots, in the order of the file; the first is the header where the
   * mapping says that there is one, and always where the format names its columns. The records
   * depend on bytes and mapping only. What is wrong with the file as a whole goes to the findings.
   * Rejects with a `Fault` when the file cannot be read and with the signal's reason when it is
   * aborted.
   * @param note takes sentences that the person should know
   */
  readonly records: (
    source: RecordSource,
    findings: Findings,
    note: (sentence: string) => void,
  ) => AsyncIterable<readonly TableRecord[]>;
}
