import { dayFromNumber, dayNumber } from '../../../../calendar/index.ts';
import type { BreakdownRow, CaseRow, CasesQuestion, EventTable, Extent } from '../../../events.ts';
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
import { numberOfValues, valueSql } from './numbers.ts';
import { eventsSql, inForce } from './tables.ts';
import { textOf } from './texts.ts';

/** Answers `EventFacts.extent`. */
export function extentOfTable(catalogue: Catalogue, { id }: EventTable): Extent | null {
  const table = catalogue.tables.get(id);
  const complete = table === undefined ? null : landingsOf(catalogue, table).at(-1)?.complete;
  if (!complete) return null;
  return { first: dayFromNumber(complete.first), last: dayFromNumber(complete.last) };
}

/** SQL of the cases that count on a day of the span, or are open at its end; null: there are none. */
function casesSql(
  cluster: Cluster,
  catalogue: Catalogue,
  { table, derivation, span, through }: CasesQuestion,
): string | null {
  const number = catalogue.tables.get(table.id);
  if (number === undefined) return null;
  const landed = landedIn(catalogue, number).filter(({ delivery }) => delivery.sequence <= through);
  const batches = landed.map(({ batch }) => batch);
  const [first, last] = [dayNumber(span.first), dayNumber(span.last)];
  const day = localDaySql(table, derivation.day);
  const closed = derivation.closed === null ? null : localDaySql(table, derivation.closed);
  const isWithin =
    derivation.measure === 'level'
      ? `ifNull(${day} <= ${last}, 0) AND (${closed} IS NULL OR ${day} > ${last} OR ${closed} > ${last})`
      : `ifNull(${day} >= ${first} AND ${day} <= ${last}, 0)`;
  return `${eventsSql(cluster, number)} WHERE ${inForce(cluster, { table: number, batches })}
    AND ${caseFilter(table, derivation)} AND ${isWithin}`;
}

/** Answers `EventFacts.breakdown`. */
export async function readBreakdown(
  cluster: Cluster,
  catalogue: Catalogue,
  question: CasesQuestion & { readonly column: string },
): Promise<BreakdownRow[]> {
  const cases = casesSql(cluster, catalogue, question);
  if (cases === null) return [];
  const by = columnNamed(storedColumns(question.table.shape), question.column);
  const rows = needsValues(question.derivation)
    ? await brokenValues(cluster, question, cases, by)
    : await brokenTotals(cluster, question, cases, by);
  return rows.sort((a, b) => b.cases - a.cases || compareLabels(a.label, b.label));
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

async function brokenTotals(
  cluster: Cluster,
  { table, derivation }: CasesQuestion,
  cases: string,
  by: StoredColumn,
): Promise<BreakdownRow[]> {
  const totals = totalsSql(table, derivation, '1');
  const parts = [totals.value, totals.numerator, totals.denominator].filter((one) => one !== null);
  const rows = await cluster.home.rows(
    `SELECT ${[by.stored, 'toInt64(count())', ...parts.map(({ sql }) => sql)].join(', ')}
     FROM ${cases} GROUP BY ${by.stored}`,
    [columnOf(by), column('cases', 'int64'), ...parts.map(() => column('total', 'text'))],
  );
  return rows.map(([label, count, ...texts]) => {
    const total = (part: TotalSql | null) => totalOf(part, texts[parts.indexOf(part!)] as string);
    return {
      label: textOf(by, label!),
      value: total(totals.value),
      numerator: total(totals.numerator),
      denominator: total(totals.denominator),
      cases: count as number,
    };
  });
}

async function brokenValues(
  cluster: Cluster,
  { table, derivation }: CasesQuestion,
  cases: string,
  by: StoredColumn,
): Promise<BreakdownRow[]> {
  const { sql, isThere } = valueSql(table, derivation);
  const distinct = derivation.measure === 'distinct';
  const value = `if(${isThere}, ${sql}, NULL)`;
  const answer = cluster.home.stream(`SELECT ${by.stored}, ${value} FROM ${cases}`, [
    columnOf(by),
    column('value', distinct ? 'text' : 'float64', true),
  ]);
  const groups = new Map<string | null, { values: BinaryValue[]; cases: number }>();
  for await (const rows of answer) {
    for (const [label, one] of rows) {
      const text = textOf(by, label!);
      const group = groups.get(text) ?? { values: [], cases: 0 };
      group.cases += 1;
      if (one !== null) group.values.push(one!);
      groups.set(text, group);
    }
  }
  return [...groups].map(([label, group]) => ({
    label,
    value: distinct
      ? new Set(group.values).size
      : numberOfValues(derivation, group.values as number[]),
    numerator: null,
    denominator: null,
    cases: group.cases,
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
  const stored = storedColumns(question.table.shape);
  const columns = [column('batch', 'uint32'), ...stored.map(columnOf)];
  const rows = await cluster.home.rows(
    `SELECT ${namesOf(columns).join(', ')} FROM ${cases}
     ORDER BY key LIMIT ${question.from}, ${question.limit}`,
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
