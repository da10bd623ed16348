import type { CompositeMethod } from '../model/index.ts';
import { compositeOf, type Weighed } from './composite.ts';
import { statusOf } from './status.ts';

export interface NamedScore extends Weighed {
  readonly metric: string;
}

/** A metric that alone makes a composite what it is. */
export interface Carrier {
  readonly metric: string;
  readonly score: number;
  /** The composite of all the others. */
  readonly without: number;
}

/** A composite that moves further than this when one metric is taken out stands on that metric. */
const carriedFrom = 0.25;
/** Twice the target: a score above it moves a plain mean more than any on-time share can. */
const farAbove = 2;
const candidates = 3;

/**
 * The metric without which the composite would be another number: taking it out moves the composite
 * by more than 0.25, or, where it scores above 2, into another status. Of several the one that moves
 * it furthest. An ordinary score that just tips the status is no news: on most days one does.
 * Null when no metric carries the composite, and when fewer than two are weighed.
 * @example carrierOf([29.35, 1, 1].map(weighed), 'arithmetic', 0.05)?.without // 1
 */
export function carrierOf(
  list: readonly NamedScore[],
  method: CompositeMethod,
  tolerance: number,
): Carrier | null {
  const weighed = list.filter((one) => one.weight > 0);
  const whole = compositeOf(weighed, method);
  if (whole === null || weighed.length < 2) return null;
  const distance = (one: NamedScore) => one.weight * Math.abs(one.score - whole);
  const carriers = weighed
    .toSorted((a, b) => distance(b) - distance(a))
    .slice(0, candidates)
    .flatMap((one): Carrier[] => {
      const without = compositeOf(
        weighed.filter((other) => other !== one),
        method,
      )!;
      const moves = Math.abs(whole - without) > carriedFrom;
      const tips = statusOf(whole, tolerance) !== statusOf(without, tolerance);
      const carries = moves || (tips && one.score > farAbove);
      return carries ? [{ metric: one.metric, score: one.score, without }] : [];
    });
  const moved = (one: Carrier) => Math.abs(whole - one.without);
  return carriers.toSorted((a, b) => moved(b) - moved(a))[0] ?? null;
}
