import type { Expression } from '../../../../expressions/index.ts';
import type { Derivation, EventTable } from '../../../events.ts';
import { columnNamed, storedColumns } from './columns.ts';
import { dayNumberSql, expressionSql, type SqlContext } from './expression-sql.ts';

/** SQL of the three numbers of an observation. */
export interface NumbersSql {
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
}

export function contextOf(table: EventTable, { calendar }: Derivation): SqlContext {
  return { columns: storedColumns(table.shape), timeZone: table.timeZone, calendar };
}

/** SQL of the local day of a column as days since 1970-01-01. */
export function localDaySql(table: EventTable, column: string): string {
  const { local } = columnNamed(storedColumns(table.shape), column);
  return dayNumberSql(`${local}::DATE`);
}

/** SQL that is true of the cases that a derivation is about. */
export function caseFilter(table: EventTable, derivation: Derivation): string {
  const { where } = derivation;
  return where === null
    ? 'true'
    : `coalesce(${expressionSql(where, contextOf(table, derivation))}, false)`;
}

/** SQL of the rows in force once a delivery had landed: its latest version of each case. */
export function inForceOn(sequence: number): string {
  return `sequence <= ${sequence} AND (replaced IS NULL OR replaced > ${sequence}) AND NOT deleted`;
}

/** SQL that aggregates the cases of a group into an observation (`level` apart). */
export function aggregateSql(table: EventTable, derivation: Derivation): NumbersSql {
  const filter = caseFilter(table, derivation);
  const context = contextOf(table, derivation);
  const value = derivation.value === null ? 'NULL' : expressionSql(derivation.value, context);
  const only = (value: string) => ({ value, numerator: 'NULL', denominator: 'NULL' });
  switch (derivation.measure) {
    case 'count':
    case 'level':
      return only(`count(*) FILTER (WHERE ${filter})`);
    case 'sum':
      return only(exactSum(value, filter));
    case 'distinct':
    case 'median':
    case 'percentile':
      return only(`${spanAggregateSql(derivation, value)} FILTER (WHERE ${filter})`);
    case 'mean':
      return {
        value: 'NULL',
        numerator: exactSum(value, filter),
        denominator: `count(${value}) FILTER (WHERE ${filter})`,
      };
    case 'ratio':
      return ratioSql(derivation, context, filter);
  }
}

/** SQL of a number that is made of all values of a span at once. */
export function spanAggregateSql({ quantile }: Derivation, value: string): string {
  return quantile === null ? `count(DISTINCT ${value})` : `quantile_cont(${value}, ${quantile})`;
}

/** A numerator counts among the cases of its denominator only: no share can pass 1 by missing. */
function ratioSql(
  { numerator, denominator }: Derivation,
  context: SqlContext,
  filter: string,
): NumbersSql {
  const among =
    denominator?.type === 'boolean'
      ? `${filter} AND coalesce(${expressionSql(denominator, context)}, false)`
      : filter;
  return {
    value: 'NULL',
    numerator: totalSql(numerator, context, among),
    denominator: totalSql(denominator, context, filter),
  };
}

/** Counts cases where a condition holds, or adds up a number. */
function totalSql(expression: Expression | null, context: SqlContext, filter: string): string {
  if (expression === null) return `count(*) FILTER (WHERE ${filter})`;
  const sql = expressionSql(expression, context);
  if (expression.type !== 'boolean') return exactSum(sql, filter);
  return `count(*) FILTER (WHERE ${filter} AND coalesce(${sql}, false))`;
}

/** Added as decimals: a sum of floating numbers would depend on the order of the rows. */
function exactSum(value: string, filter: string): string {
  return `coalesce(sum((${value})::DECIMAL(38, 9)) FILTER (WHERE ${filter}), 0)::DOUBLE`;
}

/** True where an observation of a longer span cannot be made of its days. */
export function needsSpans({ measure }: Derivation): boolean {
  return measure === 'median' || measure === 'percentile' || measure === 'distinct';
}
