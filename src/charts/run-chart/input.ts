import type { Day, Span } from '../../model/index.ts';
import type { DateUnit } from '../date-axis.ts';

/** One observation: a period's or a day's value in the metric's unit. */
export interface RunPoint {
  readonly span: Span;
  readonly value: number | null;
  /** Why there is no value; null where there is one, or where the reason is another. */
  readonly missing: 'no-cases' | 'not-captured' | null;
  /** What the value is made of (the denominator); null where it is not known. */
  readonly cases: number | null;
  /** The value as first published, where it was restated since; else null. */
  readonly was: number | null;
  /** True where the score made from it was capped. */
  readonly capped: boolean;
}

/** A target from a day on, in the metric's unit; null: none from then on. */
export interface RunTarget {
  readonly from: Day;
  readonly value: number | null;
}

export interface RunChartInput {
  /** What the time axis covers. Points and targets outside it are not drawn. */
  readonly span: Span;
  /** Totals stand on zero, filled; lines need not. */
  readonly kind: 'total' | 'line';
  /** Weeks, months or quarters, ascending, not overlapping. */
  readonly periods: readonly RunPoint[];
  /** Single days, ascending; empty where they are not known or not wanted. */
  readonly days: readonly RunPoint[];
  /** Ascending by `from`; the first one may begin before the span. */
  readonly targets: readonly RunTarget[];
}

/** What a description can tell. */
export interface RunFacts {
  readonly span: Span;
  /** Periods and days with a value. */
  readonly periods: number;
  readonly days: number;
  /** Of the periods, or of the days where there are none; null without any value. */
  readonly lowest: RunFact | null;
  readonly highest: RunFact | null;
  readonly latest: RunFact | null;
  /** The targets in force within the span, in order. */
  readonly targets: readonly number[];
  readonly noCases: number;
  readonly notCaptured: number;
  readonly restated: number;
  readonly capped: number;
  /** What is drawn as one range a month instead of point by point. */
  readonly periodsAsRanges: boolean;
  readonly daysAsRanges: boolean;
  /** How many times the value axis is cut. */
  readonly breaks: number;
}

export interface RunFact {
  readonly span: Span;
  readonly value: number;
}

export interface RunChartWords {
  readonly title: string;
  readonly describe: (facts: RunFacts) => string;
  readonly value: (value: number) => string;
  /** A number that stands alone in the drawing, without its unit. */
  readonly number: (value: number) => string;
  /** What the axis counts, written over it, for example its unit; may be empty. */
  readonly axisName: string;
  /** Values of the axis, which stand beside each other, as short as can be. */
  readonly axis: (values: readonly number[]) => readonly string[];
  readonly date: (day: Day, unit: DateUnit) => string;
  readonly span: (span: Span) => string;
  readonly cases: (cases: number) => string;
  /** @example 'Target 80%' */
  readonly target: (value: number) => string;
  readonly key: Readonly<Record<RunMark, string>>;
  readonly caption: string;
  readonly dayCaption: string;
  readonly head: Readonly<
    Record<'period' | 'day' | 'month' | 'value' | 'range' | 'cases' | 'target', string>
  >;
  readonly range: (low: number, high: number, count: number) => string;
  readonly notes: {
    readonly 'no-cases': string;
    readonly 'not-captured': string;
    readonly unknown: string;
    readonly capped: string;
    readonly was: (value: number) => string;
  };
}

/** The marks that a run chart may hold, each with a sample in its key. */
export type RunMark =
  | 'periods'
  | 'periodRanges'
  | 'days'
  | 'dayRanges'
  | 'target'
  | 'noCases'
  | 'notCaptured'
  | 'restated'
  | 'capped'
  | 'cut';

export function isDrawn(point: RunPoint): point is RunPoint & { readonly value: number } {
  return point.value !== null;
}
