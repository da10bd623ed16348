import type { Period } from '../../model/index.ts';
import type { BoardMetric } from './report.ts';
import type { Pulls } from './sentences.ts';

/** Something that moved or moves a composite, in score points. */
export interface Pull {
  readonly name: string;
  readonly effect: number;
}

const mostNamed = 2;
/** A pull smaller than a tenth of the largest, or than the last figure shown, is not worth a word. */
const leastShare = 0.1;
const leastEffect = 0.005;

/** The two strongest on either side; the others are small beside them or stand below. */
export function strongest(pulls: readonly Pull[]): Pulls {
  const largest = pulls.reduce((most, { effect }) => Math.max(most, Math.abs(effect)), 0);
  const least = Math.max(largest * leastShare, leastEffect);
  const side = (sign: 1 | -1) =>
    pulls
      .filter(({ effect }) => effect * sign >= least)
      .toSorted((a, b) => (b.effect - a.effect) * sign)
      .slice(0, mostNamed)
      .map(({ name }) => name);
  return { up: side(1), down: side(-1) };
}

/** How far each metric's weighed score stands from 1. */
export function distances(metrics: readonly BoardMetric[], period: Period): Pull[] {
  return metrics.flatMap(({ name, weight, scores }) => {
    const { score } = scores[period];
    return score === null ? [] : [{ name, effect: weight * (score - 1) }];
  });
}
