import { dayFromNumber, dayNumber } from '../../../../calendar/index.ts';
import { quantile } from '../../../../statistics/index.ts';
import type {
  BreakdownQuestion,
  BreakdownRow,
  CaseRow,
  CasesQuestion,
  EventTable,
  Extent,
} from '../../../events.ts';
import type { BinaryValue } from '../binary.ts';
import { type Catalogue, landedIn } from '../catalogue.ts';
import type { Cluster } from '../servers.ts';
import { column, namesOf } from '../shapes.ts';
import { columnNamed, eventColumns, type StoredColumn, storedColumns } from './columns.ts';
import { landingsOf } from './derive.ts';
import {
  caseFilter,
  localDaySql,
  needsValues,
  type TotalSql,
  totalOf,
  totalsSql,
} from './measures.ts';
import { valueSql } from './numbers.ts';
import { eventsSql, inForce } from './tables.ts';
import { textOf } from './texts.ts';

/** Answers `EventFacts.extent`. */
export function extentOfTable(catalogue: Catalogue, { id }: EventTable): Extent | null {
  const table = catalogue.tables.get(id);
  const complete = table === undefined ? null : landingsOf(catalogue, table).at(-1)?.complete;
  if (!complete) return null;
  return { first: dayFromNumber(complete.first), last: dayFromNumber(complete.last) };
}

/** SQL of the cases that a derivation is about; null: there are none. */
function casesSql(
  cluster: Cluster,
  catalogue: Catalogue,
  { table, derivation, through }: Omit<CasesQuestion, 'span'>,
): { readonly events: string; readonly counted: string } | null {
  const number = catalogue.tables.get(table.id);
  if (number === undefined) return null;
  const landed = landedIn(catalogue, number).filter(({ delivery }) => delivery.sequence <= through);
  const batches = landed.map(({ batch }) => batch);
  return {
    events: eventsSql(cluster, number),
    counted: `${inForce(cluster, { table: number, batches })} AND ${caseFilter(table, derivation)}`,
  };
}

/** SQL that is true of the cases that count on a day of a span, or are open at its end. */
function withinSql(
  { table, derivation }: Omit<CasesQuestion, 'span'>,
  first: string,
  last: string,
): string {
  const day = localDaySql(table, derivation.day);
  if (derivation.measure !== 'level') return `ifNull(${day} >= ${first} AND ${day} <= ${last}, 0)`;
  const closed = localDaySql(table, derivation.closed!);
  return `(ifNull(${day} <= ${last}, 0) AND (${closed} IS NULL OR ifNull(${closed} > ${last}, 0)))`;
}

/** Answers `EventFacts.breakdown`: one scan a column. */
export async function readBreakdown(
  cluster: Cluster,
  catalogue: Catalogue,
  question: BreakdownQuestion,
): Promise<BreakdownRow[]> {
  const { spans, columns, table } = question;
  const cases = casesSql(cluster, catalogue, question);
  if (cases === null || spans.length === 0) return [];
  const days = (end: 'first' | 'last') => `[${spans.map((one) => dayNumber(one[end])).join(', ')}]`;
  const isWithin = withinSql(question, `${days('first')}[span]`, `${days('last')}[span]`);
  // A case may count in several spans.
  const source = `${cases.events}
    ARRAY JOIN [${spans.map((_, at) => at + 1).join(', ')}] AS span
    WHERE ${cases.counted} AND ${isWithin}`;
  const read = needsValues(question.derivation) ? brokenValues : brokenTotals;
  const found: BreakdownRow[] = [];
  for (const name of columns) {
    const by = columnNamed(storedColumns(table.shape), name);
    found.push(...(await read(cluster, question, source, by)));
  }
  const places = new Map(columns.map((name, place) => [name, place]));
  return found.sort(
    (a, b) =>
      a.span - b.span ||
      places.get(a.column)! - places.get(b.column)! ||
      b.cases - a.cases ||
      compareLabels(a.label, b.label),
  );
}

/** By the bytes of the texts; the empty label is the last. */
function compareLabels(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function columnOf(by: StoredColumn) {
  const { kind } = eventColumns([by]).at(by.type === 'instant' ? -2 : -1)!;
  return column(by.stored, kind, true);
}

const spanColumn = column('span', 'int64');

async function brokenTotals(
  cluster: Cluster,
  { table, derivation }: BreakdownQuestion,
  source: string,
  by: StoredColumn,
): Promise<BreakdownRow[]> {
  const totals = totalsSql(table, derivation, '1');
  const parts = [totals.value, totals.numerator, totals.denominator].filter((one) => one !== null);
  const sums = parts.map(({ sql }) => sql).join(', ');
  const rows = await cluster.home.rows(
    `SELECT toInt64(span), ${by.stored}, toInt64(count()), ${sums}
     FROM ${source} GROUP BY span, ${by.stored}`,
    [
      spanColumn,
      columnOf(by),
      column('cases', 'int64'),
      ...parts.map(() => column('total', 'text')),
    ],
  );
  return rows.map(([span, label, cases, ...texts]) => {
    const total = (part: TotalSql | null) => totalOf(part, texts[parts.indexOf(part!)] as string);
    return {
      span: (span as number) - 1,
      column: by.name,
      label: textOf(by, label!),
      value: total(totals.value),
      numerator: total(totals.numerator),
      denominator: total(totals.denominator),
      cases: cases as number,
    };
  });
}

async function brokenValues(
  cluster: Cluster,
  { table, derivation }: BreakdownQuestion,
  source: string,
  by: StoredColumn,
): Promise<BreakdownRow[]> {
  const { sql, isThere } = valueSql(table, derivation);
  const distinct = derivation.measure === 'distinct';
  const answer = cluster.home.stream(
    `SELECT toInt64(span), ${by.stored}, if(${isThere}, ${sql}, NULL) FROM ${source}`,
    [spanColumn, columnOf(by), column('value', distinct ? 'text' : 'float64', true)],
  );
  const groups = new Map<string, BreakdownRow & { readonly values: BinaryValue[] }>();
  for await (const rows of answer) {
    for (const [at, text, value] of rows) {
      const key = JSON.stringify([at, text]);
      const span = (at as number) - 1;
      const empty = { span, column: by.name, label: textOf(by, text!), value: null, cases: 0 };
      const group = groups.get(key) ?? { ...empty, numerator: null, denominator: null, values: [] };
      if (value !== null) group.values.push(value!);
      groups.set(key, { ...group, cases: group.cases + 1 });
    }
  }
  return [...groups.values()].map(({ values, ...row }) => ({
    ...row,
    value: distinct ? new Set(values).size : quantile(values as number[], derivation.quantile!),
  }));
}

/** Answers `EventFacts.cases`. */
export async function readCases(
  cluster: Cluster,
  catalogue: Catalogue,
  question: CasesQuestion & { readonly from: number; readonly limit: number },
): Promise<CaseRow[]> {
  const cases = casesSql(cluster, catalogue, question);
  if (cases === null) return [];
  const [first, last] = [dayNumber(question.span.first), dayNumber(question.span.last)];
  const within = withinSql(question, String(first), String(last));
  const stored = storedColumns(question.table.shape);
  const columns = [column('batch', 'uint32'), ...stored.map(columnOf)];
  const rows = await cluster.home.rows(
    `SELECT ${namesOf(columns).join(', ')} FROM ${cases.events}
     WHERE ${cases.counted} AND ${within} ORDER BY key LIMIT ${question.from}, ${question.limit}`,
    columns,
  );
  const deliveries = new Map(
    [...catalogue.landed.values()].map(({ batch, delivery }) => [batch, delivery.id]),
  );
  return rows.map(([batch, ...values]) => ({
    delivery: deliveries.get(batch as number)!,
    values: values.map((value, place) => textOf(stored[place]!, value)),
  }));
}
