import { type Day, periods } from '../../model/index.ts';
import { formatDayInWords, formatSpan, instantInWords } from '../../web/dates.ts';
import { formatScore } from '../../web/format.ts';
import { type Language, listOf } from '../../web/language/index.ts';
import { sharedWords } from '../../web/words/index.ts';
import { distances, strongest } from '../boards/pulls.ts';
import { goneInWords, isSteady, movement, sizeOf, standing } from '../boards/sentences.ts';
import type { Comparison, ComparisonGap } from './comparison.ts';
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
export function restatedInWords(
  { publishedAt, changed, composite }: Restated,
  report: ScoreboardReport,
  language: Language,
): string {
  const words = scoreboardWords(language).board;
  const instant = instantInWords(publishedAt, language);
  const shown = (score: number | null) =>
    score === null ? words.noScore : formatScore(score, report, language);
  const moved = periods.flatMap((period) => {
    const [before, after] = [shown(composite[period]), shown(report.composite[period].score)];
    const noun = sharedWords(language).periodNouns[period];
    return before === after ? [] : [words.moved({ period: noun, before, after })];
  });
  const said =
    changed === 0 ? words.restated({ instant }) : words.restatedScores({ instant, count: changed });
  if (moved.length === 0) return said;
  const { name } = report.city;
  return `${said} ${words.restatedCity({ city: name, moved: listOf(moved, language) })}`;
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
export function againstInWords(
  { name, span }: Pick<Comparison, 'name' | 'span'>,
  language: Language,
): string {
  const { against, againstNothing } = scoreboardWords(language);
  return span === null ? againstNothing[name] : against[name]({ days: formatSpan(span, language) });
}

/** Why a comparison has no terms. */
export function gapInWords(gap: ComparisonGap, date: Day | null, language: Language): string {
  const { gaps } = scoreboardWords(language);
  return date === null ? gaps.none : gaps[gap]({ day: formatDayInWords(date, language) });
}
