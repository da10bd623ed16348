import { dayNumber } from '../../../../calendar/index.ts';
import type { Span } from '../../../../model/index.ts';
import { quantile } from '../../../../statistics/index.ts';
import {
  type BreakdownQuestion,
  type BreakdownRow,
  type ChangesQuestion,
  type CountedOn,
  countedKey,
  type Derivation,
  type EventTable,
} from '../../../events.ts';
import type { BinaryValue } from '../binary.ts';
import { type Catalogue, landedIn } from '../catalogue.ts';
import type { Cluster } from '../servers.ts';
import { column } from '../shapes.ts';
import { among } from '../sql.ts';
import { ownPart } from '../tables.ts';
import { columnNamed, type StoredColumn, storedColumns } from './columns.ts';
import { caseFilter, needsValues, type TotalSql, totalOf, totalsSql } from './measures.ts';
import { valueSql } from './numbers.ts';
import { casesSql, columnOf, withinSql } from './questions.ts';
import { eventsSql, namesOfTable } from './tables.ts';
import { textOf } from './texts.ts';

interface Placed {
  readonly derivation: Derivation;
  readonly place: number;
}

/** Answers `EventFacts.breakdown`: one scan a column for totals that look at the same cases. */
export async function readBreakdown(
  cluster: Cluster,
  catalogue: Catalogue,
  question: BreakdownQuestion,
): Promise<BreakdownRow[]> {
  const { spans, columns, table } = question;
  const cases = casesSql(cluster, catalogue, question);
  if (cases === null || spans.length === 0) return [];
  const placed = question.derivations.map((derivation, place) => ({ derivation, place }));
  const found: BreakdownRow[] = [];
  for (const some of Map.groupBy(placed, scanOf).values()) {
    const { derivation } = some[0]!;
    const source = `${cases.events} ${withinSpans(table, derivation, spans)} AND ${cases.inForce}`;
    for (const name of columns) {
      const by = columnNamed(storedColumns(table.shape), name);
      const rows = needsValues(derivation)
        ? await brokenValues(cluster, table, source, by, some[0]!)
        : await brokenTotals(cluster, table, source, by, some);
      for (const row of rows) found.push(row);
    }
  }
  const places = new Map(columns.map((name, place) => [name, place]));
  return found.sort(
    (a, b) =>
      a.derivation - b.derivation ||
      a.span - b.span ||
      places.get(a.column)! - places.get(b.column)! ||
      b.cases - a.cases ||
      compareLabels(a.label, b.label),
  );
}

/** One key for all that are made in one scan. */
function scanOf({ derivation, place }: Placed): string {
  return needsValues(derivation) ? String(place) : countedKey(derivation);
}

/** SQL that lets rows through once for each span, from 1, in which they count. */
function withinSpans(table: EventTable, counted: CountedOn, spans: readonly Span[]): string {
  const days = (end: 'first' | 'last') => `[${spans.map((one) => dayNumber(one[end])).join(', ')}]`;
  const isWithin = withinSql(table, counted, `${days('first')}[span]`, `${days('last')}[span]`);
  // A case may count in several spans.
  return `ARRAY JOIN [${spans.map((_, at) => at + 1).join(', ')}] AS span WHERE ${isWithin}`;
}

/** By the bytes of the texts; the empty label is the last. */
function compareLabels(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const spanColumn = column('span', 'int64');

async function brokenTotals(
  cluster: Cluster,
  table: EventTable,
  source: string,
  by: StoredColumn,
  placed: readonly Placed[],
): Promise<BreakdownRow[]> {
  const parts: TotalSql[] = [];
  const totals = placed.map(({ derivation }) => {
    const filter = caseFilter(table, derivation);
    const cases: TotalSql = { sql: `toString(countIf(${filter}))`, billionths: false };
    const all = { cases, ...totalsSql(table, derivation, filter) };
    for (const part of Object.values(all)) if (part !== null) parts.push(part);
    return all;
  });
  const rows = await cluster.home.rows(
    `SELECT toInt64(span), ${by.stored}, ${parts.map(({ sql }) => sql).join(', ')}
     FROM ${source} GROUP BY span, ${by.stored}`,
    [spanColumn, columnOf(by), ...parts.map((_, index) => column(`t${index}`, 'text'))],
  );
  return rows.flatMap(([span, label, ...texts]) => {
    const total = (part: TotalSql | null) => totalOf(part, texts[parts.indexOf(part!)] as string);
    const group = { span: (span as number) - 1, column: by.name, label: textOf(by, label!) };
    return placed.flatMap(({ place }, index) => {
      const { cases, value, numerator, denominator } = totals[index]!;
      const row = {
        derivation: place,
        ...group,
        value: total(value),
        numerator: total(numerator),
        denominator: total(denominator),
        cases: total(cases)!,
      };
      return row.cases === 0 ? [] : [row];
    });
  });
}

async function brokenValues(
  cluster: Cluster,
  table: EventTable,
  source: string,
  by: StoredColumn,
  { derivation, place }: Placed,
): Promise<BreakdownRow[]> {
  const { sql, isThere } = valueSql(table, derivation);
  const distinct = derivation.measure === 'distinct';
  const answer = cluster.home.stream(
    `SELECT toInt64(span), ${by.stored}, if(${isThere}, ${sql}, NULL) FROM ${source}
     AND ${caseFilter(table, derivation)}`,
    [spanColumn, columnOf(by), column('value', distinct ? 'text' : 'float64', true)],
  );
  const groups = new Map<string, BreakdownRow & { readonly values: BinaryValue[] }>();
  for await (const rows of answer) {
    for (const [at, text, value] of rows) {
      const key = JSON.stringify([at, text]);
      const span = (at as number) - 1;
      const group = { derivation: place, span, column: by.name, label: textOf(by, text!) };
      const empty = { ...group, value: null, numerator: null, denominator: null, cases: 0 };
      const found = groups.get(key) ?? { ...empty, values: [] };
      if (value !== null) found.values.push(value!);
      groups.set(key, { ...found, cases: found.cases + 1 });
    }
  }
  return [...groups.values()].map(({ values, ...row }) => ({
    ...row,
    value: distinct ? new Set(values).size : quantile(values as number[], derivation.quantile!),
  }));
}

/** Answers `EventFacts.changed`. */
export async function changedSpans(
  cluster: Cluster,
  catalogue: Catalogue,
  { table, counted, spans, after, through }: ChangesQuestion,
): Promise<number[]> {
  const number = catalogue.tables.get(table.id);
  if (number === undefined || spans.length === 0) return [];
  const batches = (from: number) =>
    landedIn(catalogue, number)
      .filter(({ delivery }) => delivery.sequence > from && delivery.sequence <= through)
      .map(({ batch }) => batch);
  const [all, since] = [batches(-1), batches(after)];
  const replaced = ownPart(cluster, namesOfTable(number).replaced);
  const rows = await cluster.home.rows(
    `SELECT DISTINCT toInt64(span) FROM ${eventsSql(cluster, number)} ${withinSpans(table, counted, spans)}
       AND ${among('batch', all)} AND (${among('batch', since)}
         OR (batch, row) IN (SELECT batch, row FROM ${replaced} WHERE ${among('by', since)}))`,
    [spanColumn],
  );
  return rows.map(([span]) => (span as number) - 1).sort((a, b) => a - b);
}
