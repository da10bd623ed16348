import { type Language, languageFacts, languages } from './languages.ts';

const formats = new Map(
  languages.map((language) => [language, new Intl.ListFormat(languageFacts[language].listTag)]),
);

/** @example listOf(['day', 'week', 'month'], 'en') // 'day, week and month' */
export function listOf(parts: readonly string[], language: Language): string {
  return formats.get(language)!.format(parts);
}
