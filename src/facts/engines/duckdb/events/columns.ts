import type { ColumnType, DatasetShape } from '../../../../model/index.ts';

/** How a dataset's column is stored. Names from outside never reach SQL: columns go by position. */
export interface StoredColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** The SQL column of the value. */
  readonly stored: string;
  /** The SQL column of the wall time on the city's clocks, for days and times; else null. */
  readonly local: string | null;
}

export function storedColumns(shape: DatasetShape): StoredColumn[] {
  return shape.columns.map(({ name, type }, index) => ({
    name,
    type,
    // Keys are texts, all different: they are by far the largest column, and kept once.
    stored: name === shape.key && isText(type) ? 'key' : `c${index}`,
    local: type === 'instant' ? `l${index}` : isMoment(type) ? `c${index}` : null,
  }));
}

function isText(type: ColumnType): boolean {
  return type === 'text' || type === 'category';
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

/** The SQL columns that the stage and a table of events have in common. */
export function eventColumns(columns: readonly StoredColumn[]): string[] {
  const values = columns.flatMap(({ stored, local }) => [stored, local ?? stored]);
  return [...new Set(['key', 'known', 'deleted', ...values])];
}

/** A text as a literal of SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name from outside as an identifier of SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
