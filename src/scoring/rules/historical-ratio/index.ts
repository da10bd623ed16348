import { type Rule, ratioTo, without } from '../contract.ts';

/**
 * Now against the average of the same season in earlier years: current ÷ historical (up) or
 * historical ÷ current (down). Boston since 2018. An average that the city delivers in a target
 * file comes before one computed from its own observations.
 */
export const historicalRatio: Rule = {
  name: 'historical-ratio',
  target: 'none',
  baseline: 'history',
  targetRequired: false,
  baselineRequired: false,
  directions: ['up', 'down'],
  takesTargetFile: true,
  compare: (value, question) => {
    const average = question.target() ?? question.history()?.mean ?? null;
    if (average === null) return without('no-baseline');
    return ratioTo(value, average, question.metric.direction, 'no-baseline', average);
  },
};
