import type { Day, Observation } from '../model/index.ts';
import { exactSumRange } from '../statistics/index.ts';

/** An observation that covers a span of more than one day, by day numbers. */
export interface SpanObservation {
  readonly first: number;
  readonly last: number;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Position in the caller's list of deliveries. */
  readonly delivery: number;
}

/** A number for every day from `firstDay` on; NaN where the day has none (inside this folder only). */
interface DailyNumbers {
  readonly values: Float64Array;
  /** Running totals, kept where they are exact: all numbers are integers and stay safe. */
  readonly running: Float64Array | null;
}

/**
 * All observations of one metric in force, laid out by day so that any span is summed exactly and
 * quickly. Positions in the arrays are day number − `firstDay`.
 */
export interface Series {
  readonly firstDay: number;
  readonly length: number;
  readonly value: DailyNumbers;
  readonly numerator: DailyNumbers;
  readonly denominator: DailyNumbers;
  /** How many days before a position have an observation, and how many have one without parts. */
  readonly presentBefore: Int32Array;
  readonly partlessBefore: Int32Array;
  /** How many days before a position have an observation that gives no value. */
  readonly valuelessBefore: Int32Array;
  /** Delivery of each day's observation; −1 where there is none. */
  readonly delivery: Int32Array;
  /** Multi-day observations by `spanKey`. */
  readonly spans: ReadonlyMap<number, SpanObservation>;
  /** Last days of all observations, ascending. */
  readonly lastDays: Int32Array;
}

/** Columns of one metric's observations, as the facts store gives them; NaN means absent. */
export interface SeriesColumns {
  readonly first: ArrayLike<number>;
  readonly last: ArrayLike<number>;
  readonly value: ArrayLike<number>;
  readonly numerator: ArrayLike<number>;
  readonly denominator: ArrayLike<number>;
  readonly delivery: ArrayLike<number>;
}

export function spanKey(first: number, last: number): number {
  return first * 65_536 + (last - first);
}

/** Builds a series from rows `from` (inclusive) to `to` (exclusive) of the columns. */
export function buildSeries(columns: SeriesColumns, from: number, to: number): Series {
  const { firstDay, length } = dailyExtent(columns, from, to);
  const value = new Float64Array(length).fill(Number.NaN);
  const numerator = value.slice();
  const denominator = value.slice();
  const delivery = new Int32Array(length).fill(-1);
  const spans = new Map<number, SpanObservation>();
  for (let row = from; row < to; row += 1) {
    const first = columns.first[row]!;
    const last = columns.last[row]!;
    if (first !== last) {
      spans.set(spanKey(first, last), spanAt(columns, row));
      continue;
    }
    const at = first - firstDay;
    value[at] = givenValue(columns, row);
    numerator[at] = columns.numerator[row]!;
    denominator[at] = columns.denominator[row]!;
    delivery[at] = columns.delivery[row]!;
  }
  const present = counted(length, (at) => delivery[at] !== -1);
  const partless = counted(length, (at) => delivery[at] !== -1 && Number.isNaN(denominator[at]));
  return {
    firstDay,
    length,
    value: { values: value, running: runningTotals(value) },
    numerator: { values: numerator, running: runningTotals(numerator) },
    denominator: { values: denominator, running: runningTotals(denominator) },
    presentBefore: present,
    partlessBefore: partless,
    valuelessBefore: counted(length, (at) => delivery[at] !== -1 && Number.isNaN(value[at])),
    delivery,
    spans,
    lastDays: Int32Array.from({ length: to - from }, (_, i) => columns.last[from + i]!).sort(),
  };
}

function givenValue(columns: SeriesColumns, row: number): number {
  const value = columns.value[row]!;
  const denominator = columns.denominator[row]!;
  if (!Number.isNaN(value) || !(denominator > 0)) return value;
  return columns.numerator[row]! / denominator;
}

function dailyExtent(columns: SeriesColumns, from: number, to: number) {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let row = from; row < to; row += 1) {
    const first = columns.first[row]!;
    if (first !== columns.last[row]) continue;
    if (first < lowest) lowest = first;
    if (first > highest) highest = first;
  }
  return highest < lowest
    ? { firstDay: 0, length: 0 }
    : { firstDay: lowest, length: highest - lowest + 1 };
}

function spanAt(columns: SeriesColumns, row: number): SpanObservation {
  return {
    first: columns.first[row]!,
    last: columns.last[row]!,
    value: present(givenValue(columns, row)),
    numerator: present(columns.numerator[row]!),
    denominator: present(columns.denominator[row]!),
    delivery: columns.delivery[row]!,
  };
}

export function present(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function counted(length: number, test: (at: number) => boolean): Int32Array {
  const before = new Int32Array(length + 1);
  for (let at = 0; at < length; at += 1) before[at + 1] = before[at]! + (test(at) ? 1 : 0);
  return before;
}

function runningTotals(values: Float64Array): Float64Array | null {
  const running = new Float64Array(values.length + 1);
  let total = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]!;
    if (!Number.isNaN(value)) {
      total += value;
      if (!Number.isInteger(value) || !Number.isSafeInteger(total)) return null;
    }
    running[at + 1] = total;
  }
  return running;
}

/** Exact sum of the numbers present in positions `from` to `to` (exclusive). */
export function sumDays(days: DailyNumbers, from: number, to: number): number {
  if (days.running !== null) return days.running[to]! - days.running[from]!;
  let absent = 0;
  for (let at = from; at < to; at += 1) if (Number.isNaN(days.values[at])) absent += 1;
  if (absent === 0) return exactSumRange(days.values, from, to);
  const found = days.values.slice(from, to).filter((value) => !Number.isNaN(value));
  return exactSumRange(found, 0, found.length);
}

/** Positions of the days of a span that lie inside the series: `to` is exclusive. */
export function positions(series: Series, first: number, last: number) {
  const from = Math.min(Math.max(first - series.firstDay, 0), series.length);
  const to = Math.max(Math.min(last - series.firstDay + 1, series.length), from);
  return { from, to };
}

/** Last day of the newest observation that ended on or before `day`; null when there is none. */
export function latestDay(series: Series, day: number): number | null {
  let low = 0;
  let high = series.lastDays.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (series.lastDays[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : series.lastDays[low - 1]!;
}

/** Columns from observations as objects; for tests, receipts and small questions. */
export function columnsOf(
  observations: readonly Pick<Observation, 'span' | 'value' | 'numerator' | 'denominator'>[],
  dayNumber: (day: Day) => number,
): SeriesColumns {
  return {
    first: observations.map((one) => dayNumber(one.span.first)),
    last: observations.map((one) => dayNumber(one.span.last)),
    value: observations.map((one) => one.value ?? Number.NaN),
    numerator: observations.map((one) => one.numerator ?? Number.NaN),
    denominator: observations.map((one) => one.denominator ?? Number.NaN),
    delivery: observations.map(() => 0),
  };
}
