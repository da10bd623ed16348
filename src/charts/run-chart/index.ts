import type { Chart } from '../contract.ts';
import { drawRun } from './drawing.ts';
import {
  isDrawn,
  type RunChartInput,
  type RunChartWords,
  type RunFact,
  type RunFacts,
} from './input.ts';
import { keyOf } from './key.ts';
import { cappedPoints, planRun, type RunPlan, restatedPoints } from './plan.ts';
import { longTable, mainTable } from './tables.ts';

export type * from './input.ts';

/**
 * A metric's values over time, in its own unit: periods as heavy lines, days as circles whose areas
 * are their cases, the target as a stepped line, a tick under what had no case, a band over what was
 * not captured, old values hollow beside restated ones, a lid over values whose score was capped.
 *
 * Totals stand on zero; other values have zero in sight only where it costs little. A long empty gap
 * below an outlier is cut out of the axis with a break mark, and the outlier has its number as text.
 * Above 200 days, or 160 periods, these are drawn as one range a calendar month from the lowest to
 * the highest value, and the table has the same ranges: nothing is left out. Works without points.
 */
export function runChart(input: RunChartInput, words: RunChartWords): Chart {
  const plan = planRun(input);
  return {
    title: words.title,
    description: words.describe(factsOf(plan)),
    svg: drawRun(plan, words),
    key: keyOf(plan, words),
    table: mainTable(plan, words),
    more: longTable(plan, words),
  };
}

function factsOf(plan: RunPlan): RunFacts {
  const { span, periods, days } = plan.input;
  const drawn = { periods: periods.filter(isDrawn), days: days.filter(isDrawn) };
  const told: readonly RunFact[] = drawn.periods.length > 0 ? drawn.periods : drawn.days;
  const first = told[0] ?? null;
  const missing = (why: string) =>
    [...periods, ...days].filter((point) => point.missing === why).length;
  return {
    span,
    periods: drawn.periods.length,
    days: drawn.days.length,
    lowest: first && told.reduce((a, b) => (b.value < a.value ? b : a)),
    highest: first && told.reduce((a, b) => (b.value > a.value ? b : a)),
    latest: told.at(-1) ?? null,
    targets: plan.targets.map((step) => step.value),
    noCases: missing('no-cases'),
    notCaptured: missing('not-captured'),
    restated: restatedPoints(plan).length,
    capped: cappedPoints(plan).length,
    periodsAsRanges: plan.periodRanges !== null,
    daysAsRanges: plan.dayRanges !== null,
    breaks: plan.axis.breaks.length,
  };
}
