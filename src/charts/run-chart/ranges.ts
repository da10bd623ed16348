import { addDays, addMonths } from '../../calendar/index.ts';
import type { Span } from '../../model/index.ts';
import { overlap } from '../date-axis.ts';
import { isDrawn, type RunPoint } from './input.ts';

/** More than these have no room as single marks: a month is then drawn from lowest to highest. */
const mostDays = 200;
const mostPeriods = 160;

/** The values of the points that begin in one calendar month. */
export interface RunRange {
  /** The month, within the span of the chart. */
  readonly span: Span;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

export function areTooManyDays(days: readonly RunPoint[]): boolean {
  return days.length > mostDays;
}

export function areTooManyPeriods(periods: readonly RunPoint[]): boolean {
  return periods.length > mostPeriods;
}

/** One range a calendar month that has a value, ascending: no value is left out. */
export function monthlyRanges(points: readonly RunPoint[], span: Span): RunRange[] {
  const months = new Map<string, number[]>();
  for (const point of points.filter(isDrawn)) {
    const month = overlap(point.span, span)!.first.slice(0, 7);
    const values = months.get(month) ?? [];
    values.push(point.value);
    months.set(month, values);
  }
  return [...months].map(([month, values]) => ({
    span: overlap(wholeMonth(month), span)!,
    low: values.reduce((a, b) => Math.min(a, b)),
    high: values.reduce((a, b) => Math.max(a, b)),
    count: values.length,
  }));
}

function wholeMonth(month: string): Span {
  const first = `${month}-01`;
  return { first, last: addDays(addMonths(first, 1), -1) };
}
