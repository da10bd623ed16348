import { exactSum } from '../../statistics/index.ts';

/** A board's composite: what it is called and its score. */
export interface WaterfallTotal {
  readonly label: string;
  readonly note: string | null;
  readonly score: number;
}

/** What one metric did to the composite, in score points. */
export interface WaterfallTerm {
  readonly label: string;
  /** For example `1.25 → 0.33`; null for nothing. */
  readonly note: string | null;
  readonly href: string | null;
  readonly effect: number;
}

export interface WaterfallInput {
  readonly before: WaterfallTotal;
  readonly after: WaterfallTotal;
  /** Their effects sum to `after.score − before.score` (see `drivers` in `src/scoring`). */
  readonly terms: readonly WaterfallTerm[];
}

/** More rows than this nobody reads; the others are in the list below. */
const mostRows = 10;

/** A bar between two running scores; the first and last rows have none. */
export interface WaterfallStep {
  readonly label: string;
  readonly note: string | null;
  readonly href: string | null;
  readonly effect: number;
  readonly from: number;
  readonly to: number;
}

/** The rows between the totals with their running scores, and how many terms share the last one. */
export function waterfallSteps(
  { before, after, terms }: WaterfallInput,
  others: (count: number) => { readonly label: string; readonly note: string | null },
): { readonly steps: readonly WaterfallStep[]; readonly gathered: number } {
  const falls = after.score < before.score;
  const bySize = terms.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  const gathers = bySize.length > mostRows;
  const shown = bySize
    .slice(0, gathers ? mostRows - 1 : mostRows)
    .toSorted((a, b) => (falls ? a.effect - b.effect : b.effect - a.effect));
  const rest = gathers ? bySize.slice(mostRows - 1) : [];
  const effects = rest.map((term) => term.effect);
  const other = { ...others(rest.length), href: null, effect: exactSum(effects) };
  const list = gathers ? [...shown, other] : shown;
  // Each running score is a sum of its own, so that no rounding adds up on the way.
  const running = list.map((_, index) =>
    exactSum([before.score, ...list.slice(0, index + 1).map((term) => term.effect)]),
  );
  const steps = list.map((term, index) => ({
    ...term,
    from: running[index - 1] ?? before.score,
    to: running[index]!,
  }));
  return { steps, gathered: rest.length };
}
