import type { Expression } from '../../../../expressions/index.ts';
import type { Derivation, EventTable } from '../../../events.ts';
import { columnNamed, storedColumns } from './columns.ts';
import { dayOfTimeSql, expressionSql, type SqlContext } from './expression-sql.ts';

export function contextOf(table: EventTable, { calendar }: Derivation): SqlContext {
  return { columns: storedColumns(table.shape), timeZone: table.timeZone, calendar };
}

/** SQL of the local day of a column as days since 1970-01-01; NULL where it is missing. */
export function localDaySql(table: EventTable, name: string): string {
  const { local, type } = columnNamed(storedColumns(table.shape), name);
  return type === 'day' ? local! : dayOfTimeSql(local!);
}

/** SQL that is true of the cases that a derivation is about. */
export function caseFilter(table: EventTable, derivation: Derivation): string {
  const { where } = derivation;
  return where === null ? '1' : holds(expressionSql(where, contextOf(table, derivation)));
}

/** A condition that does not hold where it is missing. */
function holds(condition: string): string {
  return `ifNull(${condition}, 0)`;
}

/** True where an observation cannot be made of totals. */
export function needsValues({ measure }: Derivation): boolean {
  return measure === 'median' || measure === 'percentile' || measure === 'distinct';
}

/** A total in SQL: a count, or a sum in billionths, as a text of digits. */
export interface TotalSql {
  readonly sql: string;
  readonly billionths: boolean;
}

/** The totals that an observation of cases is made of; null: it has no such number. */
export interface TotalsSql {
  readonly value: TotalSql | null;
  readonly numerator: TotalSql | null;
  readonly denominator: TotalSql | null;
}

/** SQL of the totals of the cases of a group that a filter lets through. */
export function totalsSql(table: EventTable, derivation: Derivation, filter: string): TotalsSql {
  const context = contextOf(table, derivation);
  const { measure, value } = derivation;
  if (measure === 'ratio') return ratioSql(derivation, context, filter);
  const none = { value: null, numerator: null, denominator: null };
  if (value === null) return { ...none, value: countSql(filter) };
  const sql = expressionSql(value, context);
  if (measure === 'sum') return { ...none, value: exactSum(sql, filter) };
  const denominator = countSql(`${filter} AND isNotNull(${sql})`);
  return { ...none, numerator: exactSum(sql, filter), denominator };
}

/** A numerator counts among the cases of its denominator only: no share can pass 1 by missing. */
function ratioSql(
  { numerator, denominator }: Derivation,
  context: SqlContext,
  filter: string,
): TotalsSql {
  const among =
    denominator?.type === 'boolean'
      ? `${filter} AND ${holds(expressionSql(denominator, context))}`
      : filter;
  return {
    value: null,
    numerator: totalSql(numerator, context, among),
    denominator: totalSql(denominator, context, filter),
  };
}

/** Counts cases where a condition holds, or adds up a number. */
function totalSql(expression: Expression | null, context: SqlContext, filter: string): TotalSql {
  if (expression === null) return countSql(filter);
  const sql = expressionSql(expression, context);
  if (expression.type !== 'boolean') return exactSum(sql, filter);
  return countSql(`${filter} AND ${holds(sql)}`);
}

function countSql(filter: string): TotalSql {
  return { sql: `toString(countIf(${filter}))`, billionths: false };
}

/** Added as whole numbers: a sum of floating numbers would depend on the order of the rows. */
function exactSum(value: string, filter: string): TotalSql {
  const billionths = `toDecimal128(round(ifNull(${value}, 0) * 1e9), 0)`;
  return { sql: `toString(sumIf(${billionths}, ${filter}))`, billionths: true };
}

/** The number that the text of a total stands for. */
export function totalOf(total: TotalSql | null, digits: string | undefined): number | null {
  if (total === null || digits === undefined) return null;
  return Number(total.billionths ? `${digits}e-9` : digits);
}
