import { dayNumber, matchedSpans } from '../calendar/index.ts';
import type { CalendarSettings, MetricDefinition, Period, Span } from '../model/index.ts';
import { exactSum, mean, populationDeviation } from '../statistics/index.ts';
import { type Rolled, rollUp } from './roll-up.ts';
import type { HistoryFigures } from './rules/contract.ts';
import { positions, type Series } from './series.ts';

/** Which history is asked for: the same season of earlier years as `span`. */
export interface HistoryQuestion {
  readonly metric: MetricDefinition;
  readonly series: Series;
  readonly period: Period;
  readonly span: Span;
  readonly settings: CalendarSettings;
}

/** The spans of earlier years that a metric's baseline compares with; empty without a baseline. */
export function historySpans(question: HistoryQuestion): readonly Span[] {
  const baseline = question.metric.comparison.history;
  if (baseline === null) return [];
  const { span, period, settings } = question;
  return matchedSpans(span, period, baseline.match, baseline.years, settings);
}

/**
 * The average over all matched spans that have a value, and the deviation of their daily values.
 * Counts and sums: total ÷ calendar days. With parts: sum of numerators ÷ sum of denominators.
 * Values without parts: their plain mean. Null when no matched span has a value.
 */
export function historyFigures(question: HistoryQuestion): HistoryFigures | null {
  const { metric, series } = question;
  const found = historySpans(question).flatMap((span) => {
    const first = dayNumber(span.first);
    const last = dayNumber(span.last);
    // The board of the day after the span: history is not late, it is complete or it is not.
    const rolled = rollUp({ metric, series, first, last, boardDay: last + 1 });
    return rolled.value === null ? [] : [{ first, last, rolled }];
  });
  if (found.length === 0) return null;
  const daily = found.flatMap(({ first, last }) => dailyValues(series, first, last));
  return { mean: averageOf(metric, found), deviation: populationDeviation(daily) };
}

interface RolledSpan {
  readonly first: number;
  readonly last: number;
  readonly rolled: Rolled;
}

function averageOf(metric: MetricDefinition, found: readonly RolledSpan[]): number {
  if (metric.measure === 'count' || metric.measure === 'sum') {
    const days = found.reduce((total, span) => total + span.last - span.first + 1, 0);
    return exactSum(found.map((span) => span.rolled.value!)) / days;
  }
  if (found.every((span) => span.rolled.denominator !== null)) {
    const denominator = exactSum(found.map((span) => span.rolled.denominator!));
    return exactSum(found.map((span) => span.rolled.numerator!)) / denominator;
  }
  return mean(found.map((span) => span.rolled.value!))!;
}

function dailyValues(series: Series, first: number, last: number): number[] {
  const { from, to } = positions(series, first, last);
  return [...series.value.values.subarray(from, to)].filter((value) => !Number.isNaN(value));
}
