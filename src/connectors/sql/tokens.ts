import type { Dialect } from './dialect.ts';

/** A piece of a query. Texts and numbers are values: nothing in them is ever looked at. */
export interface Token {
  readonly kind: 'word' | 'name' | 'value' | 'sign';
  /** Words in lower case. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** What a query may not contain, with its place. */
export interface Misplaced {
  readonly what: string;
  readonly remedy: string;
  readonly line: number;
  readonly column: number;
}

const word = /^[\p{L}_][\p{L}\p{N}_$#]*/u;
const number = /^(?:\d[\w.]*|\.\d[\w.]*)/;
const space = /^\s+/;
/** Comments hide what stands in them from some readers and not from others. */
const comment = /^(?:--|\/\*|#!)/;

/**
 * Cuts a query into its pieces as every database cuts it: whatever they read in different ways
 * (comments, dollar quotes, escapes by backslash, variables) is not taken at all.
 */
export function tokensOf(query: string, dialect: Dialect): readonly Token[] | Misplaced {
  const tokens: Token[] = [];
  const place = placer(query);
  for (let at = 0; at < query.length; ) {
    const rest = query.slice(at);
    const blank = space.exec(rest);
    if (blank !== null) {
      at += blank[0].length;
      continue;
    }
    const next = nextToken(rest, dialect, tokens.at(-1));
    if ('remedy' in next) return { ...next, ...place(at) };
    tokens.push({ kind: next.kind, text: next.text, ...place(at) });
    at += next.length;
  }
  return tokens;
}

type Next =
  | { readonly kind: Token['kind']; readonly text: string; readonly length: number }
  | Pick<Misplaced, 'what' | 'remedy'>;

function nextToken(rest: string, dialect: Dialect, before: Token | undefined): Next {
  if (comment.test(rest)) return { what: 'a comment', remedy: 'Leave comments out' };
  if (rest.startsWith("'")) return text(rest, before);
  const quotes = [['"', '"'] as const, ...dialect.nameQuotes].find(([open]) =>
    rest.startsWith(open),
  );
  if (quotes !== undefined) return quotedName(rest, quotes[1]);
  const digits = number.exec(rest);
  if (digits !== null) return { kind: 'value', text: digits[0], length: digits[0].length };
  const letters = word.exec(rest);
  if (letters !== null) {
    return { kind: 'word', text: letters[0].toLowerCase(), length: letters[0].length };
  }
  return sign(rest);
}

function text(rest: string, before: Token | undefined): Next {
  if (before?.kind === 'word' && ['e', 'u', 'b', 'x', 'n', 'q'].includes(before.text)) {
    return { what: 'a text with a letter before it', remedy: 'Write the text in plain quotes' };
  }
  const length = quotedLength(rest, "'");
  if (length === undefined) return { what: 'a text that is not closed', remedy: 'Close the quote' };
  const whole = rest.slice(0, length);
  if (whole.includes('\\')) {
    return {
      what: 'a backslash in a text',
      remedy: 'Databases read backslashes in different ways: do without',
    };
  }
  return { kind: 'value', text: whole, length };
}

function quotedName(rest: string, close: string): Next {
  const length = quotedLength(rest, close);
  if (length === undefined) return { what: 'a name that is not closed', remedy: 'Close the quote' };
  const whole = rest.slice(0, length);
  if (whole.includes('\\')) return { what: 'a backslash in a name', remedy: 'Rename the column' };
  return { kind: 'name', text: whole, length };
}

/** The length with both quotes; a doubled quote stands for itself. Undefined: never closed. */
function quotedLength(rest: string, close: string): number | undefined {
  for (let at = 1; at < rest.length; at += 1) {
    if (rest[at] !== close) continue;
    if (rest[at + 1] !== close) return at + 1;
    at += 1;
  }
  return undefined;
}

const signs = /^(?:[-+*/%<>=!,.()|&^~[\]:])/;

function sign(rest: string): Next {
  if (rest.startsWith(':=')) return { what: 'an assignment', remedy: 'Do without variables' };
  if (signs.test(rest)) return { kind: 'sign', text: rest[0]!, length: 1 };
  const found = rest[0]!;
  const what = found === ';' ? 'a semicolon' : `the sign ${JSON.stringify(found)}`;
  return { what, remedy: 'Write one SELECT without it' };
}

function placer(query: string) {
  return (at: number) => {
    const before = query.slice(0, at).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1 };
  };
}
