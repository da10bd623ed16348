import type { Problem } from './expression.ts';
import { type Token, tokensOf } from './tokens.ts';

/** An expression as it is written, not yet understood. `at` counts characters from 0. */
export type Syntax =
  | { readonly kind: 'value'; readonly at: number; readonly value: string | number | boolean }
  | { readonly kind: 'null'; readonly at: number }
  | { readonly kind: 'name'; readonly at: number; readonly name: string }
  | { readonly kind: 'list'; readonly at: number; readonly items: readonly Syntax[] }
  | {
      /** An operator sign, or a function or method (whose receiver is the first argument). */
      readonly kind: 'apply';
      readonly at: number;
      readonly name: string;
      readonly arguments: readonly Syntax[];
    };

/** Thrown inside this file only. */
class SyntaxProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Reads an expression's text; the first thing that cannot be read is the problem. */
export function parseExpression(text: string): Syntax | Problem {
  const { tokens, problem } = tokensOf(text);
  if (problem !== null) return problem;
  try {
    const parser = new Parser(tokens);
    const syntax = parser.choice();
    parser.end();
    return syntax;
  } catch (error) {
    if (error instanceof SyntaxProblem) return error.problem;
    throw error;
  }
}

/** Signs between two operands, from the loosest to the tightest. */
const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<', '<=', '>', '>=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
];

const deepest = 64;

/** Reads tokens by recursive descent; lives as long as one text is read. */
class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  choice(): Syntax {
    this.#depth += 1;
    if (this.#depth > deepest) this.#refuse('The expression is nested too deep', 'Simplify it');
    const condition = this.#binary(0);
    const { at } = this.#token;
    if (!this.#take('?')) {
      this.#depth -= 1;
      return condition;
    }
    const yes = this.choice();
    this.#need(':');
    const no = this.choice();
    this.#depth -= 1;
    return { kind: 'apply', at, name: '?:', arguments: [condition, yes, no] };
  }

  end(): void {
    if (this.#token.kind !== 'end') {
      this.#refuse('The expression could end here', 'Remove the rest, or join it with && or ||');
    }
  }

  #binary(level: number): Syntax {
    const signs = levels[level];
    if (signs === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const { text, at, kind } = this.#token;
      if (kind === 'text' || !signs.includes(text)) return left;
      this.#next += 1;
      left = { kind: 'apply', at, name: text, arguments: [left, this.#binary(level + 1)] };
    }
  }

  #unary(): Syntax {
    const { at, kind, text } = this.#token;
    if (kind !== 'sign' || (text !== '!' && text !== '-')) return this.#member();
    this.#next += 1;
    this.#depth += 1;
    if (this.#depth > deepest) this.#refuse('The expression is nested too deep', 'Simplify it');
    const operand = this.#unary();
    this.#depth -= 1;
    if (text === '-' && operand.kind === 'value' && typeof operand.value === 'number') {
      return { kind: 'value', at, value: -operand.value };
    }
    return { kind: 'apply', at, name: text === '-' ? 'negative' : text, arguments: [operand] };
  }

  #member(): Syntax {
    let value = this.#primary();
    while (this.#take('.')) {
      const { kind, text, at } = this.#token;
      if (kind !== 'name') this.#refuse('The name of a function is expected here', 'Name it');
      this.#next += 1;
      this.#need('(');
      value = { kind: 'apply', at, name: `.${text}`, arguments: [value, ...this.#list(')')] };
    }
    return value;
  }

  #primary(): Syntax {
    const { kind, text, at } = this.#token;
    if (kind === 'end') this.#refuse('The expression ends too early', 'Write a value here');
    this.#next += 1;
    if (kind === 'number') return { kind: 'value', at, value: Number(text) };
    if (kind === 'text') return { kind: 'value', at, value: text };
    if (kind === 'name') return this.#named(this.#tokens[this.#next - 1]!);
    if (text === '[') return { kind: 'list', at, items: this.#list(']') };
    if (text !== '(') {
      this.#next -= 1;
      this.#refuse(`A value is expected here, not “${text}”`, 'Write a column, number or text');
    }
    const inner = this.choice();
    this.#need(')');
    return inner;
  }

  #named({ text, at, end }: Token): Syntax {
    const isQuoted = end - at > text.length;
    if (!isQuoted && (text === 'true' || text === 'false')) {
      return { kind: 'value', at, value: text === 'true' };
    }
    if (!isQuoted && text === 'null') return { kind: 'null', at };
    if (!isQuoted && this.#take('(')) {
      return { kind: 'apply', at, name: text, arguments: this.#list(')') };
    }
    return { kind: 'name', at, name: text };
  }

  #list(close: string): Syntax[] {
    const items: Syntax[] = [];
    if (this.#take(close)) return items;
    do items.push(this.choice());
    while (this.#take(','));
    this.#need(close);
    return items;
  }

  get #token(): Token {
    return this.#tokens[this.#next]!;
  }

  #take(sign: string): boolean {
    const { kind, text } = this.#token;
    if (kind !== 'sign' || text !== sign) return false;
    this.#next += 1;
    return true;
  }

  #need(sign: string): void {
    if (!this.#take(sign)) this.#refuse(`“${sign}” is expected here`, `Write ${sign}`);
  }

  #refuse(message: string, remedy: string): never {
    throw new SyntaxProblem({ at: this.#token.at, message, remedy });
  }
}
