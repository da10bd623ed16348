import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventsFile, EventsReading, RejectedCell } from '../../../events.ts';
import { UnreadableFile } from '../../../faults.ts';
import { identifier, quoted, type StoredColumn, storedColumns } from './columns.ts';
import { valueSql } from './reading-sql.ts';

/** The stage is a table of the file itself: what lies there is compressed and needs no memory. */
export const EVENT_STAGE = 'staged_events';

const PROGRESS_MILLISECONDS = 200;

/** Reads a file onto the stage in one pass of DuckDB's own reader. */
export async function stageFile(
  connection: DuckDBConnection,
  file: EventsFile,
  progress: (share: number) => void,
): Promise<EventsReading> {
  const timer = setInterval(() => {
    const { percentage } = connection.progress;
    if (percentage > 0) progress(percentage / 100);
  }, PROGRESS_MILLISECONDS);
  try {
    await connection.run(stageSql(file));
  } catch (error) {
    throw unreadable(error);
  } finally {
    clearInterval(timer);
  }
  const reader = await connection.runAndReadAll(
    `SELECT count(*)::DOUBLE, count(faults)::DOUBLE,
       count(DISTINCT hash(key))::DOUBLE FROM ${EVENT_STAGE}`,
  );
  const [rows, rejected, hashes] = reader.getRows()[0] as [number, number, number];
  return {
    rows,
    rejected,
    repeated: hashes === rows ? 0 : rows - (await distinctKeys(connection)),
  };
}

/** Asked only where two keys may be alike: keys with different hashes are not. */
async function distinctKeys(connection: DuckDBConnection): Promise<number> {
  const reader = await connection.runAndReadAll(
    `SELECT count(DISTINCT key)::DOUBLE FROM ${EVENT_STAGE}`,
  );
  return reader.getRows()[0]![0] as number;
}

/** What the reader cannot read at all, apart from a failing disk or too little memory. */
function unreadable(error: unknown): unknown {
  const isForm =
    error instanceof Error && /^(Invalid Input|Conversion|Binder) Error/.test(error.message);
  if (!isForm) return error;
  const [said = ''] = (error as Error).message.replace(/^\w+ \w+ Error: /, '').split('\n');
  return new UnreadableFile(said, { cause: error });
}

/** SQL that makes the stage: every value checked, and the texts of those that cannot be read. */
function stageSql(file: EventsFile): string {
  const { table } = file;
  const columns = storedColumns(table.shape);
  const texts = columns.map(({ name }, index) => `${sourceText(file, name)} AS t${index}`);
  const values = columns.map(
    (column, index) => `t${index}, ${valueSql(column, `t${index}`, table)} AS ${column.stored}`,
  );
  const locals = columns
    .filter(({ local, stored }) => local !== null && local !== stored)
    .map(
      ({ local, stored }) =>
        `timezone(${quoted(table.timeZone)}, timezone('UTC', ${stored})) AS ${local}`,
    );
  const stored = columns.map((column) => column.stored);
  const own = [
    ...(stored.includes('key') ? [] : [`${keyText(file, columns)} AS key`]),
    `${knownSql(file, columns)} AS known`,
    `${deletedSql(file, columns)} AS deleted`,
  ];
  return `
    CREATE TABLE ${EVENT_STAGE} AS
    SELECT ${[...own, ...stored, ...locals].join(', ')},
      ${faultsSql(file, columns)} AS faults
    FROM (SELECT ${values.join(', ')} FROM (SELECT ${texts.join(', ')} FROM ${sourceSql(file)}))`;
}

function place(columns: readonly StoredColumn[], name: string): number {
  return columns.findIndex((one) => one.name === name);
}

function keyText({ table }: EventsFile, columns: readonly StoredColumn[]): string {
  return `t${place(columns, table.shape.key)}`;
}

function knownSql({ table, arrived }: EventsFile, columns: readonly StoredColumn[]): string {
  const column = columns.find((one) => one.name === table.shape.known);
  if (column === undefined) return `(${arrived})::BIGINT`;
  const instant =
    column.type === 'instant'
      ? column.stored
      : `timezone('UTC', timezone(${quoted(table.timeZone)}, ${column.stored}::TIMESTAMP))`;
  return `coalesce(epoch_us(${instant}), ${arrived})`;
}

function deletedSql({ table }: EventsFile, columns: readonly StoredColumn[]): string {
  const column = columns.find((one) => one.name === table.shape.deleted);
  return column === undefined ? 'false' : `coalesce(${column.stored}, false)`;
}

/** The positions and texts of a row's values that cannot be read; NULL for a row without. */
function faultsSql(file: EventsFile, columns: readonly StoredColumn[]): string {
  const key = place(columns, file.table.shape.key);
  const wrong = columns.flatMap(({ type, stored }, index) => {
    if (index === key && stored !== null) {
      return [{ index, sql: `(${stored} IS NULL OR t${index} = '')` }];
    }
    if (type === 'text' || type === 'category') return [];
    return [{ index, sql: `(${stored} IS NULL AND t${index} IS NOT NULL)` }];
  });
  const list = wrong.map(
    ({ index, sql }) => `CASE WHEN ${sql} THEN {'place': ${index}, 'text': t${index}} END`,
  );
  return `CASE WHEN ${wrong.map(({ sql }) => sql).join(' OR ')}
    THEN list_filter([${list.join(', ')}], one -> one IS NOT NULL) END`;
}

/** The text of a column of the file; the empty text means missing. */
function sourceText(file: EventsFile, name: string): string {
  if (file.format === 'csv') return `f${file.header.indexOf(name)}`;
  return `nullif((${identifier(name)})::VARCHAR, '')`;
}

function sourceSql(file: EventsFile): string {
  const path = quoted(file.path);
  if (file.format === 'parquet') return `read_parquet(${path})`;
  if (file.format === 'ndjson') {
    const names = file.table.shape.columns.map(({ name }) => `${quoted(name)}: 'VARCHAR'`);
    return `read_json(${path}, format = 'newline_delimited', compression = ${file.gzip ? "'gzip'" : "'uncompressed'"},
      columns = {${names.join(', ')}})`;
  }
  const names = file.header.map((_, index) => `'f${index}': 'VARCHAR'`);
  return `read_csv(${path}, auto_detect = false, header = true, delim = ${quoted(file.delimiter)},
    quote = '"', escape = '"', strict_mode = true, null_padding = false, compression = ${file.gzip ? "'gzip'" : "'none'"},
    max_line_size = 4000000, columns = {${names.join(', ')}})`;
}

/** Values on the stage that cannot be read, in the order of the file. */
export async function stagedRejects(
  connection: DuckDBConnection,
  columns: readonly StoredColumn[],
  from: number,
  limit: number,
): Promise<RejectedCell[]> {
  const reader = await connection.runAndReadAll(
    `SELECT row::DOUBLE, fault.place, fault.text FROM (
       SELECT rowid + 1 AS row, unnest(faults) AS fault FROM ${EVENT_STAGE} WHERE faults IS NOT NULL
     ) ORDER BY row, fault.place LIMIT ${limit} OFFSET ${from}`,
  );
  return (reader.getRows() as [number, number, string | null][]).map(([row, index, value]) => ({
    row,
    column: columns[index]!.name,
    value,
  }));
}
