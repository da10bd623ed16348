import { z } from 'zod';
import { parseDay } from '../../calendar/index.ts';
import { slugFrom } from '../definitions/index.ts';

/** Control characters, and the marks that turn the direction of the text around them. */
const unprintable = /[\p{Cc}\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/u;

/** One line of text; line breaks and tabs in it become spaces. */
export function line(longest: number) {
  return z
    .string('A text is expected here')
    .transform((text) => text.replace(/\s+/gu, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, 'The text is empty')
        .max(longest, `The text has more than ${longest} characters`)
        .refine((text) => !unprintable.test(text) && text.isWellFormed(), {
          message: 'The text holds a character that cannot be seen',
          params: { says: 'unseen-character' },
        }),
    );
}

/** A day of the calendar from 1900 to 2199. */
export const day = z
  .string('A date such as 2025-07-01 is expected here')
  .refine((text) => parseDay(text) !== null && text >= '1900-01-01' && text < '2200-01-01', {
    message: 'A date of the calendar such as 2025-07-01 is expected here',
    params: { says: 'not-a-day' },
  })
  .meta({ input: 'day' });

/** A name for addresses: lower-case letters, digits and single hyphens. */
export const slug = z
  .string('A slug is expected here')
  .max(64, 'A slug has at most 64 characters')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A slug has lower-case letters, digits and single hyphens');

/** An address that anybody can open. */
export const publicLink = z
  .string('An address is expected here')
  .max(2000, 'The address is too long')
  .refine((text) => /^https?:$/.test(protocolOf(text) ?? ''), {
    message: 'An address that begins with https:// or http:// is expected here',
    params: { says: 'not-an-address' },
  });

function protocolOf(text: string): string | undefined {
  return URL.parse(text)?.protocol;
}

/** A number that counts something. */
export const count = z
  .number('A whole number is expected here')
  .int('A whole number is expected here')
  .min(0, 'A number of 0 or more is expected here')
  .max(1_000_000_000, 'The number is too large');

export const yesOrNo = z.boolean('true or false is expected here');

/** A value that may be left out. */
export function optional<T>(kind: z.ZodType<T, unknown>) {
  return kind.nullable().default(null);
}

/** A list that may be left out. */
export function listOf<T>(kind: z.ZodType<T, unknown>) {
  return z.array(kind, 'A list is expected here').max(200, 'The list is too long').default([]);
}

/** One of a closed list of words. */
export function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, `One of these is expected here: ${words.join(', ')}`);
}

/** An entry whose slug follows from some of its keys where it is not written. */
export function slugFromKeys<T>(keys: readonly string[], kind: z.ZodType<T, unknown>) {
  return z.preprocess((written) => {
    if (typeof written !== 'object' || written === null || 'slug' in written) return written;
    const values = written as Readonly<Record<string, unknown>>;
    const words = keys.map((key) => values[key]).filter((value) => typeof value === 'string');
    return { ...written, slug: slugFrom(words.join(' ')) ?? '' };
  }, kind);
}
