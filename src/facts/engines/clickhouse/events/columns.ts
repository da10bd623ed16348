import type { ColumnType, DatasetShape } from '../../../../model/index.ts';
import type { ColumnKind } from '../binary.ts';
import { column, type TableColumn } from '../shapes.ts';

/** How a dataset's column is stored. Names from outside never reach SQL: columns go by position. */
export interface StoredColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The SQL column of the value. */
  readonly stored: string;
  /** The SQL column of the wall time on the city's clocks, for days and times; else null. */
  readonly local: string | null;
}

/** Days are days since 1970-01-01, times microseconds: the servers' own types begin in 1970. */
const kinds: Readonly<Record<ColumnType, ColumnKind>> = {
  text: 'text',
  category: 'text',
  number: 'float64',
  integer: 'int64',
  boolean: 'uint8',
  day: 'int32',
  'local-time': 'int64',
  instant: 'int64',
};

export function storedColumns(shape: DatasetShape): StoredColumn[] {
  return shape.columns.map(({ name, type }, index) => ({
    name,
    type,
    stored: `c${index}`,
    local:
      type === 'instant'
        ? `l${index}`
        : type === 'day' || type === 'local-time'
          ? `c${index}`
          : null,
  }));
}

/** The column with a name; a dataset's own references were checked when it was defined. */
export function columnNamed(columns: readonly StoredColumn[], name: string): StoredColumn {
  const found = columns.find((one) => one.name === name);
  if (found === undefined) throw new TypeError(`the dataset has no column ${name}`);
  return found;
}

/** The columns of a table of events in the order in which a reader gives their values. */
export function eventColumns(columns: readonly StoredColumn[]): TableColumn[] {
  return [
    column('batch', 'uint32'),
    column('row', 'int64'),
    column('key', 'text'),
    column('known', 'int64'),
    column('deleted', 'uint8'),
    ...columns.flatMap(({ type, stored, local }) =>
      local === null || local === stored
        ? [column(stored, kinds[type], true)]
        : [column(stored, kinds[type], true), column(local, 'int64', true)],
    ),
  ];
}
