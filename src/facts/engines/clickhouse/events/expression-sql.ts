import { dayNumber } from '../../../../calendar/index.ts';
import type { Expression, Literal, Operator } from '../../../../expressions/index.ts';
import type { BusinessCalendar } from '../../../events.ts';
import { quoted } from '../sql.ts';
import { columnNamed, type StoredColumn } from './columns.ts';
import { offsetSql } from './zone-sql.ts';

/** What an expression is turned into SQL for. */
export interface SqlContext {
  readonly columns: readonly StoredColumn[];
  readonly timeZone: string;
  readonly calendar: BusinessCalendar;
}

/**
 * A checked expression as SQL. Days are days since 1970-01-01, times and durations Int64
 * microseconds, numbers Float64, booleans 0 and 1; what is missing is NULL.
 */
export function expressionSql(expression: Expression, context: SqlContext): string {
  if (expression.kind === 'literal') return literalSql(expression);
  if (expression.kind === 'column') {
    const { stored, type } = columnNamed(context.columns, expression.name);
    return type === 'integer' ? `toFloat64(${stored})` : stored;
  }
  const { operator } = expression;
  const parts = expression.arguments;
  if (operator === 'day-of') return localDayOf(parts[0]!, context);
  if (operator === 'business-hours') return businessHoursSql(parts, context);
  const values = parts.map((one) => expressionSql(one, context));
  if (operator === 'business-days') {
    const [from, until] = values.map((value) =>
      bound(value, (day) => businessDaysUpTo(day, context)),
    );
    return `toFloat64(${until} - ${from})`;
  }
  if (operator === 'elapsed') {
    const difference = `(toInt64(${values[1]}) - toInt64(${values[0]}))`;
    return parts[0]!.type === 'day' ? `(${difference} * ${dayMicroseconds})` : difference;
  }
  return `(${operations[operator](values)})`;
}

const dayMicroseconds = 86_400_000_000;

function literalSql({ type, value }: Literal): string {
  switch (type) {
    case 'text':
      return quoted(String(value));
    case 'number':
      return `toFloat64(${Number(value)})`;
    case 'boolean':
      return value === true ? '1' : '0';
    case 'day':
      return `toInt32(${Number(value)})`;
    case 'duration':
    case 'local-time':
    case 'instant':
      return `toInt64(${Number(value)})`;
  }
}

type Plain = Exclude<Operator, 'day-of' | 'business-hours' | 'business-days' | 'elapsed'>;

const blanks = '[ \t\n\r]+';

const operations: Readonly<Record<Plain, (values: readonly string[]) => string>> = {
  and: (values) => values.join(' AND '),
  or: (values) => values.join(' OR '),
  not: ([value]) => `NOT ${value}`,
  equal: ([left, right]) => `${left} = ${right}`,
  less: ([left, right]) => `${left} < ${right}`,
  'at-most': ([left, right]) => `${left} <= ${right}`,
  missing: ([value]) => `${value} IS NULL`,
  // Whether a missing value is in a list is missing; old servers say that it is not.
  'one-of': ([value, ...list]) => `if(${value} IS NULL, NULL, ${value} IN (${list.join(', ')}))`,
  add: ([left, right]) => `${left} + ${right}`,
  subtract: ([left, right]) => `${left} - ${right}`,
  multiply: ([left, right]) => `${left} * ${right}`,
  divide: ([left, right]) => `${left} / nullIf(${right}, 0)`,
  // Old servers drop the decimals before they divide.
  remainder: ([left, right]) => `${left} - ${right} * trunc(${left} / nullIf(${right}, 0))`,
  choose: ([condition, yes, no]) =>
    `CASE WHEN ${condition} THEN ${yes}${no === undefined ? '' : ` WHEN NOT ${condition} THEN ${no}`} ELSE NULL END`,
  'starts-with': ([text, part]) => `startsWith(${text}, ${part})`,
  'ends-with': ([text, part]) => `endsWith(${text}, ${part})`,
  contains: ([text, part]) => `position(${text}, ${part}) > 0`,
  lower: ([text]) => `lower(${text})`,
  upper: ([text]) => `upper(${text})`,
  trim: ([text]) => `replaceRegexpAll(${text}, ${quoted(`\\A${blanks}|${blanks}\\z`)}, '')`,
  size: ([text]) => `toFloat64(lengthUTF8(${text}))`,
  move: ([time, duration]) => `${time} + ${duration}`,
  'in-minutes': ([duration]) => `${duration} / 60e6`,
  'in-hours': ([duration]) => `${duration} / 3600e6`,
  'in-days': ([duration]) => `${duration} / 86400e6`,
};

/** What clocks in the city show at a moment. */
function localSql(expression: Expression, context: SqlContext): string {
  const value = expressionSql(expression, context);
  if (expression.type === 'day') return `(toInt64(${value}) * ${dayMicroseconds})`;
  if (expression.type !== 'instant') return value;
  if (expression.kind === 'column') return columnNamed(context.columns, expression.name).local!;
  return bound(value, (instant) => `${instant} + ${offsetSql(instant, context.timeZone)}`);
}

/** SQL of something that names a value many times, with the value itself written once. */
function bound(value: string, make: (name: string) => string): string {
  return `arrayMap(one -> ${make('one')}, [${value}])[1]`;
}

function localDayOf(expression: Expression, context: SqlContext): string {
  return expression.type === 'day'
    ? expressionSql(expression, context)
    : dayOfTimeSql(localSql(expression, context));
}

/** A multiple of 7, so that days before 1970 count from a positive number too. */
const shift = 700_000;

/** The day of a wall time in microseconds: halves of days before 1970 belong to the day before. */
export function dayOfTimeSql(time: string): string {
  return `toInt32(intDiv(${time} + ${shift * dayMicroseconds}, ${dayMicroseconds}) - ${shift})`;
}

/** How many business days there are up to a day, counted from a Monday long ago. */
function businessDaysUpTo(day: string, { calendar }: SqlContext): string {
  const since = `(${day} + ${shift + 3})`;
  // No `least`: what it makes of a missing value depends on the server's version.
  const ofWeek = `if(${since} % 7 < 5, ${since} % 7 + 1, 5)`;
  const closed = [...new Set(calendar.holidays.map(dayNumber))]
    .filter((number) => (number + shift + 3) % 7 < 5)
    .sort((a, b) => a - b);
  return `(intDiv(${since}, 7) * 5 + ${ofWeek} - ${holidaysUpTo(day, closed, 0, closed.length)})`;
}

/** How many of the holidays from position `from` on are not after the day, by halving. */
function holidaysUpTo(day: string, closed: readonly number[], from: number, until: number): string {
  if (from === until) return String(from);
  const middle = (from + until) >> 1;
  const before = holidaysUpTo(day, closed, from, middle);
  const after = holidaysUpTo(day, closed, middle + 1, until);
  return `if(${day} < ${closed[middle]}, ${before}, ${after})`;
}

function businessHoursSql(parts: readonly Expression[], context: SqlContext): string {
  const [from, until] = parts.map((part) =>
    bound(localSql(part, context), (local) => businessMinutesUpTo(local, context)),
  );
  return `toFloat64((${until} - ${from}) / 60.0)`;
}

/** How many business minutes there are up to a wall time, counted from a Monday long ago. */
function businessMinutesUpTo(local: string, context: SqlContext): string {
  const day = dayOfTimeSql(local);
  const before = businessDaysUpTo(`(${day} - 1)`, context);
  const { hours } = context.calendar;
  const open = hours.until - hours.from;
  const minute = `((${local} - ${day} * ${dayMicroseconds}) / 60e6)`;
  const today = `multiIf(${minute} < ${hours.from}, 0, ${minute} > ${hours.until}, ${open}, ${minute} - ${hours.from})`;
  const isOpen = `(${businessDaysUpTo(day, context)} - ${before})`;
  return `(${before} * ${open} + ${isOpen} * ${today})`;
}
