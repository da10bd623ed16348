import type { Direction, MetricDefinition, Period, Reason } from '../../model/index.ts';

/** What history says about the same season of earlier years, per calendar day for counts. */
export interface HistoryFigures {
  readonly mean: number;
  /** Population standard deviation of the daily values; null when the days are not known. */
  readonly deviation: number | null;
}

/** What a rule may ask while it compares. Day numbers count from 1970-01-01. */
export interface ComparisonQuestion {
  readonly metric: MetricDefinition;
  readonly period: Period;
  /** Last day of the span. */
  readonly lastDay: number;
  /** The dated target in force on the last day, from a target file or the definition. */
  readonly target: () => number | null;
  /** The history that the metric's baseline asks for; null when there is none. */
  readonly history: () => HistoryFigures | null;
}

/**
 * `score` is null exactly when `reason` is not; `target` is what the value was compared with, and
 * `baseline` what that was made from, where the rule has one.
 */
export interface Compared {
  readonly score: number | null;
  readonly target: number | null;
  readonly baseline: number | null;
  readonly reason: Reason | null;
}

/** One way to turn a value into a score: 1 on target, above is better, below is worse. */
export interface Rule {
  readonly name: string;
  /** The shape of the metric's `target` key. */
  readonly target: 'steps' | 'bands' | 'goal' | 'none';
  /** The shape of the metric's `baseline` key. */
  readonly baseline: 'history' | 'history-with-deviations' | 'point' | 'none';
  readonly targetRequired: boolean;
  readonly baselineRequired: boolean;
  readonly directions: readonly Direction[];
  /** True when a target file may hold what this rule compares with. */
  readonly takesTargetFile: boolean;
  readonly compare: (value: number, question: ComparisonQuestion) => Compared;
}

/** No score, and why. */
export function without(
  reason: Reason,
  target: number | null = null,
  baseline: number | null = null,
): Compared {
  return { score: null, target, baseline, reason };
}

/**
 * value ÷ target when more is better, target ÷ value when less is better. A target of zero or less
 * cannot be compared with; a value of zero where less is better is `zero-count`.
 * @example ratioTo(0.9, 0.8, 'up', 'no-target').score // 1.125
 */
export function ratioTo(
  value: number,
  target: number,
  direction: Direction,
  unusable: Reason,
  baseline: number | null = null,
): Compared {
  if (!(target > 0)) return without(unusable, target, baseline);
  if (direction === 'up') return { score: value / target, target, baseline, reason: null };
  if (value === 0) return without('zero-count', target, baseline);
  return { score: target / value, target, baseline, reason: null };
}
