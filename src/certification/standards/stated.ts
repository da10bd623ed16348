import type { Criterion, EvidenceQuestion } from '../contract.ts';

/** A criterion as its data file states it; what follows from the rest is filled in. */
export type StatedCriterion = Pick<Criterion, 'id' | 'practice' | 'title' | 'summary' | 'checks'>;

type Of = EvidenceQuestion['of'];

/** Asks for a measure of at least so much. */
export function atLeast(value: number, measure: string, of: Of = {}): EvidenceQuestion {
  return { measure, of, threshold: { comparison: 'at-least', value } };
}

/** Asks for a measure of strictly more than so much: over 80 % of ten are nine. */
export function moreThan(value: number, measure: string, of: Of = {}): EvidenceQuestion {
  return { measure, of, threshold: { comparison: 'more-than', value } };
}

/** Said wherever a What Works Cities standard is shown. */
export const whatWorksNotice =
  'Our checks are ours: they are working checks of this project and no part of the standard. Not affiliated with Bloomberg Philanthropies, Results for America or What Works Cities.';

/** What both editions share in Spanish. */
export const whatWorksInSpanish = {
  notice:
    'Nuestras verificaciones son nuestras: son verificaciones de trabajo de este proyecto y no forman parte del estándar. Sin afiliación con Bloomberg Philanthropies, Results for America ni What Works Cities.',
  tiers: { silver: 'plata', gold: 'oro', platinum: 'platino' },
} as const;
