/** What a column of a dataset holds. A `category` is a text with few different values. */
export const columnTypes = [
  'text',
  'category',
  'number',
  'integer',
  'boolean',
  'day',
  'local-time',
  'instant',
] as const;
export type ColumnType = (typeof columnTypes)[number];

/** The column types that say on which local day something was; how they are written can be declared. */
export const formattedTypes = ['day', 'local-time', 'instant'] as const;
export type FormattedType = (typeof formattedTypes)[number];

export interface DatasetColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** What determines how the rows of a dataset's files are read; other settings may change freely. */
export interface DatasetShape {
  readonly slug: string;
  /** The column that names a case: the latest version of a key counts. */
  readonly key: string;
  /** In the order of the definition. */
  readonly columns: readonly DatasetColumn[];
  /** How days and times are written, as patterns of letters; absent: ISO 8601. */
  readonly formats: Readonly<Partial<Record<FormattedType, string>>>;
  /** The column that says when a case came in: the dataset is complete through its last day. */
  readonly opened: string;
  /** The column that says when a row was written; null: rows count in the order they arrive. */
  readonly known: string | null;
  /** The boolean column that says that a case was removed; null: cases are never removed. */
  readonly deleted: string | null;
}

/** A table of cases: each row is a version of one case, named by its key. */
export interface DatasetDefinition extends DatasetShape {
  readonly name: string;
  /** The columns that numbers can be broken down by. */
  readonly dimensions: readonly string[];
  /** Of the dimensions those that say where; absent: only the one on the map, where there is one. */
  readonly places?: readonly string[];
  /** Of the dimensions those that say to which group of people a case belongs; absent: none. */
  readonly groups?: readonly string[];
  /** What a case is about: breakdowns about persons stay with staff. */
  readonly about: 'things' | 'persons';
  /** What columns are called for people, by column; absent: by the names that the files have. */
  readonly names?: Readonly<Record<string, string>>;
  /** A map of the values of a dimension; absent: there is none. */
  readonly tiles?: TileMap;
}

/** A map on which each value of a column is a tile of one size, about where it lies. */
export interface TileMap {
  /** One of the dimensions. */
  readonly column: string;
  /** What is said of how the map was made; null: nothing. */
  readonly note: string | null;
  readonly tiles: readonly MapTile[];
}

export interface MapTile {
  /** What stands on the tile. */
  readonly label: string;
  /** The value in the column, as the files have it. */
  readonly value: string;
  /** From 0, from the top and from the left. */
  readonly row: number;
  readonly column: number;
}

/** Where a metric's numbers come from: expressions over the columns of a dataset, as text. */
export interface MetricSource {
  readonly dataset: string;
  /** The column whose local day a case counts on. */
  readonly day: string;
  /** The column whose local day ends a case (`level` only); else null. */
  readonly closed: string | null;
  /** Which cases count; null: all. */
  readonly where: string | null;
  /** `ratio` only; else null. */
  readonly numerator: string | null;
  /** `ratio` only; null: every case that counts. */
  readonly denominator: string | null;
  /** What is added up, averaged or ordered, or told apart (`distinct`); else null. */
  readonly value: string | null;
}
