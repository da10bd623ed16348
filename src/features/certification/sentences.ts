import type { Threshold } from '../../certification/index.ts';
import { formatDay } from '../../web/dates.ts';
import { formatNumber } from '../../web/format.ts';
import type { Language } from '../../web/language/index.ts';
import type { CriterionJson } from './json.ts';
import { standardWords } from './standard-words.ts';
import { certificationWords } from './words/index.ts';

type Answer = CriterionJson['answers'][number];
type CheckJson = CriterionJson['evidence'][number];

/** "Met: the records alone show it", "Expired". */
export function statusWords(
  { status, by }: { readonly status: string; readonly by: string | null },
  language: Language,
): string {
  const words = certificationWords(language);
  if (by !== null) return words.by[by as keyof typeof words.by];
  return words.statuses[status as keyof typeof words.statuses];
}

/** The tier that points reach, and what the next one still takes. */
export function tierWords(
  standing: {
    readonly tier: string | null;
    readonly nextTier: { readonly name: string; readonly missing: number } | null;
  },
  standard: string,
  language: Language,
): string {
  const words = certificationWords(language);
  const called = standardWords(standard, language).tier;
  const { tier, nextTier } = standing;
  const reached = tier === null ? words.noTier : words.reached({ tier: called(tier) });
  if (nextTier === null) return `${reached}.`;
  const { missing, name } = nextTier;
  return `${reached}. ${words.missing({ missing, tier: called(name) })}.`;
}

export function conditionState(met: boolean | null, language: Language): string {
  const words = certificationWords(language);
  if (met === null) return words.conditionUnknown;
  return met ? words.conditionMet : words.conditionNotMet;
}

/** A measured value, or why there is none. */
export function valueWords({ value, parts, silence }: CheckJson, language: Language): string {
  const words = certificationWords(language);
  const measured =
    value === null ? '' : parts === null ? formatNumber(value, language) : words.ofParts(parts);
  const reason = silence === null ? '' : words.silences[silence];
  return [measured, reason].filter((text) => text !== '').join('; ');
}

export function thresholdWords(threshold: Threshold | null, language: Language): string {
  if (threshold === null) return '';
  const words = certificationWords(language);
  const { comparison, value } = threshold;
  const limit = value > 0 && value < 1 ? `${Math.round(value * 100)}%` : `${value}`;
  return comparison === 'at-least' ? words.atLeast({ limit }) : words.moreThan({ limit });
}

/** Who said what when. */
export function answerWords({ respondent, on, says }: Answer, language: Language): string {
  const words = certificationWords(language);
  const said = says === 'met' ? words.saysMet : words.saysNotMet;
  return words.answer({ respondent, day: formatDay(on, language), says: said });
}
