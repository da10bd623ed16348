import type { Day, Measure, Reason } from '../model/index.ts';
import type { Language } from './language/index.ts';
import { sharedWords } from './words/index.ts';

/**
 * Why there is no score, as a sentence that is true of the metric's measure.
 * @example reasonFor('incomplete-period', 'level') // 'The last day of this period is missing.'
 */
export function reasonFor(reason: Reason, measure: Measure, language: Language): string {
  const { reasons, reasonsByMeasure } = sharedWords(language);
  const exact: Readonly<Partial<Record<Reason, Readonly<Partial<Record<Measure, string>>>>>> =
    reasonsByMeasure;
  return exact[reason]?.[measure] ?? reasons[reason];
}

/**
 * What the tag of a late metric says, in the words of its empty slots: nothing ever came, or
 * nothing new. Null when it is not late.
 */
export function lateTag(
  { late, latest }: { readonly late: boolean; readonly latest: Day | null },
  language: Language,
): string | null {
  if (!late) return null;
  return sharedWords(language).shortReasons[latest === null ? 'no-data' : 'stale'];
}
