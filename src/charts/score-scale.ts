/** A scale of scores with 1, on target, in its middle. */
export interface ScoreScale {
  readonly low: number;
  readonly high: number;
}

/**
 * The scale of scores from 0 to 2: the same in every chart whose scores are compared with another
 * one's. A score beyond an end stands at that end and is marked as cut.
 */
export const scoreScale: ScoreScale = { low: 0, high: 2 };

/** How far a closer scale reaches to either side of 1: round numbers, so that its ends read well. */
const reaches = [0.1, 0.25, 0.5, 0.75];

/**
 * The closest scale with 1 in its middle that holds all scores; the one from 0 to 2 where none does.
 * @example scaleAround([0.85, 1.21]) // { low: 0.75, high: 1.25 }
 */
export function scaleAround(scores: readonly number[]): ScoreScale {
  const furthest = Math.max(0, ...scores.map((score) => Math.abs(score - 1)));
  const reach = reaches.find((one) => furthest <= one);
  return reach === undefined ? scoreScale : { low: 1 - reach, high: 1 + reach };
}

export interface ScorePlace {
  /** 0 at the scale's low end, 1 at its high end. */
  readonly at: number;
  /** The end beyond which the score lies; null where it lies on the scale. */
  readonly cut: 'low' | 'high' | null;
}

/** @example placeScore(29.35) // { at: 1, cut: 'high' } */
export function placeScore(score: number, { low, high } = scoreScale): ScorePlace {
  if (score < low) return { at: 0, cut: 'low' };
  if (score > high) return { at: 1, cut: 'high' };
  return { at: (score - low) / (high - low), cut: null };
}
