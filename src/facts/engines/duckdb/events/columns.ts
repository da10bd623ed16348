import type { ColumnType, DatasetShape } from '../../../../model/index.ts';

/** How a dataset's column is stored. Names from outside never reach SQL: columns go by position. */
export interface StoredColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The SQL column of the value. */
  readonly stored: string;
  /** The SQL column of the wall time on the city's clocks, for days and times; else null. */
  readonly local: string | null;
  readonly sqlType: string;
}

const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  // DuckDB keeps columns with few values as dictionaries by itself and filters on these.
  category: 'VARCHAR',
  number: 'DOUBLE',
  integer: 'BIGINT',
  boolean: 'BOOLEAN',
  day: 'DATE',
  'local-time': 'TIMESTAMP',
  instant: 'TIMESTAMP',
};

export function storedColumns(shape: DatasetShape): StoredColumn[] {
  return shape.columns.map(({ name, type }, index) => ({
    name,
    type,
    stored: `c${index}`,
    local: type === 'instant' ? `l${index}` : isMoment(type) ? `c${index}` : null,
    sqlType: sqlTypes[type],
  }));
}

function isMoment(type: ColumnType): boolean {
  return type === 'day' || type === 'local-time';
}

/** The column with a name; a dataset's own references were checked when it was defined. */
export function columnNamed(columns: readonly StoredColumn[], name: string): StoredColumn {
  const column = columns.find((one) => one.name === name);
  if (column === undefined) throw new TypeError(`the dataset has no column ${name}`);
  return column;
}

/** All SQL columns of a table of events beside its own (sequence, row, known, replaced). */
export function describedColumns(columns: readonly StoredColumn[]): [name: string, type: string][] {
  return [
    ['key', 'VARCHAR'],
    ['known', 'BIGINT'],
    ['deleted', 'BOOLEAN'],
    ...columns.flatMap(({ stored, local, sqlType }): [string, string][] =>
      local === null || local === stored
        ? [[stored, sqlType]]
        : [
            [stored, sqlType],
            [local, 'TIMESTAMP'],
          ],
    ),
  ];
}

/** A text as a literal of SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name from outside as an identifier of SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
