import { spanLength } from '../../calendar/index.ts';
import type { MetricDefinition, Score } from '../../model/index.ts';

/** What a figure of a worked score is. */
export type FigureName =
  | 'numerator'
  | 'denominator'
  | 'value'
  | 'total'
  | 'days'
  | 'per-day'
  | 'target'
  | 'average'
  | 'edge'
  | 'low'
  | 'high'
  | 'pace'
  | 'start'
  | 'score';

export interface Figure {
  readonly name: FigureName;
  readonly value: number;
  /** What is taken off before dividing; only on the way to a goal. */
  readonly less: { readonly name: FigureName; readonly value: number } | null;
}

/** One division: `over` ÷ `under` = `result`. */
export interface Division {
  readonly over: Figure;
  readonly under: Figure;
  readonly result: Figure;
}

/**
 * How a number came about, in full precision. `divisions` lead one after the other to the score
 * before cap and floor; empty where nothing was divided.
 */
export interface Worked {
  readonly divisions: readonly Division[];
  /** The value as it was compared: for counts per day where the target is. Null: no value. */
  readonly compared: number | null;
  /** True where a count was turned into a daily average before it was compared. */
  readonly perDay: boolean;
  /** True where the value lies inside its target band: 1, without a division. */
  readonly inside: boolean;
}

type Rules = Pick<MetricDefinition, 'measure' | 'rule' | 'direction' | 'comparison'>;

/**
 * Works a published score through from the numbers published with it. It scores nothing itself:
 * where there is a score, the last division's result is `rawScore` to 1e-9, or there is none, as
 * for a number of an older definition.
 */
export function workThrough(metric: Rules, score: Score): Worked {
  const { numerator, denominator, value, rawScore, target } = score;
  const days = spanLength(score.span);
  const perDay = isPerDay(metric, score);
  const parts =
    numerator === null || denominator === null || denominator === 0
      ? []
      : [division(figure('numerator', numerator), figure('denominator', denominator), 'value')];
  if (value === null) return { divisions: parts, compared: null, perDay, inside: false };
  const compared = perDay ? value / days : value;
  const daily = perDay ? [division(figure('total', value), figure('days', days), 'per-day')] : [];
  const inside = metric.rule === 'target-band' && rawScore === 1;
  if (rawScore === null || target === null || inside) {
    return { divisions: [...parts, ...daily], compared, perDay, inside };
  }
  const last = comparison(metric, compared, target);
  const proven = isNear(last.result.value, rawScore) ? [...parts, ...daily, last] : [];
  return { divisions: proven, compared, perDay, inside };
}

function comparison(metric: Rules, compared: number, target: number): Division {
  const value = figure('value', compared);
  if (metric.rule === 'attainment') {
    const start = { name: 'start', value: metric.comparison.point?.value ?? 0 } as const;
    const way = { ...value, less: start };
    return division(way, { ...figure('pace', target), less: start }, 'score');
  }
  const other = figure(comparedWith(metric, compared, target), target);
  const rises = metric.rule === 'target-band' ? compared < target : metric.direction === 'up';
  return rises ? division(value, other, 'score') : division(other, value, 'score');
}

function comparedWith(metric: Rules, compared: number, target: number): FigureName {
  if (metric.rule === 'target-band') return compared < target ? 'low' : 'high';
  if (metric.rule === 'historical-ratio') return 'average';
  return metric.rule === 'historical-band' ? 'edge' : 'target';
}

/**
 * True where a count over several days was compared as its daily average. A target that is a total
 * of the period is known by its result: the snapshot keeps the number, not the row it came from.
 */
function isPerDay(metric: Rules, score: Score): boolean {
  const counted = metric.measure === 'count' || metric.measure === 'sum';
  const { value, target, rawScore } = score;
  if (!counted || spanLength(score.span) === 1) return false;
  if (value === null || target === null || rawScore === null) {
    return !metric.comparison.steps.some((step) => step.period !== null);
  }
  if (metric.rule !== 'target-ratio') return true;
  const miss = (compared: number) =>
    Math.abs(comparison(metric, compared, target).result.value - rawScore);
  return miss(value / spanLength(score.span)) <= miss(value);
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}

function figure(name: FigureName, value: number): Figure {
  return { name, value, less: null };
}

function division(over: Figure, under: Figure, name: FigureName): Division {
  const difference = ({ value, less }: Figure) => value - (less?.value ?? 0);
  return { over, under, result: figure(name, difference(over) / difference(under)) };
}
