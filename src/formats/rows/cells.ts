import { localDay } from '../../calendar/index.ts';
import { type Day, shortValue } from '../../model/index.ts';
import type { ColumnName, DeliveryQuestion } from '../contract.ts';
import type { ColumnPlan } from './column-plan.ts';
import { dayReader } from './day-cell.ts';
import type { FindingList, Said } from './finding-list.ts';
import { type Known, knownReader } from './known-cell.ts';
import { metricReader, type NamedMetric } from './metric-cell.ts';
import { readNumber } from './number-cell.ts';

/** Turns the rows of one table into what they say. */
export interface TableReader<Row> {
  /** The row's meaning; null after saying in the findings what is wrong with it. */
  readonly read: (row: TableRow) => Row | null;
  /** What to tell the person about the `rows` that were read. */
  readonly notices: (rows: number) => string[];
}

/** One row of a table with the line at which it begins. */
export interface TableRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Readers of one row's cells by column. Undefined: a finding was made. Null: the cell is empty.
 * `needed` makes a finding of an empty cell.
 */
export interface Cells {
  readonly text: (row: TableRow, column: ColumnName) => string;
  readonly number: (row: TableRow, column: ColumnName) => number | null | undefined;
  readonly day: (row: TableRow, column: ColumnName) => Day | null | undefined;
  readonly neededDay: (row: TableRow, column: ColumnName) => Day | undefined;
  readonly known: (row: TableRow) => Known | undefined;
  readonly metric: (row: TableRow) => NamedMetric | undefined;
  /** Makes a finding about a cell. */
  readonly refuse: (row: TableRow, column: ColumnName, said: Said) => undefined;
  /** The local day on which the delivery came. */
  readonly today: Day;
  /** A sentence about times that the clocks showed twice; null when there were none. */
  readonly ambiguousNotice: () => string | null;
}

export function cellReaders(
  question: DeliveryQuestion,
  plan: ColumnPlan,
  findings: FindingList,
): Cells {
  const { mapping, timeZone, arrived } = question;
  const readDay = dayReader(mapping.dayFormat);
  const readKnown = knownReader(timeZone, arrived);
  const readMetric = metricReader(question, findings);
  const ambiguous = ambiguousTimes();

  const text = ({ fields }: TableRow, column: ColumnName) => plan.cell(fields, column);
  const refuse = (row: TableRow, column: ColumnName, said: Said) =>
    refuseCell(findings, plan, row, column, said);
  const day = (row: TableRow, column: ColumnName) => {
    const found = text(row, column);
    if (found === '') return null;
    const read = readDay(found);
    return typeof read === 'string' ? read : refuse(row, column, read);
  };
  return {
    text,
    refuse,
    day,
    neededDay: (row, column) => {
      const read = day(row, column);
      return read === null ? refuse(row, column, emptyCell(column)) : read;
    },
    number: (row, column) => {
      const found = text(row, column);
      if (found === '') return null;
      const read = readNumber(found);
      return typeof read === 'number' ? read : refuse(row, column, read);
    },
    known: (row) => {
      const found = text(row, 'known');
      const read = readKnown(found);
      if ('code' in read) return refuse(row, 'known', read);
      if (read.ambiguous) ambiguous.see(row.line, found);
      return read;
    },
    metric: (row) => {
      const found = text(row, 'metric');
      if (found === '') return refuse(row, 'metric', emptyCell('metric'));
      return readMetric(row.line, plan.label('metric'), found);
    },
    today: localDay(arrived, timeZone),
    ambiguousNotice: ambiguous.notice,
  };
}

function ambiguousTimes() {
  let rows = 0;
  let first = '';
  return {
    see: (line: number, text: string) => {
      if (rows === 0) first = `first on line ${line}: ${text}`;
      rows += 1;
    },
    notice: () =>
      rows === 0
        ? null
        : `In ${rows === 1 ? '1 row' : `${rows} rows`} “known” is a time that the clocks showed twice (${first}); the earlier was taken. Write the offset to say which.`,
  };
}

function refuseCell(
  findings: FindingList,
  plan: ColumnPlan,
  row: TableRow,
  column: ColumnName,
  said: Said,
): undefined {
  findings.add(() => {
    const value = plan.cell(row.fields, column);
    return {
      ...said,
      line: row.line,
      column: plan.label(column),
      ...(value === '' ? {} : { value: shortValue(value) }),
    };
  });
  return undefined;
}

function emptyCell(column: ColumnName): Said {
  return {
    code: 'empty-cell',
    message: `“${column}” is empty`,
    remedy:
      column === 'metric'
        ? 'Write the metric’s name, or delete the row.'
        : 'Write the day, or delete the row.',
  };
}
