import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { FactsStore } from '../../facts/contract.ts';
import type { EventsFile, RejectedCell } from '../../facts/events.ts';
import { linesOfRows } from '../../formats/index.ts';
import { type ColumnType, type Finding, shortValue } from '../../model/index.ts';

/** How many rejected values are findings; all of them are listed in a file. */
const mostFindings = 100;
const pageCells = 50_000;

interface RejectQuestion {
  readonly file: EventsFile;
  readonly source: Parameters<typeof linesOfRows>[0];
  /** The folder for the list. */
  readonly rejects: string;
  readonly rejected: number;
}

/** The first values that cannot be read as findings, and where all of them are listed. */
export async function rejectFindings(
  store: FactsStore,
  question: RejectQuestion,
): Promise<Finding[]> {
  const { file, source, rejected } = question;
  const first = await store.rejectedCells(0, mostFindings);
  const lines = await linesFor(question, first);
  const findings = first.map((cell) => findingOf(cell, file, source.name, lines));
  const list = await writeList(store, question);
  return [
    ...findings,
    {
      file: source.name,
      code: 'rejected-rows',
      message: `${rejected} ${rejected === 1 ? 'row holds' : 'rows hold'} a value that cannot be read; nothing was taken in`,
      remedy: `All of them are listed in ${list}`,
    },
  ];
}

async function linesFor(
  { file, source }: RejectQuestion,
  cells: readonly RejectedCell[],
): Promise<ReadonlyMap<number, number>> {
  const rows = cells.map(({ row }) => row);
  if (file.format === 'csv') return linesOfRows(source, rows);
  return new Map(file.format === 'ndjson' ? rows.map((row) => [row, row]) : []);
}

function findingOf(
  { row, column, value }: RejectedCell,
  file: EventsFile,
  name: string,
  lines: ReadonlyMap<number, number>,
): Finding {
  const line = lines.get(row);
  return {
    file: name,
    ...(line === undefined ? {} : { line }),
    column,
    ...(value === null ? {} : { value: shortValue(value) }),
    ...saidOf(column, value, file),
    ...(line === undefined ? { code: `row-${row}` } : {}),
  };
}

function saidOf(
  column: string,
  value: string | null,
  { table }: EventsFile,
): Pick<Finding, 'code' | 'message' | 'remedy'> {
  const { shape } = table;
  if (column === shape.key && value === null) {
    return {
      code: 'missing-key',
      message: 'The case has no key, so that a later version of it could not be told',
      remedy: 'Give it the number that the source knows it by',
    };
  }
  const type = shape.columns.find((one) => one.name === column)!.type;
  const pattern = shape.formats[type as 'day'];
  const wanted = pattern === undefined ? usual[type] : `written as ${pattern}`;
  return {
    code: 'unreadable-value',
    message: `This is no ${names[type]}`,
    remedy: `A ${names[type]} ${wanted} is expected here; correct the value or the type of the column`,
  };
}

const names: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  category: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
  day: 'day',
  'local-time': 'time',
  instant: 'time with an offset',
};

const usual: Readonly<Record<ColumnType, string>> = {
  text: '',
  category: '',
  number: 'with a decimal point and without separators',
  integer: 'of at most 15 digits',
  boolean: 'value (true, yes, t, y, 1, or false, no, f, n, 0)',
  day: 'written as 2025-07-01',
  'local-time': 'written as 2025-07-01 08:30:00',
  instant: 'written as 2025-07-01T08:30:00-04:00',
};

/** Writes every value that cannot be read, with its line, into a file; the file's path. */
async function writeList(store: FactsStore, question: RejectQuestion): Promise<string> {
  const { file, source, rejects } = question;
  await mkdir(rejects, { recursive: true });
  const path = join(rejects, `${source.name.replaceAll(/[^A-Za-z0-9._-]/g, '_')}.rejects.csv`);
  const list = await open(path, 'w');
  try {
    await list.write('line,row,column,value,reason\n');
    for (let from = 0; ; from += pageCells) {
      const cells = await store.rejectedCells(from, pageCells);
      const lines = await linesFor(question, cells);
      const rows = cells.map((cell) => {
        const { message } = saidOf(cell.column, cell.value, file);
        const line = lines.get(cell.row) ?? '';
        return `${line},${cell.row},${[cell.column, cell.value ?? '', message].map(inert).join(',')}\n`;
      });
      await list.write(rows.join(''));
      if (cells.length < pageCells) return path;
    }
  } finally {
    await list.close();
  }
}

/** A text in quotes, which no spreadsheet takes for a formula. */
function inert(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
