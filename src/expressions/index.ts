import { type Columns, checkExpression } from './check.ts';
import type { Expression, Problem } from './expression.ts';
import { parseExpression } from './syntax.ts';

export type {
  Call,
  ColumnReference,
  Expression,
  Literal,
  Operator,
  Problem,
  ValueType,
} from './expression.ts';
export { describeType } from './found.ts';

/** More characters than this are refused before anything is read. */
const longestExpression = 4000;

/**
 * Reads and checks an expression against the columns of a dataset: the expression, or everything
 * that is wrong with it (of what is no language at all the first thing only).
 * @example readExpression('TYPE == "Pothole"', new Map([['TYPE', 'category']]))
 */
export function readExpression(text: string, columns: Columns): Expression | readonly Problem[] {
  if (text.length > longestExpression) {
    const message = `The expression has more than ${longestExpression} characters`;
    return [{ at: 0, message, remedy: 'Shorten it; a list after “in” can replace many ||' }];
  }
  const syntax = parseExpression(text);
  if ('message' in syntax) return [syntax];
  const problems: Problem[] = [];
  const expression = checkExpression(syntax, columns, problems);
  return expression === undefined ? problems : expression;
}
