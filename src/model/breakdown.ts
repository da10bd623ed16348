import type { Chapter } from './board.ts';

/**
 * The breakdowns that a board shows, by metric: one document a complete calendar month, oldest
 * first. Only numbers of cases about things have them. Boards of one month share it.
 */
export interface BreakdownsDocument {
  readonly format: 'civicstat-breakdowns-1';
  readonly city: string;
  readonly metrics: Readonly<Record<string, readonly Chapter[]>>;
}

/**
 * One metric's number of one month by the values of each dimension of its dataset. The parts of a
 * ratio or mean add up to the parts of the month's own number.
 */
export interface BreakdownDocument {
  readonly format: 'civicstat-breakdown-1';
  readonly city: string;
  readonly metric: string;
  /** `YYYY-MM`. */
  readonly month: string;
  /** By column. */
  readonly dimensions: Readonly<Record<string, BreakdownColumns>>;
}

/** Groups as columns of equal length, the one with the most cases first. */
export interface BreakdownColumns {
  /** Null: the cases in which the column is empty. */
  readonly label: readonly (string | null)[];
  readonly cases: readonly number[];
  /** Left out where it is `numerator` ÷ `denominator`. */
  readonly value?: readonly (number | null)[];
  readonly numerator?: readonly (number | null)[];
  readonly denominator?: readonly (number | null)[];
}
