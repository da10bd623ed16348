/**
 * The scale of scores from 0 to 2, with 1, on target, in its middle: the same in every chart, so
 * that two of them can be compared. A score beyond an end stands at that end and is marked as cut.
 */
export const scoreScale = { low: 0, high: 2 } as const;

export interface ScorePlace {
  /** 0 at the scale's low end, 1 at its high end. */
  readonly at: number;
  /** The end beyond which the score lies; null where it lies on the scale. */
  readonly cut: 'low' | 'high' | null;
}

/** @example placeScore(29.35) // { at: 1, cut: 'high' } */
export function placeScore(score: number): ScorePlace {
  const { low, high } = scoreScale;
  if (score < low) return { at: 0, cut: 'low' };
  if (score > high) return { at: 1, cut: 'high' };
  return { at: (score - low) / (high - low), cut: null };
}
