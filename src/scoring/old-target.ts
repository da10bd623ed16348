import type { MetricDefinition, Score } from '../model/index.ts';
import { ratioTo } from './rules/contract.ts';

/** One metric on one of two boards: what it was by its definition then, and its number. */
export interface ScoredThen {
  readonly metric: MetricDefinition;
  readonly score: Score;
}

/**
 * What today's value would have scored against the target of the board before, with today's cap and
 * floor: `DriverInput.afterAtOldTarget`. The value that was compared follows from the raw score, so
 * that a count per day stays one: raw × target (up), target ÷ raw (down).
 *
 * Null, which counts the whole change as one of value, where the target did not change, where a
 * number or a target is missing, for a zero count taken as the cap (no target alters it), for rules
 * other than `target-ratio`, and where the metric itself became another (rule, measure, unit,
 * direction, or a target of a whole period in place of one per day).
 * @example scoreAtOldTarget(target80, target100) // up, value 0.9: 0.9 ÷ 0.8 = 1.125
 */
export function scoreAtOldTarget(before: ScoredThen, after: ScoredThen): number | null {
  const { metric, score } = after;
  const oldTarget = before.score.target;
  if (metric.rule !== 'target-ratio' || !isSameKind(before.metric, metric)) return null;
  if (oldTarget === null || oldTarget === score.target) return null;
  const compared = comparedValue(after);
  if (compared === null || !isSameBasis(before, after)) return null;
  const scored = ratioTo(compared, oldTarget, metric.direction, 'no-target').score;
  if (scored === null) return null;
  const capped = metric.cap === null ? scored : Math.min(scored, metric.cap);
  return metric.floor === null ? capped : Math.max(capped, metric.floor);
}

function isSameKind(one: MetricDefinition, other: MetricDefinition): boolean {
  return (
    one.rule === other.rule &&
    one.measure === other.measure &&
    one.percentile === other.percentile &&
    one.unit === other.unit &&
    one.direction === other.direction
  );
}

/** What stood against the target: the value, or a count's total per day. */
function comparedValue({ metric, score }: ScoredThen): number | null {
  const { rawScore, target, value } = score;
  if (rawScore === null || target === null) return null;
  if (metric.direction !== 'up' && rawScore === 0) return null;
  const compared = metric.direction === 'up' ? rawScore * target : target / rawScore;
  // The value itself where it is that: dividing and multiplying again loses the last figures.
  return value !== null && Math.abs(compared - value) <= 1e-12 * Math.abs(value) ? value : compared;
}

/** A total of 700 in a week is compared as 100 a day, or as 700 where the target is the week's. */
function isSameBasis(before: ScoredThen, after: ScoredThen): boolean {
  const shares = [before, after].map((one) => {
    const compared = comparedValue(one);
    return compared === null || one.score.value === null ? null : compared / one.score.value;
  });
  const [one, other] = shares;
  if (!isUsable(one) || !isUsable(other)) return true;
  return Math.abs(one / other - 1) < 1e-6;
}

function isUsable(share: number | null | undefined): share is number {
  return typeof share === 'number' && Number.isFinite(share) && share !== 0;
}
