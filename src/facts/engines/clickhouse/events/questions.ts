import { dayFromNumber, dayNumber } from '../../../../calendar/index.ts';
import type { CaseRow, CasesQuestion, CountedOn, EventTable, Extent } from '../../../events.ts';
import { type Catalogue, landedIn } from '../catalogue.ts';
import type { Cluster } from '../servers.ts';
import { column, namesOf } from '../shapes.ts';
import { eventColumns, type StoredColumn, storedColumns } from './columns.ts';
import { landingsOf } from './derive.ts';
import { caseFilter, localDaySql } from './measures.ts';
import { eventsSql, inForce } from './tables.ts';
import { textOf } from './texts.ts';

/** Answers `EventFacts.extent`. */
export function extentOfTable(
  catalogue: Catalogue,
  { id }: EventTable,
  through: number,
): Extent | null {
  const table = catalogue.tables.get(id);
  const landings = table === undefined ? [] : landingsOf(catalogue, table);
  const complete = landings.findLast(({ sequence }) => sequence <= through)?.complete;
  if (!complete) return null;
  return { first: dayFromNumber(complete.first), last: dayFromNumber(complete.last) };
}

/** SQL of all cases, and what is true of those in force; null: there are none. */
export function casesSql(
  cluster: Cluster,
  catalogue: Catalogue,
  { table, through }: Pick<CasesQuestion, 'table' | 'through'>,
): { readonly events: string; readonly inForce: string } | null {
  const number = catalogue.tables.get(table.id);
  if (number === undefined) return null;
  const landed = landedIn(catalogue, number).filter(({ delivery }) => delivery.sequence <= through);
  const batches = landed.map(({ batch }) => batch);
  return {
    events: eventsSql(cluster, number),
    inForce: inForce(cluster, { table: number, batches }),
  };
}

/** SQL that is true of the cases that count on a day of a span, or are open at its end. */
export function withinSql(
  table: EventTable,
  counted: CountedOn,
  first: string,
  last: string,
): string {
  const day = localDaySql(table, counted.day);
  if (counted.measure !== 'level') return `ifNull(${day} >= ${first} AND ${day} <= ${last}, 0)`;
  const closed = localDaySql(table, counted.closed!);
  return `(ifNull(${day} <= ${last}, 0) AND (${closed} IS NULL OR ifNull(${closed} > ${last}, 0)))`;
}

/** How the values of a column are read. */
export function columnOf(by: StoredColumn) {
  const { kind } = eventColumns([by]).at(by.type === 'instant' ? -2 : -1)!;
  return column(by.stored, kind, true);
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
  const { table, derivation } = question;
  const within = withinSql(table, derivation, String(first), String(last));
  const counted = `${cases.inForce} AND ${caseFilter(table, derivation)}`;
  const stored = storedColumns(table.shape);
  const columns = [column('batch', 'uint32'), ...stored.map(columnOf)];
  const rows = await cluster.home.rows(
    `SELECT ${namesOf(columns).join(', ')} FROM ${cases.events}
     WHERE ${counted} AND ${within} ORDER BY key LIMIT ${question.from}, ${question.limit}`,
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
