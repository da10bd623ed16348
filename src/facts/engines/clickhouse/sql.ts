const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\0': '\\0' };

/** A text as a literal of SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll(/[\\'\0]/g, (found) => escapes[found]!)}'`;
}

/** SQL that is true where a value is one of a list, of which there may be none. */
export function among(value: string, list: Iterable<number | string>): string {
  const texts = [...list].map((one) => (typeof one === 'number' ? String(one) : quoted(one)));
  return texts.length === 0 ? '0' : `${value} IN (${texts.join(', ')})`;
}
