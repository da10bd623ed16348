import { dayNumber } from '../calendar/index.ts';
import type { MetricDefinition, Reason } from '../model/index.ts';
import { latestDay, positions, present, type Series, spanKey, sumDays } from './series.ts';

/** A metric's number for a span, or why there is none. Parts are null where they do not exist. */
export interface Rolled {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly reason: Reason | null;
}

/** Whether and how a metric's days make up a span. `boardDay` is the board's date. */
export interface RollUpQuestion {
  readonly metric: MetricDefinition;
  readonly series: Series;
  readonly first: number;
  readonly last: number;
  readonly boardDay: number;
}

/**
 * The value of a span: an observation that covers exactly the span is its value; otherwise it is
 * made from days, by the measure: sums of numerators over sums of denominators (`ratio`, `mean`,
 * at least half of the days), totals (`count`, `sum`, every day), the last day (`level`). Medians
 * and percentiles never come from days.
 */
export function rollUp(question: RollUpQuestion): Rolled {
  const exact = exactValue(question);
  if (exact !== null) return exact;
  const { series, first, last, metric } = question;
  const { from, to } = positions(series, first, last);
  const days = last - first + 1;
  const known = series.presentBefore[to]! - series.presentBefore[from]!;
  const whole = known === days || silentDaysAreZero(question);
  if (known === 0 && !whole) return without(absence(question));
  if (metric.measure === 'ratio' || metric.measure === 'mean') {
    return whole || known * 2 >= days
      ? fromParts(question, from, to)
      : without('incomplete-period');
  }
  if (metric.measure === 'count' || metric.measure === 'sum') {
    if (series.valuelessBefore[to]! > series.valuelessBefore[from]!)
      return without('zero-denominator');
    return whole
      ? number(sumDays(series.value, from, to), null, null)
      : without('incomplete-period');
  }
  return without(metric.measure === 'level' ? 'incomplete-period' : 'needs-parts');
}

function exactValue({ metric, series, first, last }: RollUpQuestion): Rolled | null {
  const at = last - series.firstDay;
  const lone = first === last || metric.measure === 'level';
  if (lone && at >= 0 && at < series.length && series.delivery[at] !== -1) {
    return fromObservation(
      metric,
      present(series.value.values[at]!),
      present(series.numerator.values[at]!),
      present(series.denominator.values[at]!),
    );
  }
  const exact = series.spans.get(spanKey(first, last));
  return exact === undefined
    ? null
    : fromObservation(metric, exact.value, exact.numerator, exact.denominator);
}

function fromObservation(
  metric: MetricDefinition,
  value: number | null,
  numerator: number | null,
  denominator: number | null,
): Rolled {
  if (numerator !== null && denominator !== null) return divided(metric, numerator, denominator);
  return number(value, numerator, denominator);
}

function fromParts({ metric, series }: RollUpQuestion, from: number, to: number): Rolled {
  if (series.partlessBefore[to]! > series.partlessBefore[from]!) return without('needs-parts');
  const numerator = sumDays(series.numerator, from, to);
  const denominator = sumDays(series.denominator, from, to);
  return divided(metric, numerator, denominator);
}

function divided(metric: MetricDefinition, numerator: number, denominator: number): Rolled {
  if (denominator === 0) return { value: null, numerator, denominator, reason: 'zero-denominator' };
  const few = metric.minimumDenominator !== null && denominator < metric.minimumDenominator;
  return {
    value: numerator / denominator,
    numerator,
    denominator,
    reason: few ? 'too-few-cases' : null,
  };
}

/**
 * With `missingDays: nothing-happened` a day without an observation had no cases, but only from the
 * metric's start (the day of `starts`, else of the first value) to the end of the freshness promise
 * of the newest value known: a feed that stopped must not look like a city where nothing happens.
 */
function silentDaysAreZero({ metric, series, first, last }: RollUpQuestion): boolean {
  if (metric.missingDays !== 'nothing-happened' || series.length === 0) return false;
  const start = metric.starts === null ? series.firstDay : dayNumber(metric.starts);
  const newest = series.lastDays.at(-1)!;
  return first >= Math.min(start, series.firstDay) && last <= newest + (metric.freshnessDays ?? 0);
}

function absence({ metric, series, boardDay }: RollUpQuestion): Reason {
  return isLate(metric, latestDay(series, boardDay - 1), boardDay) && series.lastDays.length > 0
    ? 'stale'
    : 'no-data';
}

/**
 * True when the newest value is older than promised on the morning of the board's date. A value
 * for the day before is one day old. Without any value a promise is broken too.
 */
export function isLate(metric: MetricDefinition, latest: number | null, boardDay: number): boolean {
  if (metric.freshnessDays === null) return false;
  return latest === null || boardDay - latest > metric.freshnessDays;
}

function number(
  value: number | null,
  numerator: number | null,
  denominator: number | null,
): Rolled {
  return { value, numerator, denominator, reason: value === null ? 'no-data' : null };
}

function without(reason: Reason): Rolled {
  return { value: null, numerator: null, denominator: null, reason };
}
