import { type Period, periods, type Reason, type Score } from '../../model/index.ts';
import { formatDay } from '../../web/dates.ts';
import { formatNumber, formatScore, formatValues } from '../../web/format.ts';
import { reasonFor } from '../../web/reasons.ts';
import { listOf } from '../../web/words.ts';
import { usualBandInWords } from '../worked-words.ts';
import type { BoardMetric } from './report.ts';

/**
 * What a number is made of, in words: parts, value and what it was compared with. Null when
 * nothing is known.
 * @example factsOf(streetLights, 'day') // '5 of 19, 26%; target 80%'
 */
export function factsOf(metric: BoardMetric, period: Period): string | null {
  const score = metric.scores[period];
  const { value } = score;
  if (value === null) return null;
  // Counts are compared per day: on longer periods the target has another unit than the total.
  const comparable = period === 'day' || (metric.measure !== 'count' && metric.measure !== 'sum');
  const target = comparable ? score.target : null;
  const usualFigure = metric.rule === 'historical-band' && target !== null ? score.baseline : null;
  const figures = [value, target, usualFigure];
  const [shown = '', compared, usual] = formatValues(
    figures.filter((figure) => figure != null),
    metric.unit,
  );
  const facts = valueInWords(metric, score, shown);
  if (compared === undefined) return facts;
  // The unit stands beside the first number: twice it would only fill the line.
  const bare = (text: string) =>
    shown.endsWith(` ${metric.unit}`) ? text.split(` ${metric.unit}`)[0]! : text;
  return `${facts}; ${comparison(metric, bare(compared), usual === undefined ? null : bare(usual))}`;
}

function valueInWords(metric: BoardMetric, score: Score, shown: string): string {
  const cases = score.denominator === null ? null : formatNumber(score.denominator);
  const parts =
    score.numerator === null || cases === null
      ? null
      : `${formatNumber(score.numerator)} of ${cases}`;
  switch (metric.measure) {
    case 'ratio':
      return parts === null ? shown : `${parts}, ${shown}`;
    case 'mean':
      return cases === null ? `Average ${shown}` : `Average ${shown} from ${cases}`;
    case 'median':
      return `Median ${shown}`;
    case 'percentile':
      return `${ordinal(metric.percentile ?? 50)} percentile ${shown}`;
    default:
      return shown;
  }
}

function comparison(metric: BoardMetric, compared: string, usual: string | null): string {
  if (metric.rule === 'historical-ratio') return `${compared} is usual`;
  if (metric.rule === 'historical-band') return usualBandInWords(metric.direction, compared, usual);
  if (metric.rule === 'attainment') return `on pace at ${compared}`;
  return metric.rule === 'target-band' ? `edge of the band ${compared}` : `target ${compared}`;
}

/** @example ordinal(90) // '90th' */
function ordinal(number: number): string {
  const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
  const rule = new Intl.PluralRules('en-US', { type: 'ordinal' }).select(number);
  return `${number}${endings[rule] ?? 'th'}`;
}

/**
 * Why scores are missing, one sentence a reason, with the periods it is true for where it is not
 * true for all.
 */
export function missingInWords(metric: BoardMetric): string[] {
  const byReason = new Map<Reason, Period[]>();
  for (const period of periods) {
    const { reason } = metric.scores[period];
    if (reason !== null) byReason.set(reason, [...(byReason.get(reason) ?? []), period]);
  }
  return [...byReason].map(([reason, missing]) =>
    missing.length === periods.length
      ? reasonFor(reason, metric.measure)
      : `${capital(listOf(missing))}: ${lower(reasonFor(reason, metric.measure))}`,
  );
}

/** Where a cap or floor was at work: what the scores were before, one sentence for each. */
export function boundsInWords(metric: BoardMetric, tolerance: number): string[] {
  const scale = { tolerance, grades: [] };
  return (['cap', 'floor'] as const).flatMap((kind) => {
    const bound = metric[kind];
    const bounded = periods.filter((period) => metric.scores[period].capped === kind);
    if (bound === null || bounded.length === 0) return [];
    const before = bounded.map((period) => {
      const { rawScore } = metric.scores[period];
      return `${period} ${rawScore === null ? 'nothing to divide by' : formatScore(rawScore, scale)}`;
    });
    const verb = kind === 'cap' ? 'Capped at' : 'Raised to';
    return [`${verb} ${formatScore(bound, scale)}; before: ${listOf(before)}.`];
  });
}

/** What a late metric last had. Null when it is not late. */
export function lateInWords(metric: BoardMetric): string | null {
  if (!metric.late) return null;
  return metric.latest === null
    ? 'No value has come yet.'
    : `The newest value is for ${formatDay(metric.latest)}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
