import { standards } from '../../certification/index.ts';
import type { Language } from '../../web/language/index.ts';

/** How a standard and its parts are called in a language; what has no translation stays as given. */
export interface StandardWords {
  readonly name: (given: string) => string;
  readonly notice: (given: string) => string;
  readonly practice: (given: string) => string;
  readonly tier: (given: string) => string;
  /** A criterion's title; null where its wording is not known. */
  readonly title: (criterion: string, given: string | null) => string | null;
  /** What a criterion is called on a line: its title, else its summary. */
  readonly called: (criterion: string, given: string) => string;
  readonly summary: (criterion: string, given: string) => string;
  readonly check: (id: string, given: string) => string;
}

export function standardWords(id: string, language: Language): StandardWords {
  const own = language === 'es' ? standards.find((one) => one.id === id)?.spanish : undefined;
  return {
    name: (given) => own?.name ?? given,
    notice: (given) => own?.notice ?? given,
    practice: (given) => own?.practices[given] ?? given,
    tier: (given) => own?.tiers[given] ?? given,
    title: (criterion, given) => own?.criteria[criterion]?.[0] ?? given,
    called: (criterion, given) => own?.criteria[criterion]?.find((text) => text !== null) ?? given,
    summary: (criterion, given) => own?.criteria[criterion]?.[1] ?? given,
    check: (check, given) => own?.checks[check] ?? given,
  };
}
