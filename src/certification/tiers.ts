import type { Rounding, Standard, TierStep } from './contract.ts';

/** Points by practice. */
export type PointsBy = ReadonlyMap<string, number>;

/**
 * What a step takes, in points, or in practices for tiers by breadth.
 * @example stepNeeds(wwc2022, wwc2022.tiers.steps[0], 'up') // 22: 51 % of 43 is 21.93
 */
function stepNeeds(standard: Standard, step: TierStep, rounding: Rounding): number {
  if (standard.tiers.by !== 'share') return step.needs;
  // Percent times points is exact, and so is its division when the result is whole.
  const exact = (step.needs * standard.points) / 100;
  if (rounding === 'up') return Math.ceil(exact);
  return rounding === 'down' ? Math.floor(exact) : Math.round(exact);
}

/** How far points come: in points, or in practices that have enough of them. */
export function progress(standard: Standard, points: PointsBy): number {
  const { tiers } = standard;
  const all = [...points.values()];
  if (tiers.by === 'breadth') return all.filter((one) => one >= tiers.each).length;
  return all.reduce((sum, one) => sum + one, 0);
}

/** The tier that a progress reaches and what the next one still takes. */
export function tierOf(
  standard: Standard,
  reached: number,
  rounding: Rounding,
): {
  readonly tier: string | null;
  readonly nextTier: { readonly name: string; readonly missing: number } | null;
} {
  const needs = standard.tiers.steps.map((step) => ({
    name: step.name,
    needs: stepNeeds(standard, step, rounding),
  }));
  const next = needs.find((step) => step.needs > reached);
  return {
    tier: needs.findLast((step) => step.needs <= reached)?.name ?? null,
    nextTier: next === undefined ? null : { name: next.name, missing: next.needs - reached },
  };
}
