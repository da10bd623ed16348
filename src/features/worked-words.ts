import type { Day, Direction, MetricDefinition, Reason, Score, Status } from '../model/index.ts';
import { formatDay } from '../web/dates.ts';
import { formatNumber, formatScore, formatValues } from '../web/format.ts';
import { reasonFor } from '../web/reasons.ts';
import type { FigureName, Worked } from './worked.ts';

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

const oneIsOnTarget = '1.00 is exactly on target.';

/** What each rule is called where it has to be understood without its sentence. */
const ruleNames: Readonly<Record<string, string>> = {
  'target-ratio': 'Compared with a target',
  'historical-ratio': 'Compared with the same time in earlier years',
  'historical-band': 'Compared with the edge of what is usual',
  'target-band': 'Kept inside a band',
  attainment: 'On the way to a goal',
};

export function ruleName(rule: string): string {
  return ruleNames[rule] ?? rule;
}

/** What each rule does, in sentences that need no number. */
const ruleSentences: Readonly<Record<string, (metric: WordedNumber['metric']) => string>> = {
  'target-ratio': ({ direction }) =>
    direction === 'down'
      ? 'The target is divided by the value, because less is better.'
      : 'The value is divided by the target.',
  'historical-ratio': ({ direction }) =>
    direction === 'down'
      ? 'What is usual at this time of year is divided by the value, because less is better.'
      : 'The value is divided by what is usual at this time of year.',
  'historical-band': ({ direction, comparison }) => {
    const deviations = formatNumber(comparison.history?.deviations ?? 1);
    return direction === 'down'
      ? `The upper edge of what is usual (the average of earlier years and ${deviations} standard deviations more) is divided by the value, because less is better.`
      : `The value is divided by the lower edge of what is usual: the average of earlier years and ${deviations} standard deviations less.`;
  },
  'target-band': () =>
    'Inside the band the score is 1. Below the band the value is divided by the lower edge; above it the upper edge is divided by the value.',
  attainment: () =>
    'How far the value has come from where it started is divided by how far it should have come by that day, on a straight line from the start to the goal.',
};

/** What a metric's rule does. An unknown rule has its name only. */
export function ruleInWords(metric: WordedNumber['metric']): string {
  const sentence = ruleSentences[metric.rule]?.(metric) ?? `Rule: ${metric.rule}.`;
  return `${sentence} ${oneIsOnTarget}`;
}

/** What stands below a figure of a worked score. */
export const figureWords: Readonly<Record<FigureName, string>> = {
  numerator: 'that count',
  denominator: 'in all',
  value: 'value',
  total: 'total',
  days: 'days',
  'per-day': 'a day',
  target: 'target',
  average: 'usual',
  edge: 'allowed',
  low: 'lower edge',
  high: 'upper edge',
  pace: 'due by then',
  start: 'at the start',
  score: 'score',
};

/** On which side of a usual band its edge lies. */
const allowedWords: Readonly<Record<Direction, string>> = {
  up: 'down to',
  down: 'up to',
  band: 'up to',
};

/**
 * The edge of a usual band, and the average that it lies around (null: not kept).
 * @example usualBandInWords('down', '52', '40') // 'usual 40, allowed up to 52'
 */
export function usualBandInWords(direction: Direction, edge: string, usual: string | null): string {
  const allowed = `allowed ${allowedWords[direction]} ${edge}`;
  return usual === null ? allowed : `usual ${usual}, ${allowed}`;
}

/** Statuses in a sentence's end. */
const statusSentences: Readonly<Record<Status, string>> = {
  exceeding: 'exceeding target',
  meeting: 'meeting target',
  'follow-up': 'below target, so it needs follow-up',
  'no-score': 'no score',
};

/**
 * Figures that stand in one division: enough decimals that different numbers read differently, at
 * least three significant ones below 10, and no zeros at the end.
 * @example formatFigures([0.2631578, 0.8]) // ['0.263', '0.8']
 */
export function formatFigures(values: readonly number[]): string[] {
  const smallest = Math.min(...values.map(Math.abs).filter((size) => size > 0), 1000);
  const least = smallest < 1 ? 3 : smallest < 10 ? 2 : smallest < 100 ? 1 : 0;
  for (let decimals = least; decimals < 12; decimals += 1) {
    const texts = values.map((value) => plain(value, decimals));
    const clash = values.some((value, at) =>
      values.some((other, place) => value !== other && texts[at] === texts[place]),
    );
    const lost = values.some((value, at) => value !== 0 && Number(texts[at]) === 0);
    if (!clash && !lost) return texts;
  }
  return values.map((value) => plain(value, 12));
}

function plain(value: number, decimals: number): string {
  const text = value.toLocaleString('en-US', { maximumFractionDigits: decimals });
  return text.replace(/^-0$/, '0').replace('-', '−');
}

/** What came out for one number and why, in sentences. */
export function outcomeInWords(number: WordedNumber): string[] {
  const { score } = number;
  if (score.reason !== null) return reasonInWords(number, score.reason);
  if (score.rawScore === null) return boundInWords(number);
  return [comparisonInWords(number), ...boundInWords(number)];
}

function comparisonInWords({ metric, score, worked, tolerance }: WordedNumber): string {
  const result = formatScore(score.rawScore!, { tolerance, grades: [] });
  const status = statusSentences[score.status];
  const { compared } = worked;
  if (compared === null || score.target === null) return `The score is ${result}: ${status}.`;
  const figures = [compared, score.target, score.baseline].filter((figure) => figure != null);
  const [value = '', target = '', usual] = formatValues(figures, metric.unit);
  const a = worked.perDay ? ' a day' : '';
  if (metric.rule === 'target-band') {
    return worked.inside
      ? `${value}${a} is inside the band, so the score is ${result}: ${status}.`
      : `${value}${a} is outside the band, whose nearer edge is ${target}; the score is ${result}: ${status}.`;
  }
  if (metric.rule === 'attainment') {
    return `The value is ${value}; by that day ${target} was due. The score is ${result}: ${status}.`;
  }
  if (metric.rule === 'historical-ratio') {
    return `The value is ${value}${a}; ${target}${a} is usual. The score is ${result}: ${status}.`;
  }
  if (metric.rule === 'historical-band') {
    const allowed = `${allowedWords[metric.direction]} ${target}${a}`;
    return usual === undefined
      ? `The value is ${value}${a}; ${allowed} is allowed. The score is ${result}: ${status}.`
      : `The value is ${value}${a}; ${usual}${a} is usual, and ${allowed} is allowed. The score is ${result}: ${status}.`;
  }
  return `The value is ${value}${a}; the target is ${target}${a}. The score is ${result}: ${status}.`;
}

function boundInWords({ score, tolerance }: WordedNumber): string[] {
  if (score.capped === null || score.score === null) return [];
  const bound = formatScore(score.score, { tolerance, grades: [] });
  if (score.rawScore === null) {
    return [`Nothing happened, so there is nothing to divide by: the score is the cap, ${bound}.`];
  }
  return score.capped === 'cap'
    ? [`No more than the cap of ${bound} counts.`]
    : [`No less than the floor of ${bound} counts.`];
}

/** Why there is no score: the reason's own sentence, then what is known about it. */
export function reasonInWords(
  number: Pick<WordedNumber, 'metric' | 'score' | 'latest'>,
  reason: Reason,
): string[] {
  const detail = reasonDetails[reason]?.(number) ?? null;
  const said = reasonFor(reason, number.metric.measure);
  return detail === null ? [said] : [said, detail];
}

type Detail = (number: Pick<WordedNumber, 'metric' | 'score' | 'latest'>) => string | null;

const reasonDetails: Readonly<Partial<Record<Reason, Detail>>> = {
  stale: ({ latest, metric }) =>
    latest === null || metric.freshnessDays === null
      ? null
      : `It is for ${formatDay(latest)} and may be ${ageInWords(metric.freshnessDays)} at the most.`,
  'zero-denominator': ({ metric }) =>
    metric.measure === 'mean'
      ? 'An average of nothing is no number.'
      : 'A share of nothing is no number.',
  'zero-count': () => 'The value is 0, and nothing can be divided by 0.',
  'too-few-cases': ({ score, metric }) =>
    score.denominator === null || metric.minimumDenominator === null
      ? null
      : `There were ${formatNumber(score.denominator)}; at least ${formatNumber(metric.minimumDenominator)} are needed.`,
  'not-yet-started': ({ metric }) => {
    const start = metric.starts ?? metric.comparison.point?.on ?? null;
    return start === null ? null : `It starts on ${formatDay(start)}.`;
  },
  retired: ({ metric }) =>
    metric.ends === null ? null : `Its last day was ${formatDay(metric.ends)}.`,
};

/** @example ageInWords(1) // '1 day old' */
export function ageInWords(days: number): string {
  return days === 1 ? '1 day old' : `${formatNumber(days)} days old`;
}
