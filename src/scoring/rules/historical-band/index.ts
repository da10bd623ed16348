import { type Rule, ratioTo, without } from '../contract.ts';

/**
 * value ÷ (mean − k·sd) (up) or (mean + k·sd) ÷ value (down), sd being the population standard
 * deviation of the daily values: Boston 2016. A lower edge of zero or less is no baseline.
 */
export const historicalBand: Rule = {
  name: 'historical-band',
  target: 'none',
  baseline: 'history-with-deviations',
  targetRequired: false,
  baselineRequired: true,
  directions: ['up', 'down'],
  takesTargetFile: false,
  compare: (value, question) => {
    const figures = question.history();
    if (figures === null || figures.deviation === null) return without('no-baseline');
    const allowance = (question.metric.comparison.history?.deviations ?? 1) * figures.deviation;
    const up = question.metric.direction === 'up';
    const edge = up ? figures.mean - allowance : figures.mean + allowance;
    return ratioTo(value, edge, question.metric.direction, 'no-baseline', figures.mean);
  },
};
