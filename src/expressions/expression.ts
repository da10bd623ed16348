import type { ColumnType } from '../model/index.ts';

/** What an expression gives. `local-time` is what clocks in the city show; `instant` is an instant. */
export const valueTypes = [
  'text',
  'number',
  'boolean',
  'day',
  'local-time',
  'instant',
  'duration',
] as const;
export type ValueType = (typeof valueTypes)[number];

/** What can be done with values. Each takes the values that `functions.ts` and `check.ts` let it. */
export const operators = [
  'and',
  'or',
  'not',
  'equal',
  'less',
  'at-most',
  'missing',
  'one-of',
  'add',
  'subtract',
  'multiply',
  'divide',
  'remainder',
  'choose',
  'starts-with',
  'ends-with',
  'contains',
  'lower',
  'upper',
  'trim',
  'size',
  'day-of',
  'elapsed',
  'move',
  'in-minutes',
  'in-hours',
  'in-days',
  'business-hours',
  'business-days',
] as const;
export type Operator = (typeof operators)[number];

/**
 * A checked expression: plain data, which an engine turns into its own language. Values may be
 * missing: a comparison or sum with a missing value is missing, `and` and `or` are missing where
 * the missing part decides, `missing` never is. A division by zero is missing.
 */
export type Expression = Literal | ColumnReference | Call;

/**
 * A value that stands in the expression: days as days since 1970-01-01, times and durations in
 * microseconds (a local time since 1970-01-01T00:00 on the city's own clocks).
 */
export interface Literal {
  readonly kind: 'literal';
  readonly type: ValueType;
  readonly value: string | number | boolean;
}

export interface ColumnReference {
  readonly kind: 'column';
  readonly type: ValueType;
  readonly name: string;
}

export interface Call {
  readonly kind: 'call';
  readonly type: ValueType;
  readonly operator: Operator;
  readonly arguments: readonly Expression[];
}

/** Something wrong in the text of an expression. `at` counts characters from 0. */
export interface Problem {
  readonly at: number;
  readonly message: string;
  readonly remedy: string;
}

const columnValues: Readonly<Record<ColumnType, ValueType>> = {
  text: 'text',
  category: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  day: 'day',
  'local-time': 'local-time',
  instant: 'instant',
};

/** The type of the values in a column. */
export function valueTypeOf(type: ColumnType): ValueType {
  return columnValues[type];
}
