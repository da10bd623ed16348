import type {
  CityDefinition,
  Composite,
  CompositeMethod,
  CompositeScore,
  MetricDefinition,
  MetricScores,
  Period,
  Reason,
  Score,
} from '../model/index.ts';
import { exactSum } from '../statistics/index.ts';
import { gradeOf, statusOf } from './status.ts';

/** One score with its weight on the way into a composite. */
export interface Weighed {
  readonly score: number;
  readonly weight: number;
}

/**
 * The weighted composite of scores: arithmetic Σwᵢsᵢ ÷ Σwᵢ; geometric exp(Σwᵢ·ln sᵢ ÷ Σwᵢ), 0 as
 * soon as a weighed score is 0 or less; median: the score at half of the weight, the mean of the
 * two around it where half falls between them. Null when nothing is weighed.
 */
export function compositeOf(list: readonly Weighed[], method: CompositeMethod): number | null {
  const weighed = list.filter((one) => one.weight > 0);
  if (weighed.length === 0) return null;
  const total = exactSum(weighed.map((one) => one.weight));
  if (method === 'median') return weightedMedian(weighed, total);
  if (method === 'arithmetic')
    return exactSum(weighed.map((one) => one.weight * one.score)) / total;
  if (weighed.some((one) => one.score <= 0)) return 0;
  return Math.exp(exactSum(weighed.map((one) => one.weight * Math.log(one.score))) / total);
}

function weightedMedian(weighed: readonly Weighed[], total: number): number {
  const sorted = [...weighed].sort((a, b) => a.score - b.score);
  let below = 0;
  for (const [index, one] of sorted.entries()) {
    below += one.weight;
    if (below > total / 2) return one.score;
    if (below === total / 2) return (one.score + sorted[index + 1]!.score) / 2;
  }
  return sorted.at(-1)!.score;
}

/** A metric's weight in every composite: its own × its topic's. */
export function weightOf(city: CityDefinition, metric: MetricDefinition): number {
  const topic = city.topics.find((one) => one.slug === metric.topic);
  return metric.weight * (topic?.weight ?? 1);
}

/** One metric of a composite: its numbers and its weight. */
export interface Member {
  readonly scores: MetricScores;
  readonly weight: number;
}

/** One metric's number on its way into a composite. */
export interface Part extends Pick<Score, 'score' | 'rawScore' | 'reason'> {
  readonly metric: string;
  readonly weight: number;
}

/**
 * The composite of some metrics for one period, with coverage and what is missing. A metric that
 * is retired or has not started yet is not part of the basket: it neither counts nor is missed.
 */
export function compositeScore(
  city: Pick<CityDefinition, 'composite' | 'grades' | 'tolerance'>,
  parts: readonly Part[],
): CompositeScore {
  const weighed = parts.filter((part) => part.weight > 0 && isKept(part.reason));
  const present = weighed.filter((part) => part.score !== null);
  const score = compositeOf(present as readonly (Part & Weighed)[], city.composite);
  const raw = present.map((one) => ({ score: one.rawScore, weight: one.weight }));
  const totalWeight = exactSum(weighed.map((part) => part.weight));
  return {
    score,
    rawScore: raw.some((one) => one.score === null)
      ? null
      : compositeOf(raw as readonly Weighed[], city.composite),
    coverage:
      weighed.length === 0 ? null : exactSum(present.map((one) => one.weight)) / totalWeight,
    scored: present.length,
    total: weighed.length,
    grade: gradeOf(score, city.grades),
    status: statusOf(score, city.tolerance),
    missing: weighed.flatMap(({ metric, reason }) => (reason === null ? [] : [{ metric, reason }])),
  };
}

/** False where a metric is retired or has not started: then it is in no basket. */
export function isKept(reason: Reason | null): boolean {
  return reason !== 'retired' && reason !== 'not-yet-started';
}

/** The composites of some metrics for all periods. */
export function composite(city: CityDefinition, members: readonly Member[]): Composite {
  const of = (period: Period) =>
    compositeScore(
      city,
      members.map(({ scores, weight }) => {
        const { score, rawScore, reason } = scores.scores[period];
        return { metric: scores.metric, weight, score, rawScore, reason };
      }),
    );
  return { day: of('day'), week: of('week'), month: of('month'), quarter: of('quarter') };
}
