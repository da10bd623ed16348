import { type Rule, ratioTo, without } from '../contract.ts';

/** value ÷ target (up) or target ÷ value (down): Boston's rule for on-time shares and minutes. */
export const targetRatio: Rule = {
  name: 'target-ratio',
  target: 'steps',
  baseline: 'none',
  targetRequired: false,
  baselineRequired: false,
  directions: ['up', 'down'],
  takesTargetFile: true,
  compare: (value, question) => {
    const target = question.target();
    if (target === null) return without('no-target');
    return ratioTo(value, target, question.metric.direction, 'no-target');
  },
};
