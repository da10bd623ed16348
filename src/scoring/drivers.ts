import type { CompositeMethod } from '../model/index.ts';
import { exactSum } from '../statistics/index.ts';
import { compositeOf, type Weighed } from './composite.ts';

/** A metric's part in a composite; null where it has no score. */
export interface DriverInput {
  readonly metric: string;
  readonly before: Weighed | null;
  readonly after: Weighed | null;
  /** Today's value scored against the target of the board before; equal to `after` if unchanged. */
  readonly afterAtOldTarget: number | null;
}

export const driverKinds = ['value', 'target', 'weight', 'entered', 'left'] as const;
export type DriverKind = (typeof driverKinds)[number];

/** One term of a composite's change, in score points. */
export interface Driver {
  readonly metric: string;
  readonly kind: DriverKind;
  readonly effect: number;
}

/** A change and its terms, which sum to it (to 1e-9). */
export interface Drivers {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly terms: readonly Driver[];
}

/**
 * Splits the change of a composite between two boards into one term a metric and kind. With n the
 * weights and bars the means over the metrics scored on both boards (the common ones):
 *
 * - value: w₁(s − s₀) ÷ W₁, s being today's value at the old target
 * - target: w₁(s₁ − s) ÷ W₁
 * - weight: (w₁ ÷ W₁ − w₀ ÷ W₀) × (s₀ − mean₀ of common)
 * - entered: n₁(s₁ − mean₁ of common) ÷ N₁; left: −n₀(s₀ − mean₀ of common) ÷ N₀
 *
 * Geometric and median composites have no such sum: there the metrics are exchanged one after
 * another in the order of their slugs, and a term is what the composite moved by.
 * Null when either board has no composite.
 */
export function drivers(list: readonly DriverInput[], method: CompositeMethod): Drivers | null {
  const before = compositeOf(
    list.flatMap((one) => one.before ?? []),
    method,
  );
  const after = compositeOf(
    list.flatMap((one) => one.after ?? []),
    method,
  );
  if (before === null || after === null) return null;
  const terms = method === 'arithmetic' ? additive(list) : stepwise(list, method, before);
  return { before, after, change: after - before, terms: terms.filter((one) => one.effect !== 0) };
}

interface Common {
  readonly metric: string;
  readonly before: Weighed;
  readonly after: Weighed;
  readonly afterAtOldTarget: number | null;
}

function additive(list: readonly DriverInput[]): Driver[] {
  const common = list.filter((one): one is Common => counts(one.before) && counts(one.after));
  const all0 = list.flatMap((one) => one.before ?? []);
  const all1 = list.flatMap((one) => one.after ?? []);
  const total = (weighed: readonly Weighed[]) => exactSum(weighed.map((one) => one.weight));
  const before = common.map((one) => one.before);
  const after = common.map((one) => one.after);
  const mean0 = compositeOf(before, 'arithmetic') ?? 0;
  const mean1 = compositeOf(after, 'arithmetic') ?? 0;
  const [common0, common1] = [total(before), total(after)];
  const [whole0, whole1] = [total(all0), total(all1)];
  return list.flatMap((one) => {
    if (counts(one.before) && counts(one.after)) {
      return stayed(one as Common, mean0, common0, common1);
    }
    if (counts(one.after)) {
      const effect = (one.after.weight * (one.after.score - mean1)) / whole1;
      return [{ metric: one.metric, kind: 'entered' as const, effect }];
    }
    if (counts(one.before)) {
      const effect = (-one.before.weight * (one.before.score - mean0)) / whole0;
      return [{ metric: one.metric, kind: 'left' as const, effect }];
    }
    return [];
  });
}

function counts(weighed: Weighed | null): weighed is Weighed {
  return weighed !== null && weighed.weight > 0;
}

function stayed(one: Common, mean0: number, common0: number, common1: number): Driver[] {
  const { before, after, metric } = one;
  const share = after.weight / common1;
  const atOldTarget = one.afterAtOldTarget ?? after.score;
  return [
    { metric, kind: 'value', effect: share * (atOldTarget - before.score) },
    { metric, kind: 'target', effect: share * (after.score - atOldTarget) },
    {
      metric,
      kind: 'weight',
      effect: (share - before.weight / common0) * (before.score - mean0),
    },
  ];
}

function stepwise(list: readonly DriverInput[], method: CompositeMethod, before: number): Driver[] {
  const sorted = [...list].sort((a, b) => (a.metric < b.metric ? -1 : 1));
  // Arrivals come first: a basket that is emptied on the way has no composite to move.
  const order = [
    ...sorted.filter((one) => !counts(one.before)),
    ...sorted.filter((one) => counts(one.before)),
  ];
  const now = new Map(order.map((one) => [one.metric, one.before]));
  let reached = before;
  return order.flatMap((one) => {
    const steps: { kind: DriverKind; to: Weighed | null }[] = stepsOf(one);
    return steps.map(({ kind, to }) => {
      now.set(one.metric, to);
      const next =
        compositeOf(
          [...now.values()].flatMap((weighed) => weighed ?? []),
          method,
        ) ?? reached;
      const effect = next - reached;
      reached = next;
      return { metric: one.metric, kind, effect };
    });
  });
}

function stepsOf(one: DriverInput): { kind: DriverKind; to: Weighed | null }[] {
  if (one.before === null) return one.after === null ? [] : [{ kind: 'entered', to: one.after }];
  if (one.after === null) return [{ kind: 'left', to: null }];
  const { weight } = one.before;
  return [
    { kind: 'value', to: { score: one.afterAtOldTarget ?? one.after.score, weight } },
    { kind: 'target', to: { score: one.after.score, weight } },
    { kind: 'weight', to: one.after },
  ];
}

/** A group's numerator and denominator on one board. */
export interface GroupParts {
  readonly numerator: number;
  readonly denominator: number;
}

/** How much of a ratio's change is the groups' own rates, and how much is their share of cases. */
export interface MixAndRate {
  readonly group: string;
  readonly rate: number;
  readonly mix: number;
}

/**
 * Splits the change of Σn ÷ Σd between two dates by group: rate = mean share × change of rate, mix
 * = change of share × (mean rate − mean of both totals). The terms sum to the change of the ratio.
 * A group without cases on a date has its other date's rate there. Null when a date has no cases.
 */
export function mixAndRate(
  groups: ReadonlyMap<string, { readonly before: GroupParts; readonly after: GroupParts }>,
): MixAndRate[] | null {
  const all = [...groups];
  const cases0 = exactSum(all.map(([, parts]) => parts.before.denominator));
  const cases1 = exactSum(all.map(([, parts]) => parts.after.denominator));
  if (cases0 === 0 || cases1 === 0) return null;
  const total0 = exactSum(all.map(([, parts]) => parts.before.numerator)) / cases0;
  const total1 = exactSum(all.map(([, parts]) => parts.after.numerator)) / cases1;
  return all.map(([group, { before, after }]) => {
    const share0 = before.denominator / cases0;
    const share1 = after.denominator / cases1;
    const rate0 = rateOf(before) ?? rateOf(after) ?? 0;
    const rate1 = rateOf(after) ?? rate0;
    const rate = ((share0 + share1) / 2) * (rate1 - rate0);
    const mix = (share1 - share0) * ((rate0 + rate1) / 2 - (total0 + total1) / 2);
    return { group, rate, mix };
  });
}

function rateOf(parts: GroupParts): number | null {
  return parts.denominator === 0 ? null : parts.numerator / parts.denominator;
}
