import type { Reason } from './reason.ts';
import type { Day, Period, Span } from './time.ts';

export const statuses = ['exceeding', 'meeting', 'follow-up', 'no-score'] as const;
export type Status = (typeof statuses)[number];

/** One metric's number for one period. `score` is null exactly when `reason` is not. */
export interface Score {
  readonly score: number | null;
  /** The score before cap or floor; equal to `score` where neither applied. */
  readonly rawScore: number | null;
  readonly capped: 'cap' | 'floor' | null;
  /** The metric's value in its unit; for counts the total of the span. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** What the value was compared with: a target, a historical average, a band's edge, a pace. */
  readonly target: number | null;
  /**
   * What the target was made from: the average of earlier years that a band lies around or that is
   * the target itself, or the level at the start of the way to a goal. Null for other rules, where
   * nothing was compared, and in past numbers of a history.
   */
  readonly baseline: number | null;
  readonly span: Span;
  readonly status: Status;
  readonly reason: Reason | null;
}

export interface MetricScores {
  readonly metric: string;
  /** Last day of the newest value known before the board's date; null: nothing known. */
  readonly latest: Day | null;
  /** True when the newest value is older than the metric's freshness promise. */
  readonly late: boolean;
  readonly scores: Readonly<Record<Period, Score>>;
}

export interface CompositeScore {
  readonly score: number | null;
  /** The composite of the scores before caps and floors. */
  readonly rawScore: number | null;
  /** Scored weight ÷ total weight, 0 to 1; null when nothing is weighed. */
  readonly coverage: number | null;
  readonly scored: number;
  readonly total: number;
  readonly grade: string | null;
  readonly status: Status;
  readonly missing: readonly { readonly metric: string; readonly reason: Reason }[];
}

export type Composite = Readonly<Record<Period, CompositeScore>>;

/** All numbers of a city's board dated `date`; it reports complete days up to the day before. */
export interface BoardScores {
  readonly date: Day;
  readonly composite: Composite;
  readonly topics: Readonly<Record<string, Composite>>;
  readonly departments: Readonly<Record<string, Composite>>;
  readonly metrics: readonly MetricScores[];
}
