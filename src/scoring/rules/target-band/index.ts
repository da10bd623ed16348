import { dayNumber } from '../../../calendar/index.ts';
import { type Compared, type Rule, without } from '../contract.ts';

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
    if (value > band.high) return scored(band.high / value, band.high);
    if (value >= band.low) return scored(1, band.low);
    if (!(band.low > 0)) return without('no-target', band.low);
    return scored(value / band.low, band.low);
  },
};

function scored(score: number, target: number): Compared {
  return { score, target, baseline: null, reason: null };
}
