import { dayNumber } from '../../../calendar/index.ts';
import {
  canonicalJson,
  type DeliveredTargetRow,
  type Observation,
  type RowKind,
} from '../../../model/index.ts';
import type { BinaryColumn, BinaryValue, ColumnKind } from './binary.ts';

/** A column of a table. */
export interface TableColumn extends BinaryColumn {
  readonly name: string;
}

const sqlKinds: Readonly<Record<ColumnKind, string>> = {
  text: 'String',
  uint8: 'UInt8',
  uint32: 'UInt32',
  int32: 'Int32',
  int64: 'Int64',
  float64: 'Float64',
};

export function column(name: string, kind: ColumnKind, nullable = false): TableColumn {
  return { name, kind, nullable };
}

/** Columns as a table's definition has them. */
export function described(columns: readonly TableColumn[]): string {
  return columns
    .map(({ name, kind, nullable }) =>
      nullable ? `${name} Nullable(${sqlKinds[kind]})` : `${name} ${sqlKinds[kind]}`,
    )
    .join(', ');
}

export function namesOf(columns: readonly TableColumn[]): string[] {
  return columns.map(({ name }) => name);
}

/** The columns of every table of rows: the write they came by, their delivery and their place. */
export const ownColumns: readonly TableColumn[] = [
  column('batch', 'uint32'),
  column('delivery', 'uint32'),
  column('row', 'uint32'),
];

/** How a kind of rows is stored. */
export interface Shape<Row> {
  readonly name: RowKind;
  readonly columns: readonly TableColumn[];
  /** The columns that say what a row speaks of; versions of one thing share them. */
  readonly key: readonly string[];
  /** The columns that say what is so of it. */
  readonly values: readonly string[];
  /** A row's values in the order of the columns. Throws `RangeError` for what cannot be stored. */
  read(row: Row): BinaryValue[];
}

function finite(value: number | null): number | null {
  if (value === null || Number.isFinite(value)) return value;
  throw new RangeError(`facts hold finite numbers only, not ${value}`);
}

/** Null when there are none. */
function dimensionsText(dimensions: Observation['dimensions']): string | null {
  for (const _ in dimensions) return canonicalJson(dimensions);
  return null;
}

const observations: Shape<Observation> = {
  name: 'observations',
  columns: [
    column('metric', 'text'),
    column('first', 'int32'),
    column('last', 'int32'),
    column('dimensions', 'text', true),
    column('known', 'int64'),
    column('value', 'float64', true),
    column('numerator', 'float64', true),
    column('denominator', 'float64', true),
  ],
  key: ['metric', 'first', 'last', 'dimensions'],
  values: ['value', 'numerator', 'denominator'],
  read: (row) => [
    row.metric,
    dayNumber(row.span.first),
    dayNumber(row.span.last),
    dimensionsText(row.dimensions),
    row.known,
    finite(row.value),
    finite(row.numerator),
    finite(row.denominator),
  ],
};

const targets: Shape<DeliveredTargetRow> = {
  name: 'targets',
  columns: [
    column('metric', 'text'),
    column('period', 'text', true),
    column('first', 'int32'),
    column('last', 'int32', true),
    column('known', 'int64'),
    column('target', 'float64', true),
  ],
  key: ['metric', 'period', 'first'],
  values: ['last', 'target'],
  read: (row) => [
    row.metric,
    row.period,
    dayNumber(row.from),
    row.until === null ? null : dayNumber(row.until),
    row.known,
    finite(row.target),
  ],
};

/** Every kind of rows that a delivery can bring. */
export const shapes = { observations, targets };
