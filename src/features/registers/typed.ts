import type { KeptEntry } from '../../pipeline/registers/entry.ts';
import type { EntryKey } from '../../pipeline/registers/entry-keys.ts';

/** An entry as it stands in a form: lists with a line break between their parts. */
export function typedEntry(
  entry: KeptEntry['entry'],
  keys: readonly EntryKey[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(keys.map(({ key }) => [key, typed(entry[key])]));
}

function typed(value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return 'yes';
  return Array.isArray(value) ? value.join('\n') : String(value);
}

/** What a form sent, as it was typed. */
export function typedIn(
  form: URLSearchParams,
  keys: readonly EntryKey[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(keys.map(({ key }) => [key, form.getAll(key).join('\n')]));
}

/** What was typed, as the register's schema reads it; what is empty is left out. */
export function writtenEntry(
  values: Readonly<Record<string, string>>,
  keys: readonly EntryKey[],
): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const { key, holds } of keys) {
    const text = (values[key] ?? '').trim();
    if (holds === 'flag') written[key] = text === 'yes';
    else if (holds === 'lines' || holds === 'choices') {
      written[key] = text.split(/\r?\n/).flatMap((line) => line.trim() || []);
    } else if (text !== '') written[key] = holds === 'number' ? numberIn(text) : text;
  }
  return written;
}

/** A number as people type it; what is none stays a text, which the schema refuses. */
function numberIn(text: string): number | string {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
