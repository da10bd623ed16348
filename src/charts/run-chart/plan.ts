import { addDays, dayNumber } from '../../calendar/index.ts';
import type { Day, Span } from '../../model/index.ts';
import { mainStretch, stretches } from '../cut-axis.ts';
import { datePosition, overlap } from '../date-axis.ts';
import { heightOf, type ValueAxis, valueAxis } from '../value-axis.ts';
import { isDrawn, type RunChartInput, type RunPoint } from './input.ts';
import { areTooManyDays, areTooManyPeriods, monthlyRanges, type RunRange } from './ranges.ts';

/** Pixels from the top: where values stand, ticks for empty days, dates, the whole height. */
export const plot = { top: 30, bottom: 300, ticks: 304, dates: 328, height: 336 } as const;

/** A stretch in which one target is in force. */
export interface TargetStep {
  readonly span: Span;
  readonly value: number;
}

/** Everything that is decided before anything is drawn. */
export interface RunPlan {
  readonly input: RunChartInput;
  readonly axis: ValueAxis;
  /** Null where the points are drawn one by one. */
  readonly periodRanges: readonly RunRange[] | null;
  readonly dayRanges: readonly RunRange[] | null;
  readonly targets: readonly TargetStep[];
}

export function planRun(given: RunChartInput): RunPlan {
  const inside = (point: RunPoint) => overlap(point.span, given.span) !== null;
  const periods = given.periods.filter(inside);
  const days = given.days.filter(inside);
  const targets = targetSteps(given);
  const values = [
    ...[...periods, ...days].flatMap((point) => [point.value ?? [], point.was ?? []].flat()),
    ...targets.map((step) => step.value),
  ];
  return {
    input: { ...given, periods, days },
    axis: valueAxis(values, given.kind === 'total' || isNearZero(values), 5),
    periodRanges: areTooManyPeriods(periods) ? monthlyRanges(periods, given.span) : null,
    dayRanges: areTooManyDays(days) ? monthlyRanges(days, given.span) : null,
    targets,
  };
}

/** Where zero costs less than half of the height, a line shows it too. */
function isNearZero(values: readonly number[]): boolean {
  const [lowest, highest] = mainStretch(stretches(values, 'outliers'));
  return lowest >= 0 && lowest <= highest / 2;
}

function targetSteps({ targets, span }: RunChartInput): TargetStep[] {
  return targets.flatMap(({ from, value }, index) => {
    const next = targets[index + 1];
    const last = next === undefined ? span.last : addDays(next.from, -1);
    const part = from > last ? null : overlap({ first: from, last }, span);
    return value === null || part === null ? [] : [{ span: part, value }];
  });
}

/** Where a span begins and ends, from 0 to 1, within the chart's own span. */
export function across({ input }: RunPlan, { first, last }: Span): [number, number] {
  return [datePosition(input.span, first), endPosition(input.span, last)];
}

function endPosition({ first, last }: Span, day: Day): number {
  const start = dayNumber(first);
  return Math.min(1, (dayNumber(day) + 1 - start) / (dayNumber(last) + 1 - start));
}

export function middle(plan: RunPlan, span: Span): number {
  const [from, to] = across(plan, span);
  return (from + to) / 2;
}

export function yOf({ axis }: RunPlan, value: number): number {
  return heightOf(axis, value, plot.top, plot.bottom);
}

/** The points that are marked one by one, whatever stands for the others. */
export function restatedPoints({ input }: RunPlan): (RunPoint & { value: number; was: number })[] {
  return [...input.periods, ...input.days].flatMap((point) =>
    isDrawn(point) && point.was !== null && point.was !== point.value
      ? [{ ...point, was: point.was }]
      : [],
  );
}

export function cappedPoints({ input }: RunPlan): (RunPoint & { value: number })[] {
  return [...input.periods, ...input.days].filter(isDrawn).filter((point) => point.capped);
}
