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

/**
 * The category columns that alone decide which cases a derivation is about; null: something else
 * takes part, or all cases count.
 */
export function decidingCategories(table: EventTable, { where }: Derivation): string[] | null {
  if (where === null) return null;
  const named = new Set<string>();
  const collect = (expression: Expression): void => {
    if (expression.kind === 'column') named.add(expression.name);
    if (expression.kind === 'call') expression.arguments.forEach(collect);
  };
  collect(where);
  const columns = [...named].map((name) => columnNamed(storedColumns(table.shape), name));
  const isDecided = columns.length > 0 && columns.every(({ type }) => type === 'category');
  return isDecided ? columns.map(({ stored }) => stored).sort() : null;
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

/**
 * SQL that is true of the rows that deliveries after one, up to another, brought, and of those that
 * they replaced: to be asked apart, so that blocks without any are not read.
 */
export function touchedBy(after: number, through: number): string[] {
  return ['sequence', 'replaced'].map((name) => `(${name} > ${after} AND ${name} <= ${through})`);
}

/** SQL that aggregates the cases of a group into an observation (`level` apart). */
export function aggregateSql(table: EventTable, derivation: Derivation): NumbersSql {
  const filter = caseFilter(table, derivation);
  if (needsSpans(derivation)) {
    const value = expressionSql(derivation.value!, contextOf(table, derivation));
    const aggregate = `${spanAggregateSql(derivation, value)} FILTER (WHERE ${filter})`;
    return { value: aggregate, numerator: 'NULL', denominator: 'NULL' };
  }
  return totalsSql(table, derivation, filter);
}

/**
 * SQL of the totals that an observation of cases is made of, for the cases of a group that a filter
 * lets through. Totals of parts of a group can be added up.
 */
export function totalsSql(table: EventTable, derivation: Derivation, filter: string): NumbersSql {
  const context = contextOf(table, derivation);
  const { measure, value } = derivation;
  if (measure === 'ratio') return ratioSql(derivation, context, filter);
  const counted = { value: countSql([filter]), numerator: 'NULL', denominator: 'NULL' };
  if (value === null) return counted;
  const sql = expressionSql(value, context);
  if (measure === 'sum') return { ...counted, value: exactSum(sql, [filter]) };
  const denominator = countSql([filter], sql);
  return { value: 'NULL', numerator: exactSum(sql, [filter]), denominator };
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
    denominator?.type === 'boolean' ? [filter, expressionSql(denominator, context)] : [filter];
  return {
    value: 'NULL',
    numerator: totalSql(numerator, context, among),
    denominator: totalSql(denominator, context, [filter]),
  };
}

/** Counts cases where a condition holds, or adds up a number. */
function totalSql(
  expression: Expression | null,
  context: SqlContext,
  conditions: readonly string[],
): string {
  if (expression === null) return countSql(conditions);
  const sql = expressionSql(expression, context);
  return expression.type === 'boolean' ? countSql([...conditions, sql]) : exactSum(sql, conditions);
}

/**
 * Counts where all conditions hold, and a value is there. `FILTER` would copy the columns of each
 * number apart.
 */
function countSql(conditions: readonly string[], value = '1'): string {
  return `count(${where(conditions, value)})`;
}

/** Added as decimals: a sum of floating numbers would depend on the order of the rows. */
function exactSum(value: string, conditions: readonly string[]): string {
  return `coalesce(sum(${where(conditions, `(${value})::DECIMAL(38, 9)`)}), 0)`;
}

/** A value where all conditions hold; what is missing does not hold. */
function where(conditions: readonly string[], value: string): string {
  const some = conditions.filter((one) => one !== 'true').map((one) => `(${one})`);
  return some.length === 0 ? value : `CASE WHEN ${some.join(' AND ')} THEN ${value} END`;
}

/** True where an observation of a longer span cannot be made of its days. */
export function needsSpans({ measure }: Derivation): boolean {
  return measure === 'median' || measure === 'percentile' || measure === 'distinct';
}

/** What a day without cases comes to: the value, and each of its parts. */
export function emptyDay({ measure }: Derivation): {
  readonly value: string;
  readonly parts: string;
} {
  const hasParts = measure === 'ratio' || measure === 'mean';
  return { value: hasParts ? 'NULL' : '0', parts: hasParts ? '0' : 'NULL' };
}
