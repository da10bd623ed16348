import {
  BIGINT,
  DOUBLE,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import { dayNumber } from '../../../calendar/index.ts';
import {
  canonicalJson,
  type DeliveredTargetRow,
  type Observation,
  type RowKind,
} from '../../../model/index.ts';

/** A column of a stage: its name in SQL, its type and where its value stands in a row. */
export interface Column<Row> {
  readonly name: string;
  readonly type: DuckDBType;
  read(row: Row): DuckDBValue;
}

/** How a kind of rows is stored: in a table `name` when landed, in a table `stage` on its way in. */
export interface Shape<Row> {
  readonly name: RowKind;
  readonly stage: string;
  readonly columns: readonly Column<Row>[];
  /** The columns that say what a row speaks of; versions of one thing share them. */
  readonly key: readonly string[];
  /** The columns that say what is so of it. */
  readonly values: readonly string[];
  /** SQL that is true of a row that takes back what was known. */
  readonly retracts: string;
}

function finite(value: number | null): number | null {
  if (value === null || Number.isFinite(value)) return value;
  throw new RangeError(`facts hold finite numbers only, not ${value}`);
}

/** Null when there are none, so that the common case costs nothing to store. */
function dimensionsText(dimensions: Observation['dimensions']): string | null {
  for (const _ in dimensions) return canonicalJson(dimensions);
  return null;
}

const observations: Shape<Observation> = {
  name: 'observations',
  stage: 'staged_observations',
  columns: [
    { name: 'metric', type: VARCHAR, read: (row) => row.metric },
    { name: 'first', type: INTEGER, read: (row) => dayNumber(row.span.first) },
    { name: 'last', type: INTEGER, read: (row) => dayNumber(row.span.last) },
    { name: 'dimensions', type: VARCHAR, read: (row) => dimensionsText(row.dimensions) },
    { name: 'known', type: BIGINT, read: (row) => BigInt(row.known) },
    { name: 'value', type: DOUBLE, read: (row) => finite(row.value) },
    { name: 'numerator', type: DOUBLE, read: (row) => finite(row.numerator) },
    { name: 'denominator', type: DOUBLE, read: (row) => finite(row.denominator) },
  ],
  key: ['metric', 'first', 'last', 'dimensions'],
  values: ['value', 'numerator', 'denominator'],
  retracts: 'coalesce(value, numerator, denominator) IS NULL',
};

const targets: Shape<DeliveredTargetRow> = {
  name: 'targets',
  stage: 'staged_targets',
  columns: [
    { name: 'metric', type: VARCHAR, read: (row) => row.metric },
    { name: 'period', type: VARCHAR, read: (row) => row.period },
    { name: 'first', type: INTEGER, read: (row) => dayNumber(row.from) },
    {
      name: 'last',
      type: INTEGER,
      read: (row) => (row.until === null ? null : dayNumber(row.until)),
    },
    { name: 'known', type: BIGINT, read: (row) => BigInt(row.known) },
    { name: 'target', type: DOUBLE, read: (row) => finite(row.target) },
  ],
  key: ['metric', 'period', 'first'],
  values: ['last', 'target'],
  retracts: 'target IS NULL',
};

/** Every kind of rows that a delivery can bring. */
export const shapes = { observations, targets };

/** A list of columns in SQL, each of the table or alias when one is named. */
export function listed(columns: readonly string[], table?: string): string {
  return columns.map((column) => (table === undefined ? column : `${table}.${column}`)).join(', ');
}
