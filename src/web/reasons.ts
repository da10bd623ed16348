import type { Measure, Reason } from '../model/index.ts';
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
