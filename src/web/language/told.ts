import type { Language } from './languages.ts';

/** A text for whoever reads it, said when it is known in which language; or one of one language. */
export type Told = string | ((language: Language) => string);

export function told(text: Told, language: Language): string {
  return typeof text === 'string' ? text : text(language);
}
