import type { Problem } from './expression.ts';

/** A piece of an expression's text. `at` and `end` count characters from 0. */
export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'sign' | 'end';
  /** A name or sign as it stands; the content of a text. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const pieces =
  /(?<space>\s+)|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|`(?<quoted>[^`]+)`|"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^'\\]|\\.)*)'|(?<sign>&&|\|\||[=!<>]=|[-+*/%!<>?:(),.[\]])/y;

/** Splits an expression's text; ends at the first thing that is no part of the language. */
export function tokensOf(text: string): { tokens: Token[]; problem: Problem | null } {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    pieces.lastIndex = at;
    const found = pieces.exec(text);
    if (found === null) return { tokens, problem: unreadable(text, at) };
    const end = pieces.lastIndex;
    const token = tokenOf(found.groups!, at, end);
    if (typeof token === 'string') return { tokens, problem: badEscape(token, at) };
    if (token !== null) tokens.push(token);
    at = end;
  }
  tokens.push({ kind: 'end', text: '', at: text.length, end: text.length });
  return { tokens, problem: null };
}

function tokenOf(
  found: Readonly<Record<string, string | undefined>>,
  at: number,
  end: number,
): Token | string | null {
  if (found.space !== undefined) return null;
  const name = found.name ?? found.quoted;
  if (name !== undefined) return { kind: 'name', text: name, at, end };
  if (found.number !== undefined) return { kind: 'number', text: found.number, at, end };
  const written = found.double ?? found.single;
  if (written === undefined) return { kind: 'sign', text: found.sign!, at, end };
  const odd = written.replaceAll(/\\[nrt"'`\\]/g, '').match(/\\./);
  if (odd !== null) return odd[0];
  const content = written.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
  return { kind: 'text', text: content, at, end };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function badEscape(written: string, at: number): Problem {
  return {
    at,
    message: `The text holds ${written}, which stands for nothing`,
    remedy: 'Write a backslash twice',
  };
}

const likely: Readonly<Record<string, string>> = {
  '=': 'Write == to compare two values',
  '&': 'Write && for “and”',
  '|': 'Write || for “or”',
  '"': 'Close the text with a second quote',
  "'": 'Close the text with a second quote',
  '`': 'Close the name of the column with a second `',
};

function unreadable(text: string, at: number): Problem {
  const character = String.fromCodePoint(text.codePointAt(at)!);
  return {
    at,
    message: `“${character}” has no meaning here`,
    remedy: likely[character] ?? 'Put texts in quotes, and names with spaces in `backticks`',
  };
}
