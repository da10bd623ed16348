import type { Day, Direction, MetricDefinition, Reason, Score } from '../../model/index.ts';
import { formatDay } from '../../web/dates.ts';
import { formatNumber, formatScore, formatValues } from '../../web/format.ts';
import { type Language, languageFacts } from '../../web/language/index.ts';
import { reasonFor } from '../../web/reasons.ts';
import { statusInWords, yardstickOf } from '../../web/status.ts';
import { workedWords } from './words/index.ts';
import type { Worked } from './worked.ts';

/** What a sentence about one of a metric's numbers has to know. */
export interface WordedNumber {
  readonly metric: Pick<
    MetricDefinition,
    | 'measure'
    | 'rule'
    | 'direction'
    | 'unit'
    | 'comparison'
    | 'cap'
    | 'floor'
    | 'minimumDenominator'
    | 'freshnessDays'
    | 'starts'
    | 'ends'
  >;
  readonly score: Score;
  readonly worked: Worked;
  readonly tolerance: number;
  readonly latest: Day | null;
}

/** A rule's name; an unknown one is called as it is. */
export function ruleName(rule: string, language: Language): string {
  const { ruleNames } = workedWords(language);
  return Object.hasOwn(ruleNames, rule) ? ruleNames[rule as keyof typeof ruleNames] : rule;
}

/** What a metric's rule does. An unknown rule has its name only. */
export function ruleInWords(metric: WordedNumber['metric'], language: Language): string {
  return `${sentenceOf(metric, language)} ${workedWords(language).one[yardstickOf(metric.rule)]}`;
}

function sentenceOf(
  { rule, direction, comparison }: WordedNumber['metric'],
  language: Language,
): string {
  const { rules, otherRule } = workedWords(language);
  switch (rule) {
    case 'target-ratio':
    case 'historical-ratio':
      return rules[rule]({ direction });
    case 'historical-band': {
      const deviations = formatNumber(comparison.history?.deviations ?? 1, language);
      return rules[rule]({ direction, deviations });
    }
    case 'target-band':
    case 'attainment':
      return rules[rule];
    default:
      return otherRule({ rule });
  }
}

/**
 * The edge of a usual band, and the average that it lies around (null: not kept).
 * @example usualBandInWords('down', '52', '40', 'en') // 'usual 40, allowed up to 52'
 */
export function usualBandInWords(
  direction: Direction,
  edge: string,
  usual: string | null,
  language: Language,
): string {
  const { usualBand, allowed } = workedWords(language);
  return usual === null ? allowed({ direction, edge }) : usualBand({ direction, edge, usual });
}

/**
 * Figures that stand in one division: enough decimals that different numbers read differently, at
 * least three significant ones below 10, and no zeros at the end.
 * @example formatFigures([0.2631578, 0.8], 'en') // ['0.263', '0.8']
 */
export function formatFigures(values: readonly number[], language: Language): string[] {
  const smallest = Math.min(...values.map(Math.abs).filter((size) => size > 0), 1000);
  const least = smallest < 1 ? 3 : smallest < 10 ? 2 : smallest < 100 ? 1 : 0;
  for (let decimals = least; decimals < 12; decimals += 1) {
    const texts = values.map((value) => plain(value, decimals, language));
    const clash = values.some((value, at) =>
      values.some((other, place) => value !== other && texts[at] === texts[place]),
    );
    const lost = values.some((value) => value !== 0 && Number(value.toFixed(decimals)) === 0);
    if (!clash && !lost) return texts;
  }
  return values.map((value) => plain(value, 12, language));
}

function plain(value: number, decimals: number, language: Language): string {
  const { tag } = languageFacts[language];
  const text = value.toLocaleString(tag, { maximumFractionDigits: decimals });
  return text.replace(/^-0$/, '0').replace('-', '−');
}

/** What came out for one number and why, in sentences. */
export function outcomeInWords(number: WordedNumber, language: Language): string[] {
  const { score } = number;
  if (score.reason !== null) return reasonInWords(number, score.reason, language);
  if (score.rawScore === null) return boundInWords(number, language);
  return [comparisonInWords(number, language), ...boundInWords(number, language)];
}

function comparisonInWords(number: WordedNumber, language: Language): string {
  const { metric, score, worked, tolerance } = number;
  const { outcome, perDay } = workedWords(language);
  const result = formatScore(score.rawScore!, { tolerance, grades: [] }, language);
  const ends = { result, status: statusInWords(score.status, metric.rule, language) };
  const { compared } = worked;
  if (compared === null || score.target === null) return outcome.plain(ends);
  const figures = [compared, score.target, score.baseline].filter((figure) => figure != null);
  const [value = '', target = '', usual] = formatValues(figures, metric.unit, language).map(
    (text) => (worked.perDay ? perDay({ value: text }) : text),
  );
  const { direction } = metric;
  switch (metric.rule) {
    case 'target-band':
      return worked.inside
        ? outcome.inside({ value, ...ends })
        : outcome.outside({ value, target, ...ends });
    case 'attainment':
      return outcome.pace({ value, target, ...ends });
    case 'historical-ratio':
      return outcome.usual({ value, target, ...ends });
    case 'historical-band':
      return usual === undefined
        ? outcome.allowed({ value, target, direction, ...ends })
        : outcome.usualBand({ value, target, usual, direction, ...ends });
    default:
      return outcome.target({ value, target, ...ends });
  }
}

function boundInWords({ score, tolerance }: WordedNumber, language: Language): string[] {
  if (score.capped === null || score.score === null) return [];
  const { outcome } = workedWords(language);
  const bound = formatScore(score.score, { tolerance, grades: [] }, language);
  return [score.rawScore === null ? outcome.zero({ bound }) : outcome[score.capped]({ bound })];
}

/** Why there is no score: the reason's own sentence, then what is known about it. */
export function reasonInWords(
  number: Pick<WordedNumber, 'metric' | 'score' | 'latest'>,
  reason: Reason,
  language: Language,
): string[] {
  const detail = detailInWords(number, reason, language);
  const sentence = reasonFor(reason, number.metric.measure, language);
  return detail === null ? [sentence] : [sentence, detail];
}

function detailInWords(
  { metric, score, latest }: Pick<WordedNumber, 'metric' | 'score' | 'latest'>,
  reason: Reason,
  language: Language,
): string | null {
  const { details } = workedWords(language);
  const starts = metric.starts ?? metric.comparison.point?.on ?? null;
  switch (reason) {
    case 'stale':
      return latest === null || metric.freshnessDays === null
        ? null
        : details.stale({ day: formatDay(latest, language), age: metric.freshnessDays });
    case 'zero-denominator':
      return metric.measure === 'mean' ? details.zeroMean : details.zeroDenominator;
    case 'zero-count':
      return details.zeroCount;
    case 'too-few-cases': {
      if (score.denominator === null || metric.minimumDenominator === null) return null;
      const count = formatNumber(score.denominator, language);
      return details.tooFew({ count, least: formatNumber(metric.minimumDenominator, language) });
    }
    case 'not-yet-started':
      return starts === null ? null : details.starts({ day: formatDay(starts, language) });
    case 'retired':
      return metric.ends === null ? null : details.ended({ day: formatDay(metric.ends, language) });
    default:
      return null;
  }
}
