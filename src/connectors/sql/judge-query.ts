import { type Finding, UserError } from '../../model/index.ts';
import type { Dialect } from './dialect.ts';
import { forbiddenWords, harmlessFunctions, wordsBeforeBrackets } from './functions.ts';
import { type Misplaced, type Token, tokensOf } from './tokens.ts';

/**
 * Refuses every query that is not one SELECT made of names, values, operators and functions that
 * are known to be harmless. It is the first of several fences (the role, the read-only
 * transaction, the protocol that takes one statement) and the only one that can say what is wrong
 * before anything was sent. Throws `UserError` with line and column within the query.
 */
export function judgeQuery(query: string, dialect: Dialect): void {
  const tokens = tokensOf(query, dialect);
  const wrong = 'remedy' in tokens ? tokens : firstWrong(tokens, dialect);
  if (wrong === undefined) return;
  const finding: Finding = {
    code: 'query-refused',
    message: `A source's query may only read, and this one has ${wrong.what}`,
    line: wrong.line,
    column: wrong.column,
    remedy: wrong.remedy,
  };
  throw new UserError(finding);
}

function firstWrong(tokens: readonly Token[], dialect: Dialect): Misplaced | undefined {
  const first = tokens[0];
  if (first === undefined || !['select', 'with'].includes(first.text) || first.kind !== 'word') {
    return {
      what: first === undefined ? 'nothing in it' : `“${first.text}” where SELECT belongs`,
      remedy: 'Write one SELECT; WITH may stand before it',
      line: first?.line ?? 1,
      column: first?.column ?? 1,
    };
  }
  if (first.text === 'with' && !dialect.nestsWith) {
    return at(
      first,
      'a WITH, which this database takes only at the very front',
      'Write subqueries',
    );
  }
  const allowed = new Set([...harmlessFunctions, ...dialect.functions]);
  let open = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.text === '(') open += 1;
    if (token.text === ')' && --open < 0) return at(token, 'a bracket too many', 'Remove it');
    const wrong = wrongWord(tokens, index) ?? wrongCall(tokens, index, allowed);
    if (wrong !== undefined) return at(token, ...wrong);
  }
  return open === 0 ? undefined : at(tokens.at(-1)!, 'a bracket that is not closed', 'Close it');
}

type Wrong = readonly [what: string, remedy: string];

function wrongWord(tokens: readonly Token[], index: number): Wrong | undefined {
  const { kind, text } = tokens[index]!;
  if (kind !== 'word') return undefined;
  // Behind a dot it is a column's name, as in t.comment.
  const isColumn = tokens[index - 1]?.text === '.';
  if (forbiddenWords.has(text) && !isColumn) {
    return [`the word “${text}”`, 'If it is the name of a column, write it in double quotes'];
  }
  const next = tokens[index + 1]?.text ?? '';
  if (text === 'for' && ['update', 'share', 'no', 'key'].includes(next)) {
    return ['a lock on rows', 'Read without FOR UPDATE and FOR SHARE'];
  }
  return undefined;
}

function wrongCall(
  tokens: readonly Token[],
  index: number,
  allowed: ReadonlySet<string>,
): Wrong | undefined {
  const { kind, text } = tokens[index]!;
  if (tokens[index + 1]?.text !== '(' || kind === 'value' || kind === 'sign') return undefined;
  const remedy = 'Ask the database’s administrator for a view that does it, and read the view';
  if (kind === 'name') return [`a function in quotes, ${text}`, remedy];
  if (tokens[index - 1]?.text === '.') return [`a function of a schema, “${text}”`, remedy];
  if (wordsBeforeBrackets.has(text) || allowed.has(text)) return undefined;
  return [`the function “${text}”, which is not on the list of harmless ones`, remedy];
}

function at({ line, column }: Token, what: string, remedy: string): Misplaced {
  return { what, remedy, line, column };
}
