/** Object numbers of PostgreSQL's types whose texts are not those of a file. */
const types = { boolean: 16, timestamp: 1114, timestampWithZone: 1184 } as const;

/** The text of a cell; dates, numbers and texts are already as a file has them. */
export function cellOf(text: string | null, type: number): string | null {
  if (text === null) return null;
  if (type === types.boolean) return text === 't' ? 'true' : 'false';
  if (type === types.timestamp) return text.replace(' ', 'T');
  // The session's zone is UTC.
  if (type === types.timestampWithZone) return text.replace(' ', 'T').replace(/\+00$/, 'Z');
  return text;
}
