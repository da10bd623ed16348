/** What a service sent as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | JsonRecord;
export interface JsonRecord {
  readonly [name: string]: Json | undefined;
}

/**
 * Reads JSON with every number as it was written: one that a double cannot hold, or that would be
 * written otherwise, stays the text that it was. Throws `SyntaxError`.
 * @example readJson('[12345678901234567890, 1.5]') // ['12345678901234567890', 1.5]
 */
export function readJson(text: string): Json {
  const exact = (_: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && String(value) !== context?.source ? context?.source : value;
  return JSON.parse(text, exact) as Json;
}

export function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The records of a list; null when it is none, or holds something else. */
export function recordsOf(value: Json | undefined): readonly JsonRecord[] | null {
  return Array.isArray(value) && value.every(isRecord) ? value : null;
}

/** A value as the cell of a table; null for none. What has parts is written as JSON. */
export function cellOf(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function rowOf(record: JsonRecord, columns: readonly string[]): (string | null)[] {
  return columns.map((column) => cellOf(record[column]));
}
