import { type ColumnType, nearest } from '../model/index.ts';
import {
  type Call,
  type Expression,
  type Problem,
  type ValueType,
  valueTypeOf,
} from './expression.ts';
import { call, describeType, type Found, problem, refused } from './found.ts';
import { functions } from './functions.ts';
import type { Syntax } from './syntax.ts';

type Apply = Extract<Syntax, { kind: 'apply' }>;
export type Columns = ReadonlyMap<string, ColumnType>;

/** What checking gives: an expression, the value `null`, or a problem that is in the list. */
type Checked = Expression | 'null' | undefined;

/** Gives every part of an expression its type. All problems are collected. */
export function checkExpression(
  syntax: Syntax,
  columns: Columns,
  problems: Problem[],
): Expression | undefined {
  const checked = check(syntax, columns, problems);
  if (checked !== 'null') return checked;
  problems.push(
    problem(syntax.at, 'A missing value alone says nothing', 'Compare something with null'),
  );
  return undefined;
}

function check(syntax: Syntax, columns: Columns, problems: Problem[]): Checked {
  switch (syntax.kind) {
    case 'null':
      return 'null';
    case 'value':
      return literalOf(syntax.value);
    case 'name':
      return columnOf(syntax, columns, problems);
    case 'list':
      return refused(problems, syntax.at, 'A list has no place here', 'Write it after “in”');
    case 'apply':
      return checkApply(syntax, columns, problems);
  }
}

function literalOf(value: string | number | boolean): Expression {
  const type = typeof value === 'string' ? 'text' : (typeof value as 'number' | 'boolean');
  return { kind: 'literal', type, value };
}

function columnOf(
  { name, at }: Extract<Syntax, { kind: 'name' }>,
  columns: Columns,
  problems: Problem[],
): Expression | undefined {
  const type = columns.get(name);
  if (type !== undefined) return { kind: 'column', type: valueTypeOf(type), name };
  const near = nearest(name, columns.keys());
  return refused(
    problems,
    at,
    `The dataset has no column ${name}`,
    near === null ? 'Name one of its columns, or put a text in quotes' : `Did you mean ${near}?`,
  );
}

function checkApply(syntax: Apply, columns: Columns, problems: Problem[]): Checked {
  if (syntax.name === 'in') return checkIn(syntax, columns, problems);
  const before = problems.length;
  const parts = syntax.arguments.map((part) => check(part, columns, problems));
  if (problems.length > before) return undefined;
  const found = parts as (Expression | 'null')[];
  if (syntax.name === '==' || syntax.name === '!=') return equality(syntax, found, problems);
  if (syntax.name === '?:') return choice(syntax, found, problems);
  const empty = found.indexOf('null');
  if (empty !== -1) {
    const at = syntax.arguments[empty]!.at;
    return refused(
      problems,
      at,
      'A missing value can only be compared',
      'Write == null or != null',
    );
  }
  const values = found as Expression[];
  const made = functions.get(syntax.name)?.(values);
  if (made === undefined) return unknownFunction(syntax, problems);
  return take(made, syntax, problems);
}

/** An expression as it is; what is wrong, with its place, goes to the problems. */
function take(found: Found, syntax: Apply, problems: Problem[]): Expression | undefined {
  if ('kind' in found) return found;
  const at = found.argument === null ? syntax.at : syntax.arguments[found.argument]!.at;
  return refused(problems, at, found.message, found.remedy);
}

function equality(
  syntax: Apply,
  values: readonly (Expression | 'null')[],
  problems: Problem[],
): Expression | undefined {
  const [left, right] = values as [Expression | 'null', Expression | 'null'];
  const negated = (equal: Call) => (syntax.name === '!=' ? call('not', 'boolean', equal) : equal);
  if (left === 'null' && right === 'null') {
    return refused(problems, syntax.at, 'null is always null', 'Name a column on one side');
  }
  if (left === 'null' || right === 'null') {
    return negated(call('missing', 'boolean', left === 'null' ? (right as Expression) : left));
  }
  if (left.type !== right.type) return unlike(syntax.at, left.type, right.type, problems);
  return negated(call('equal', 'boolean', left, right));
}

function unlike(at: number, left: ValueType, right: ValueType, problems: Problem[]): undefined {
  const remedy = [left, right].includes('text')
    ? 'Write days as date("2025-07-01"), and numbers without quotes'
    : 'Compare like with like; day(…) gives the day of a time';
  const message = `${describeType(left)} cannot be compared with ${describeType(right)}`;
  return refused(problems, at, message, remedy);
}

function choice(
  syntax: Apply,
  values: readonly (Expression | 'null')[],
  problems: Problem[],
): Expression | undefined {
  const [condition, yes, no] = values as [Expression | 'null', ...typeof values];
  if (condition === 'null' || condition.type !== 'boolean') {
    const at = syntax.arguments[0]!.at;
    return refused(problems, at, 'A condition is expected before “?”', 'Compare something');
  }
  if (yes === 'null' && no === 'null') {
    return refused(problems, syntax.at, 'Both choices are null', 'Give one of them a value');
  }
  if (no === 'null') return call('choose', (yes as Expression).type, condition, yes as Expression);
  const other = no as Expression;
  if (yes === 'null') {
    return call('choose', other.type, call('not', 'boolean', condition), other);
  }
  const first = yes as Expression;
  if (first.type !== other.type) return unlike(syntax.at, first.type, other.type, problems);
  return call('choose', first.type, condition, first, other);
}

function checkIn(syntax: Apply, columns: Columns, problems: Problem[]): Expression | undefined {
  const [left, list] = syntax.arguments as [Syntax, Syntax];
  const before = problems.length;
  const value = check(left, columns, problems);
  if (list.kind !== 'list' || list.items.length === 0) {
    return refused(problems, list.at, 'A list is expected after “in”', 'Write ["a", "b"]');
  }
  const items = list.items.map((item) => check(item, columns, problems));
  if (problems.length > before || value === undefined) return undefined;
  if (value === 'null') {
    return refused(
      problems,
      left.at,
      'A missing value can only be compared',
      'Write == null or != null',
    );
  }
  for (const [index, item] of items.entries()) {
    const { at } = list.items[index]!;
    if (item === 'null') refused(problems, at, 'null is in no list', 'Write || … == null');
    else if (item!.type !== value.type) unlike(at, value.type, item!.type, problems);
  }
  if (problems.length > before) return undefined;
  return call('one-of', 'boolean', value, ...(items as Expression[]));
}

function unknownFunction({ name, at }: Apply, problems: Problem[]): undefined {
  const plain = name.replace(/^\./, '');
  const names = [...functions.keys()].filter((one) => /[a-z]/i.test(one));
  const near = nearest(
    plain,
    names.map((one) => one.replace(/^\./, '')),
  );
  const meant = names.find((one) => one.replace(/^\./, '') === near);
  const written = meant?.startsWith('.') ? `COLUMN${meant}(…)` : `${meant}(…)`;
  return refused(
    problems,
    at,
    `There is no function ${plain}${name.startsWith('.') ? ' of a value' : ''}`,
    near === null ? 'Look at the list of functions in the reference' : `Did you mean ${written}?`,
  );
}
