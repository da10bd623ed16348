import type { EvidenceRecord } from '../../certification/index.ts';
import type { RecordPhrase } from '../../model/index.ts';
import { formatDay } from '../../web/dates.ts';
import { type Language, usualLanguage } from '../../web/language/index.ts';
import { certificationWords } from './words/index.ts';

/**
 * What the system says of a record, in a language; beside it stands its name as people typed it.
 * @example phraseWords({ kind: 'meeting', on: '2025-03-04' }, 'en') // 'meeting of March 4, 2025'
 */
export function phraseWords(phrase: RecordPhrase, language: Language): string {
  const words = certificationWords(language).phrases;
  const day = (date: string) => formatDay(date, language);
  switch (phrase.kind) {
    case 'document': {
      const { approved, reviewBy } = phrase;
      if (reviewBy === null) return words.document({ approved: day(approved) });
      return words.documentUntil({ approved: day(approved), reviewBy: day(reviewBy) });
    }
    case 'role': {
      const { holder, from, until } = phrase;
      if (until === null) return words.role({ holder, from: day(from) });
      return words.roleUntil({ holder, from: day(from), until: day(until) });
    }
    case 'meeting':
      return words.meeting({ day: day(phrase.on) });
    case 'audit-log':
      return words['audit-log'](phrase);
    case 'board':
      return words.board({ date: day(phrase.date), day: day(phrase.publishedOn) });
    default:
      return datedWords(phrase, day(phrase.on), language);
  }
}

type DatedPhrase = Extract<RecordPhrase, { readonly on: string }>;

/** What took place on a day, with who or how many. */
function datedWords(
  phrase: Exclude<DatedPhrase, { readonly kind: 'meeting' }>,
  day: string,
  language: Language,
): string {
  const words = certificationWords(language).phrases;
  switch (phrase.kind) {
    case 'decision':
      return words.decision({ ...phrase, day });
    case 'training':
      return words.training({ ...phrase, day });
    case 'engagement':
      return words.engagement({ ...phrase, day });
    case 'deliveries':
      return words.deliveries({ ...phrase, day });
    case 'restore':
    case 'access-review':
      return words[phrase.kind]({ ...phrase, day });
  }
}

/** A record's whole title in the usual language, for data that scripts and reviewers read. */
export function recordTitle({ name, phrase }: Pick<EvidenceRecord, 'name' | 'phrase'>): string {
  const said = phrase === null ? null : phraseWords(phrase, usualLanguage);
  return [name, said].filter((text) => text !== null).join(', ');
}
