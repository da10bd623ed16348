import { shortValue } from '../../model/index.ts';
import type { DeliveryQuestion, TableRecord } from '../contract.ts';
import type { TableReader } from './cells.ts';
import { type ColumnPlan, planFromHeader, planFromPositions } from './column-plan.ts';
import type { FindingList } from './finding-list.ts';

export type ReaderFor<Row> = (
  question: DeliveryQuestion,
  plan: ColumnPlan,
  findings: FindingList,
) => TableReader<Row>;

/** A file's records on their way to rows: the first may be the header, the others have its width. */
export class Table<Row> {
  readonly #question: DeliveryQuestion;
  readonly #readerFor: ReaderFor<Row>;
  readonly #findings: FindingList;
  #width = 0;
  #reader: TableReader<Row> | null = null;
  #rows = 0;
  #ended = false;

  constructor(question: DeliveryQuestion, readerFor: ReaderFor<Row>, findings: FindingList) {
    this.#question = question;
    this.#readerFor = readerFor;
    this.#findings = findings;
    if (!question.mapping.header) {
      this.#begin(planFromPositions(question.kind, question.mapping, findings));
    }
  }

  /** Rows so far, good or bad. */
  get rows(): number {
    return this.#rows;
  }

  /** True when reading on would be in vain. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The row that a record holds; null for the header and after a finding. */
  take(record: TableRecord): Row | null {
    const { fault } = record;
    if (this.#ended) return null;
    if (fault !== null) {
      this.#findings.add(fault);
      // Without a header nobody can say what the other rows hold.
      if (this.#reader === null) this.#ended = true;
      else this.#rows += 1;
      return null;
    }
    if (this.#reader === null) {
      this.#takeHeader(record);
      return null;
    }
    this.#rows += 1;
    const { rows } = this.#question.limits;
    if (this.#rows > rows) {
      this.#ended = true;
      this.#findings.add(() => ({
        code: 'too-many-rows',
        message: `The file has more than ${rows} rows. What follows was not read`,
        remedy: 'Split it by days into several files.',
        line: record.line,
      }));
      return null;
    }
    if (record.fields.length === this.#width && !isEmpty(record)) return this.#reader.read(record);
    this.#refuseForm(record);
    return null;
  }

  /** Says what is missing once the file is over. */
  end(): void {
    if (this.#findings.total > 0 || this.#rows > 0) return;
    const remedy =
      'Look whether the export went wrong; a file with nothing new need not be imported.';
    this.#findings.add(() =>
      this.#reader !== null && this.#question.mapping.header
        ? { code: 'no-rows', message: 'The file has a header and no rows', remedy }
        : { code: 'empty-file', message: 'The file is empty', remedy },
    );
  }

  notices(): string[] {
    return this.#reader?.notices(this.#rows) ?? [];
  }

  #takeHeader(record: TableRecord): void {
    const { kind, mapping, limits } = this.#question;
    const { length } = record.fields;
    if (length <= limits.columns) {
      this.#begin(planFromHeader(kind, mapping, record, this.#findings));
      return;
    }
    this.#ended = true;
    this.#findings.add(() => ({
      code: 'too-many-columns',
      message: `The header has ${length} columns; ${limits.columns} is the most`,
      remedy: 'Export only the columns that are needed.',
      line: record.line,
      value: shortValue(record.fields.slice(0, limits.columns).join(mapping.delimiter)),
    }));
  }

  #begin(plan: ColumnPlan | null): void {
    if (plan === null) {
      this.#ended = true;
      return;
    }
    this.#width = plan.width;
    this.#reader = this.#readerFor(this.#question, plan, this.#findings);
  }

  #refuseForm({ fields, line }: TableRecord): void {
    if (fields.length === this.#width) {
      const remedy = 'Delete the row.';
      this.#findings.add(() => ({ code: 'empty-row', message: 'The row is empty', remedy, line }));
      return;
    }
    const { delimiter, header } = this.#question.mapping;
    const there = `${fields.length} ${fields.length === 1 ? 'field' : 'fields'}`;
    this.#findings.add(() => ({
      code: 'field-count',
      message: `The row has ${there}; the ${header ? 'header' : 'mapping'} has ${this.#width}`,
      remedy:
        fields.length < this.#width
          ? 'Add what is missing; an empty field still needs its delimiter.'
          : 'Put a value that contains the delimiter in quotes, or remove what is too many.',
      line,
      value: shortValue(fields.join(delimiter)),
    }));
  }
}

function isEmpty({ fields }: TableRecord): boolean {
  return fields[0] === '' && fields.every((field) => field === '');
}
