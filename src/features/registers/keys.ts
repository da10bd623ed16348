import type { Register } from '../../pipeline/registers/contract.ts';
import type { KeptEntry } from '../../pipeline/registers/entry.ts';
import { type EntryKey, entryKeys } from '../../pipeline/registers/entry-keys.ts';
import { formatDay } from '../../web/dates.ts';
import type { Language } from '../../web/language/index.ts';
import { choiceWords } from './fields.tsx';
import { registerWords } from './words/index.ts';

/** The keys that the desk asks for; a file is no text to type. */
export function keysOfForm(register: Register): EntryKey[] {
  return entryKeys(register).filter(({ key }) => key !== 'file');
}

/** Whether its entries may have a file in the archive. */
export function takesFiles(register: Register): boolean {
  return register.kind === 'document';
}

/** A value as people read it. */
export function shown({ holds }: EntryKey, value: unknown, language: Language): string {
  const words = registerWords(language);
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const parts = (Array.isArray(value) ? value : [value]).map(String);
  const isWord = holds === 'choice' || holds === 'choices';
  if (holds === 'day') return formatDay(parts[0]!, language);
  return parts.map((part) => (isWord ? choiceWords(part, language) : part)).join(', ');
}

/** What an entry is called: its title or name, else what it is about and its day. */
export function calledIn({ slug, entry }: KeptEntry): string {
  const { title, name, body, kind, on } = entry;
  const about = title ?? name ?? body ?? kind;
  if (about === undefined) return slug;
  return title === undefined && on !== undefined ? `${about}, ${on}` : String(about);
}
