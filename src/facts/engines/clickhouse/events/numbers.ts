import { quantile } from '../../../../statistics/index.ts';
import type { Derivation, EventTable } from '../../../events.ts';
import type { BinaryValue } from '../binary.ts';
import type { Cluster } from '../servers.ts';
import { column } from '../shapes.ts';
import { among } from '../sql.ts';
import { expressionSql } from './expression-sql.ts';
import {
  caseFilter,
  contextOf,
  localDaySql,
  type TotalSql,
  totalOf,
  totalsSql,
} from './measures.ts';
import type { Derived } from './observed.ts';
import { type EventsAt, eventsSql, inForce } from './tables.ts';

/** What numbers are made of: a table as it was once some deliveries had landed. */
export interface Source {
  readonly cluster: Cluster;
  readonly table: EventTable;
  readonly at: EventsAt;
}

const dayColumn = column('day', 'int32');

/** Daily numbers of derivations that count on the same day and are made of totals, in one scan. */
export async function dailyTotals(
  { cluster, table, at }: Source,
  derivations: readonly Derivation[],
  days: readonly number[],
): Promise<Derived[][]> {
  const parts: TotalSql[] = [];
  const totals = derivations.map((one) => {
    const all = totalsSql(table, one, caseFilter(table, one));
    for (const part of [all.value, all.numerator, all.denominator]) if (part) parts.push(part);
    return all;
  });
  const day = localDaySql(table, derivations[0]!.day);
  const rows = await cluster.home.rows(
    `SELECT assumeNotNull(${day}) AS day, ${parts.map(({ sql }) => sql).join(', ')}
     FROM ${eventsSql(cluster, at.table)}
     WHERE ${inForce(cluster, at)} AND ${amongDays(day, days)} GROUP BY day`,
    [dayColumn, ...parts.map((_, index) => column(`t${index}`, 'text'))],
  );
  const byDay = new Map(rows.map(([first, ...texts]) => [first as number, texts as string[]]));
  return derivations.map((derivation, index) => {
    const { value, numerator, denominator } = totals[index]!;
    const empty = emptyDay(derivation);
    return days.map((first) => {
      const texts = byDay.get(first);
      if (texts === undefined) return { first, last: first, ...empty };
      const total = (part: TotalSql | null) => totalOf(part, texts[parts.indexOf(part!)]);
      return {
        first,
        last: first,
        value: total(value),
        numerator: total(numerator),
        denominator: total(denominator),
      };
    });
  });
}

/** What a day without cases comes to. */
function emptyDay({ measure }: Derivation) {
  const hasParts = measure === 'ratio' || measure === 'mean';
  return hasParts
    ? { value: null, numerator: 0, denominator: 0 }
    : { value: 0, numerator: null, denominator: null };
}

/** SQL that is true on some days, of which there are any; never where the day is missing. */
function amongDays(day: string, days: readonly number[]): string {
  const [first, last] = [days[0]!, days.at(-1)!];
  const all = last - first + 1 === days.length;
  const range = `ifNull(${day} >= ${first} AND ${day} <= ${last}, 0)`;
  return all ? range : `${range} AND ifNull(${among(day, days)}, 0)`;
}

/** A first and a last day. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

/** Numbers of spans that days do not add up to, from all their values. */
export async function numbersOfSpans(
  source: Source,
  derivation: Derivation,
  spans: readonly DayRange[],
): Promise<Derived[]> {
  if (spans.length === 0) return [];
  const { cluster, table, at } = source;
  const first = spans.reduce((least, one) => Math.min(least, one.first), Infinity);
  const last = spans.reduce((most, one) => Math.max(most, one.last), -Infinity);
  const day = localDaySql(table, derivation.day);
  const value = valueSql(table, derivation);
  const distinct = derivation.measure === 'distinct';
  const answer = cluster.home.stream(
    `SELECT ${distinct ? 'DISTINCT' : ''} assumeNotNull(${day}) AS day, ${value.sql} AS value
     FROM ${eventsSql(cluster, at.table)}
     WHERE ${inForce(cluster, at)} AND ${caseFilter(table, derivation)} AND ${value.isThere}
       AND ifNull(${day} >= ${first} AND ${day} <= ${last}, 0)`,
    [dayColumn, column('value', distinct ? 'text' : 'float64')],
  );
  const byDay = await valuesByDay(answer, distinct);
  return spans.map((span) => ({
    ...{ first: span.first, last: span.last, numerator: null, denominator: null },
    value: spanNumber(derivation, byDay, span),
  }));
}

/** SQL of the values that a median or a distinct count is made of. */
export function valueSql(
  table: EventTable,
  derivation: Derivation,
): { readonly sql: string; readonly isThere: string } {
  const given = expressionSql(derivation.value!, contextOf(table, derivation));
  const sql =
    derivation.measure === 'distinct'
      ? `assumeNotNull(toString(${given}))`
      : `toFloat64(assumeNotNull(${given}))`;
  return { sql, isThere: `isNotNull(${given})` };
}

/** Values by day; different texts as different numbers. */
async function valuesByDay(
  answer: AsyncIterable<BinaryValue[][]>,
  distinct: boolean,
): Promise<Map<number, number[]>> {
  const byDay = new Map<number, number[]>();
  const numbers = new Map<string, number>();
  for await (const rows of answer) {
    for (const [day, value] of rows as [number, number | string][]) {
      if (distinct && !numbers.has(value as string)) numbers.set(value as string, numbers.size);
      const values = byDay.get(day) ?? [];
      values.push(distinct ? numbers.get(value as string)! : (value as number));
      byDay.set(day, values);
    }
  }
  return byDay;
}

function spanNumber(
  derivation: Derivation,
  byDay: ReadonlyMap<number, readonly number[]>,
  { first, last }: DayRange,
): number | null {
  const parts: (readonly number[])[] = [];
  for (let day = first; day <= last; day += 1) {
    const values = byDay.get(day);
    if (values !== undefined) parts.push(values);
  }
  const all = parts.length === 1 ? parts[0]! : parts.flat();
  return derivation.measure === 'distinct'
    ? new Set(all).size
    : quantile(all, derivation.quantile!);
}

/** How many cases are open at the end of each day: those opened up to it, less those closed. */
export async function dailyLevels(
  { cluster, table, at }: Source,
  derivation: Derivation,
  { first, last }: DayRange,
): Promise<Derived[]> {
  const opened = localDaySql(table, derivation.day);
  const closed = localDaySql(table, derivation.closed!);
  const cases = `(SELECT greatest(assumeNotNull(${opened}), toInt32(${first})) AS opened,
      ifNull(${closed}, 0) AS closed, isNotNull(${closed}) AS is_closed
    FROM ${eventsSql(cluster, at.table)}
    WHERE ${inForce(cluster, at)} AND ${caseFilter(table, derivation)} AND isNotNull(${opened}))`;
  const answer = await cluster.home.rows(
    `SELECT day, toInt64(sum(net)) FROM (
       SELECT opened AS day, toInt64(count()) AS net FROM ${cases} GROUP BY day
       UNION ALL
       SELECT greatest(opened, closed) AS day, -toInt64(count()) AS net
       FROM ${cases} WHERE is_closed GROUP BY day
     ) GROUP BY day`,
    [dayColumn, column('net', 'int64')],
  );
  const nets = new Map(answer as [number, number][]);
  const levels: Derived[] = [];
  let open = 0;
  for (let day = first; day <= last; day += 1) {
    open += nets.get(day) ?? 0;
    levels.push({ first: day, last: day, value: open, numerator: null, denominator: null });
  }
  return levels;
}
