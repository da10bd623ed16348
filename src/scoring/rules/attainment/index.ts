import { dayNumber } from '../../../calendar/index.ts';
import type { Goal, PointBaseline } from '../../../model/index.ts';
import { type Rule, without } from '../contract.ts';

/**
 * The share of the way from the baseline to where the straight line from start to due date stands
 * on the span's last day: (value − baseline) ÷ (pace − baseline). After the due date the pace is
 * the goal. On the baseline's own day and before there is nothing to compare: `not-yet-started`.
 */
export const attainment: Rule = {
  name: 'attainment',
  target: 'goal',
  baseline: 'point',
  targetRequired: true,
  baselineRequired: true,
  directions: ['up', 'down'],
  takesTargetFile: false,
  compare: (value, question) => {
    const { goal, point } = question.metric.comparison;
    if (goal === null) return without('no-target');
    if (point === null) return without('no-baseline');
    if (question.lastDay <= dayNumber(point.on)) return without('not-yet-started');
    const pace = paceOn(question.lastDay, point, goal);
    if (pace === point.value) return without('no-target', pace, point.value);
    const score = (value - point.value) / (pace - point.value);
    return { score, target: pace, baseline: point.value, reason: null };
  },
};

function paceOn(day: number, point: PointBaseline, goal: Goal): number {
  const start = dayNumber(point.on);
  const due = dayNumber(goal.by);
  if (day >= due) return goal.value;
  return point.value + ((goal.value - point.value) * (day - start)) / (due - start);
}
