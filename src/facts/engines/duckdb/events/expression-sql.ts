import { dayNumber } from '../../../../calendar/index.ts';
import type { Expression, Literal, Operator } from '../../../../expressions/index.ts';
import type { BusinessCalendar } from '../../../events.ts';
import { columnNamed, quoted, type StoredColumn } from './columns.ts';

/** What an expression is turned into SQL for. */
export interface SqlContext {
  readonly columns: readonly StoredColumn[];
  readonly timeZone: string;
  readonly calendar: BusinessCalendar;
}

/**
 * A checked expression as SQL. Days are DATE, times TIMESTAMP (instants in UTC), durations BIGINT
 * microseconds, numbers DOUBLE.
 */
export function expressionSql(expression: Expression, context: SqlContext): string {
  if (expression.kind === 'literal') return literalSql(expression);
  if (expression.kind === 'column') {
    const { stored, type } = columnNamed(context.columns, expression.name);
    return type === 'integer' ? `${stored}::DOUBLE` : stored;
  }
  const { operator } = expression;
  if (operator === 'day-of') return `(${localSql(expression.arguments[0]!, context)})::DATE`;
  const parts = expression.arguments;
  if (operator === 'business-hours') return businessHoursSql(parts, context);
  const values = parts.map((one) => expressionSql(one, context));
  if (operator === 'business-days') {
    const [from, until] = values.map((value) => businessDaysUpTo(dayNumberSql(value), context));
    return `(${until} - ${from})::DOUBLE`;
  }
  if (operator === 'elapsed') return elapsedSql(parts[0]!, values);
  return `(${operations[operator](values)})`;
}

function literalSql({ type, value }: Literal): string {
  switch (type) {
    case 'text':
      return quoted(String(value));
    case 'number':
      return `(${Number(value)})::DOUBLE`;
    case 'boolean':
      return value === true ? 'true' : 'false';
    case 'day':
      return `(DATE '1970-01-01' + ${Number(value)})`;
    case 'duration':
      return `(${Number(value)})::BIGINT`;
    case 'local-time':
    case 'instant':
      return `make_timestamp(${Number(value)})`;
  }
}

type Plain = Exclude<Operator, 'day-of' | 'business-hours' | 'business-days' | 'elapsed'>;

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lower = upper.toLowerCase();

const operations: Readonly<Record<Plain, (values: readonly string[]) => string>> = {
  and: (values) => values.join(' AND '),
  or: (values) => values.join(' OR '),
  not: ([value]) => `NOT ${value}`,
  equal: ([left, right]) => `${left} = ${right}`,
  less: ([left, right]) => `${left} < ${right}`,
  'at-most': ([left, right]) => `${left} <= ${right}`,
  missing: ([value]) => `${value} IS NULL`,
  'one-of': ([value, ...list]) => `${value} IN (${list.join(', ')})`,
  add: ([left, right]) => `${left} + ${right}`,
  subtract: ([left, right]) => `${left} - ${right}`,
  multiply: ([left, right]) => `${left} * ${right}`,
  divide: ([left, right]) => `${left} / nullif(${right}, 0)`,
  remainder: ([left, right]) => `${left} % nullif(${right}, 0)`,
  choose: ([condition, yes, no]) =>
    `CASE WHEN ${condition} THEN ${yes}${no === undefined ? '' : ` WHEN NOT ${condition} THEN ${no}`} END`,
  'starts-with': ([text, part]) => `starts_with(${text}, ${part})`,
  'ends-with': ([text, part]) => `ends_with(${text}, ${part})`,
  contains: ([text, part]) => `contains(${text}, ${part})`,
  lower: ([text]) => `translate(${text}, '${upper}', '${lower}')`,
  upper: ([text]) => `translate(${text}, '${lower}', '${upper}')`,
  trim: ([text]) => `trim(${text}, ' ' || chr(9) || chr(10) || chr(13))`,
  size: ([text]) => `length(${text})::DOUBLE`,
  move: ([time, duration]) => `make_timestamp(epoch_us(${time}) + ${duration})`,
  'in-minutes': ([duration]) => `${duration} / 60e6`,
  'in-hours': ([duration]) => `${duration} / 3600e6`,
  'in-days': ([duration]) => `${duration} / 86400e6`,
};

function elapsedSql(first: Expression, [from, until]: readonly string[]): string {
  if (first.type === 'day') return `((${until} - ${from}) * 86400000000)`;
  return `(epoch_us(${until}) - epoch_us(${from}))`;
}

/** What clocks in the city show at a moment. */
function localSql(expression: Expression, context: SqlContext): string {
  if (expression.type !== 'instant') return expressionSql(expression, context);
  if (expression.kind === 'column') return columnNamed(context.columns, expression.name).local!;
  const instant = `timezone('UTC', ${expressionSql(expression, context)})`;
  return `timezone(${quoted(context.timeZone)}, ${instant})`;
}

/** A DATE as days since 1970-01-01. */
export function dayNumberSql(date: string): string {
  return `(${date} - DATE '1970-01-01')`;
}

/** A multiple of 7, so that days before 1970 count from a positive number too. */
const shift = 700_000;

/** How many business days there are up to a day, counted from a Monday long ago. */
function businessDaysUpTo(day: string, { calendar }: SqlContext): string {
  const since = `(${day} + ${shift + 3})`;
  const weekdays = `(${since} // 7 * 5 + least(${since} % 7 + 1, 5))`;
  const closed = [...new Set(calendar.holidays.map(dayNumber))]
    .filter((number) => (number + shift + 3) % 7 < 5)
    .sort((a, b) => a - b);
  return `(${weekdays} - ${holidaysUpTo(day, closed, 0, closed.length)})`;
}

/** How many of the holidays from position `from` on are not after the day, by halving. */
function holidaysUpTo(day: string, closed: readonly number[], from: number, until: number): string {
  if (from === until) return String(from);
  const middle = (from + until) >> 1;
  const before = holidaysUpTo(day, closed, from, middle);
  const after = holidaysUpTo(day, closed, middle + 1, until);
  return `(CASE WHEN ${day} < ${closed[middle]} THEN ${before} ELSE ${after} END)`;
}

function businessHoursSql(parts: readonly Expression[], context: SqlContext): string {
  const [from, until] = parts.map((part) => {
    const local = localSql(part, context);
    const day = dayNumberSql(`(${local})::DATE`);
    const before = businessDaysUpTo(`(${day} - 1)`, context);
    const { hours } = context.calendar;
    const open = hours.until - hours.from;
    const minute = `(epoch_us(${local}) - ${day} * 86400000000) / 60e6`;
    const today = `greatest(least(${minute} - ${hours.from}, ${open}), 0)`;
    const isOpen = `(${businessDaysUpTo(day, context)} - ${before})`;
    return `(${before} * ${open} + ${isOpen} * ${today})`;
  });
  return `((${until} - ${from}) / 60.0)::DOUBLE`;
}
