import { dayNumber } from '../../../calendar/index.ts';
import { type Rule, without } from '../contract.ts';

/**
 * 1 inside [low, high]; value ÷ low below; high ÷ value above. The target shown is the edge that
 * the value was compared with: the high one above the band, else the low one.
 */
export const targetBand: Rule = {
  name: 'target-band',
  target: 'bands',
  baseline: 'none',
  targetRequired: true,
  baselineRequired: false,
  directions: ['band'],
  takesTargetFile: false,
  compare: (value, question) => {
    const band = question.metric.comparison.bands.findLast(
      (step) => step.from === null || dayNumber(step.from) <= question.lastDay,
    );
    if (band === undefined) return without('no-target');
    if (value > band.high) return { score: band.high / value, target: band.high, reason: null };
    if (value >= band.low) return { score: 1, target: band.low, reason: null };
    if (!(band.low > 0)) return without('no-target', band.low);
    return { score: value / band.low, target: band.low, reason: null };
  },
};
