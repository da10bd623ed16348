import { type Day, periods } from '../../model/index.ts';
import { formatDayInWords, instantInWords } from '../../web/dates.ts';
import { formatScore } from '../../web/format.ts';
import type { Language } from '../../web/language/index.ts';
import { distances, strongest } from '../boards/pulls.ts';
import { goneInWords, isSteady, movement, sizeOf, standing } from '../boards/sentences.ts';
import type { Comparison, ComparisonGap, ComparisonName } from './comparison.ts';
import type { ScoreboardReport } from './report.ts';
import type { Restated } from './restated.ts';
import { scoreboardWords } from './words/index.ts';

/** One sentence for every period that a single metric carries. */
export function carriedInWords(
  { carriers, tolerance, grades }: ScoreboardReport,
  language: Language,
): string[] {
  return periods.flatMap((period) => {
    const carrier = carriers[period];
    if (carrier === null) return [];
    const score = formatScore(carrier.score, { tolerance, grades: [] }, language);
    const without = formatScore(carrier.without, { tolerance, grades }, language);
    return [scoreboardWords(language).carried[period]({ metric: carrier.name, score, without })];
  });
}

/**
 * What moved the day since the board before; without one, what stands furthest from target. Null
 * where nothing has a score.
 */
export function pulledInWords(report: ScoreboardReport, language: Language): string | null {
  const before = report.comparisons.find(({ name }) => name === 'board-before');
  if (before === undefined || before.change === null) {
    return standing(strongest(distances(report.metrics, 'day')), language);
  }
  const byMetric = Map.groupBy(before.terms, (term) => term.metric);
  const pulls = [...byMetric.values()].map((terms) => ({
    name: terms[0]!.kind === 'left' ? goneInWords(terms[0]!.name, language) : terms[0]!.name,
    effect: terms.reduce((sum, { effect }) => sum + effect, 0),
  }));
  return movement(before.change, strongest(pulls), language);
}

/** When a board had other numbers, and how many changed. */
export function restatedInWords({ publishedAt, changed }: Restated, language: Language): string {
  const { restated, restatedScores } = scoreboardWords(language).board;
  const instant = instantInWords(publishedAt, language);
  return changed === 0 ? restated({ instant }) : restatedScores({ instant, count: changed });
}

/** The heading over a comparison. @example 'Why the day fell by 0.21' */
export function whyTitle({ period, change }: Comparison, language: Language): string {
  const { [period]: moved } = scoreboardWords(language).why;
  if (change === null) return moved.unknown;
  if (isSteady(change)) return moved.steady;
  const by = sizeOf(change, language);
  return change < 0 ? moved.fell({ by }) : moved.rose({ by });
}

/** With what a comparison compares, for the line below its heading. */
export function againstInWords(name: ComparisonName, date: Day | null, language: Language): string {
  const { against } = scoreboardWords(language);
  return date === null ? against.none : against[name]({ day: formatDayInWords(date, language) });
}

/** Why a comparison has no terms. */
export function gapInWords(gap: ComparisonGap, date: Day | null, language: Language): string {
  const { gaps } = scoreboardWords(language);
  return date === null ? gaps.none : gaps[gap]({ day: formatDayInWords(date, language) });
}
