import { type MetricDefinition, type Period, periods, type Score } from '../../model/index.ts';
import { formatDayInWords, formatSpan } from '../../web/dates.ts';
import { formatNumber, formatValues } from '../../web/format.ts';
import { type Worked, workThrough } from '../worked.ts';
import { reasonInWords, usualBandInWords } from '../worked-words.ts';
import type { MetricReport } from './report.ts';
import { dayStatus } from './words.ts';

/** The unit of a count's daily average. @example perDayUnit('calls') // 'calls a day' */
export function perDayUnit(unit: string): string {
  return unit === 'count' ? 'a day' : `${unit} a day`;
}

const withoutBound = {
  cap: (score: string) => `Before the cap it is ${score}.`,
  floor: (score: string) => `Before the floor it is ${score}.`,
} as const;

/** The score before its cap or floor. */
export function uncappedInWords(capped: 'cap' | 'floor', score: string): string {
  return withoutBound[capped](score);
}

/** What stands in the last column where a cap or floor was at work. */
export const boundedWords = {
  cap: 'at the cap',
  floor: 'at the floor',
} as const;

/**
 * A number's parts and value. Null when nothing is known.
 * @example '5 of 19, 26%'
 */
export function factsInWords(
  { unit, measure }: Pick<MetricDefinition, 'unit' | 'measure'>,
  { value, numerator, denominator }: Pick<Score, 'value' | 'numerator' | 'denominator'>,
  worked: Worked,
): string | null {
  const counted =
    numerator === null || denominator === null
      ? null
      : `${formatNumber(numerator)} of ${formatNumber(denominator)}`;
  if (value === null) return counted;
  const [shown = ''] = formatValues([value], unit);
  if (worked.perDay) {
    const [daily = ''] = formatValues([worked.compared!], perDayUnit(unit));
    return `${shown}, ${daily}`;
  }
  if (counted === null) return shown;
  return measure === 'mean'
    ? `${shown} from ${formatNumber(denominator!)}`
    : `${counted}, ${shown}`;
}

/**
 * How the page begins: the day in a sentence or two, and where that has no score the shortest
 * period that has one.
 */
export function leadInWords(report: MetricReport): string[] {
  const { metric, latest, scores } = report;
  if (scores.day.score !== null) return [numberInWords(report, 'day')];
  const on = formatDayInWords(scores.day.span.last);
  const why = reasonInWords({ metric, score: scores.day, latest }, scores.day.reason!);
  const next = periods.find((period) => scores[period].score !== null);
  return [
    `There is no score for ${on}. ${why.join(' ')}`,
    ...(next === undefined ? [] : [numberInWords(report, next)]),
  ];
}

function numberInWords({ metric, scores }: MetricReport, period: Period): string {
  const score = scores[period];
  const days = formatSpan(score.span);
  const worked = workThrough(metric, score);
  const facts = factsInWords(metric, score, worked);
  if (facts === null || score.target === null) return `${days}. ${dayStatus[score.status]}`;
  const unit = worked.perDay ? perDayUnit(metric.unit) : metric.unit;
  const figures = [score.target, score.baseline].filter((figure) => figure != null);
  const [target = '', usual = null] = formatValues(figures, unit);
  return `${days}: ${facts}; ${comparedTo(metric, target, usual)}. ${dayStatus[score.status]}`;
}

function comparedTo(
  { rule, direction }: Pick<MetricDefinition, 'rule' | 'direction'>,
  target: string,
  usual: string | null,
): string {
  if (rule === 'historical-ratio') return `${target} is usual`;
  if (rule === 'historical-band') return usualBandInWords(direction, target, usual);
  if (rule === 'attainment') return `${target} was due by then`;
  return rule === 'target-band' ? `the band's edge is ${target}` : `the target is ${target}`;
}
