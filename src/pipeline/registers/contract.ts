import type { z } from 'zod';

/** The records of one kind that a city keeps, of which some may be evidence. */
export interface Register<Entry extends { readonly slug: string } = { readonly slug: string }> {
  /** The kind under which its records are stored. */
  readonly kind: string;
  /** Its key in `registers.yaml`, and the last part of its address. */
  readonly list: string;
  /** What the reference page says of it. */
  readonly about: string;
  /** Reads what was written in a file or a form: missing keys become null or an empty list. */
  readonly schema: z.ZodType<Entry, unknown>;
  /** The keys of an entry, for forms and for the reference page. */
  readonly shape: z.ZodObject;
  /** The keys whose value, or whose list of values, are slugs of other things. */
  readonly references: Readonly<Record<string, ReferenceTo>>;
}

/** What a slug may name: an entry of a register by its kind, or a definition of the city. */
export type ReferenceTo =
  | 'document'
  | 'role'
  | 'body'
  | 'meeting'
  | 'engagement'
  | 'metric'
  | 'department';

/** A file that was archived with an entry. */
export interface KeptFile {
  /** As it was named. */
  readonly name: string;
  /** SHA-256 in the archive. */
  readonly hash: string;
  readonly bytes: number;
}

/** What is stored of an entry. */
export interface Kept<Entry> {
  readonly entry: Entry;
  /** Who keeps it: applying the folder again leaves alone what was entered at the desk. */
  readonly keptIn: 'folder' | 'desk';
  readonly file: KeptFile | null;
}
