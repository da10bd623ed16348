/** The languages that the fixed texts of the pages are written in. The first is the usual one. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

export const usualLanguage: Language = languages[0];

/**
 * What the texts that a city writes itself are in: names, definitions, sources. They are shown as
 * written, whatever the reader's language is.
 */
export const cityLanguage: Language = 'en';

interface LanguageFacts {
  /** BCP 47: for `<html lang>`, and for the numbers and dates of `Intl`. */
  readonly tag: string;
  /** For lists only, where the region's habit differs from ours: no comma before “and”. */
  readonly listTag: string;
  /** What the language calls itself. */
  readonly name: string;
}

export const languageFacts: Readonly<Record<Language, LanguageFacts>> = {
  en: { tag: 'en-US', listTag: 'en-GB', name: 'English' },
  es: { tag: 'es-US', listTag: 'es-US', name: 'Español' },
};
