import { type Period, periods, type Reason, type Score } from '../../model/index.ts';
import { formatDay } from '../../web/dates.ts';
import { formatNumber, formatScore, formatValues, formatWithoutUnit } from '../../web/format.ts';
import { type Language, listOf } from '../../web/language/index.ts';
import { reasonFor } from '../../web/reasons.ts';
import { sharedWords } from '../../web/words/index.ts';
import { usualBandInWords } from '../worked/sentences.ts';
import type { BoardMetric } from './report.ts';
import { boardsWords } from './words/index.ts';

/**
 * What a number is made of, in words: parts, value and what it was compared with. Null when
 * nothing is known.
 * @example factsOf(streetLights, 'day', 'en') // '5 of 19, 26%; target 80%'
 */
export function factsOf(metric: BoardMetric, period: Period, language: Language): string | null {
  const score = metric.scores[period];
  const { value } = score;
  if (value === null) return null;
  // Counts are compared per day: on longer periods the target has another unit than the total.
  const comparable = period === 'day' || (metric.measure !== 'count' && metric.measure !== 'sum');
  const target = comparable ? score.target : null;
  const usualFigure = metric.rule === 'historical-band' && target !== null ? score.baseline : null;
  const figures = [value, target, usualFigure].filter((figure) => figure != null);
  const [shown = ''] = formatValues(figures, metric.unit, language);
  // The unit stands beside the first number: twice it would only fill the line.
  const [, compared, usual] = formatWithoutUnit(figures, metric.unit, language);
  const facts = valueInWords(metric, score, shown, language);
  if (compared === undefined) return facts;
  return boardsWords(language).facts.compared({
    facts,
    target: comparison(metric, compared, usual ?? null, language),
  });
}

function valueInWords(
  metric: BoardMetric,
  { numerator, denominator }: Score,
  value: string,
  language: Language,
): string {
  const { facts } = boardsWords(language);
  const { parts } = sharedWords(language);
  const all = denominator === null ? null : formatNumber(denominator, language);
  switch (metric.measure) {
    case 'ratio':
      return numerator === null || all === null
        ? value
        : parts.ofWith({ counted: formatNumber(numerator, language), all, value });
    case 'mean':
      return all === null ? facts.average({ value }) : facts.averageFrom({ value, all });
    case 'median':
      return facts.median({ value });
    case 'percentile':
      return facts.percentile({ rank: metric.percentile ?? 50, value });
    default:
      return value;
  }
}

function comparison(
  { rule, direction }: BoardMetric,
  value: string,
  usual: string | null,
  language: Language,
): string {
  const { facts } = boardsWords(language);
  switch (rule) {
    case 'historical-ratio':
      return facts.usual({ value });
    case 'historical-band':
      return usualBandInWords(direction, value, usual, language);
    case 'attainment':
      return facts.pace({ value });
    case 'target-band':
      return facts.edge({ value });
    default:
      return facts.target({ value });
  }
}

/**
 * Why scores are missing, one sentence a reason, with the periods it is true for where it is not
 * true for all.
 */
export function missingInWords(metric: BoardMetric, language: Language): string[] {
  // That no value ever came has been said already: see lateInWords.
  const isSaid = (reason: Reason) => metric.late && metric.latest === null && reason === 'no-data';
  const byReason = new Map<Reason, Period[]>();
  for (const period of periods) {
    const { reason } = metric.scores[period];
    if (reason !== null && !isSaid(reason))
      byReason.set(reason, [...(byReason.get(reason) ?? []), period]);
  }
  return [...byReason].map(([reason, missing]) =>
    missing.length === periods.length
      ? reasonFor(reason, metric.measure, language)
      : boardsWords(language).facts.missingSome({
          periods: capital(listOf(nounsOf(missing, language), language)),
          reason: lower(reasonFor(reason, metric.measure, language)),
        }),
  );
}

function nounsOf(own: readonly Period[], language: Language): string[] {
  const { periodNouns } = sharedWords(language);
  return own.map((period) => periodNouns[period]);
}

/** Where a cap or floor was at work: what the scores were before, one sentence for each. */
export function boundsInWords(
  metric: BoardMetric,
  tolerance: number,
  language: Language,
): string[] {
  const { facts } = boardsWords(language);
  const show = (score: number) => formatScore(score, { tolerance, grades: [] }, language);
  return (['cap', 'floor'] as const).flatMap((kind) => {
    const bound = metric[kind];
    const bounded = periods.filter((one) => metric.scores[one].capped === kind);
    if (bound === null || bounded.length === 0) return [];
    const nouns = nounsOf(bounded, language);
    const before = bounded.map((one, at) => {
      const { rawScore } = metric.scores[one];
      const period = nouns[at]!;
      return rawScore === null
        ? facts.beforeNothing({ period })
        : facts.before({ period, score: show(rawScore) });
    });
    return [facts[kind]({ bound: show(bound), before: listOf(before, language) })];
  });
}

/** What a late metric last had. Null when it is not late. */
export function lateInWords({ late, latest }: BoardMetric, language: Language): string | null {
  if (!late) return null;
  const { facts } = boardsWords(language);
  return latest === null ? facts.never : facts.newest({ day: formatDay(latest, language) });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
