import type { Assessment, CriterionResult } from './contract.ts';
import { blockedBy } from './points.ts';

/** What a city says of the way to a criterion that is not met. */
export interface Effort {
  readonly criterion: string;
  /** Working days, above 0. */
  readonly days: number;
}

/** A set of criteria to meet, with what it takes and gives. */
export interface Plan {
  readonly criteria: readonly string[];
  readonly days: number;
  /** Points added when all of them are met. */
  readonly points: number;
}

/** Two ways to find the cheapest points. */
export interface Plans {
  /** Always the best points for the days next; quick and mostly good. Null: cannot be reached. */
  readonly greedy: Plan | null;
  /** The cheapest of all; never dearer than the greedy one. */
  readonly exact: Plan | null;
  /** False when the search was stopped: then something cheaper may exist. */
  readonly proven: boolean;
}

/** A criterion as far as planning goes. */
interface Item {
  readonly id: string;
  readonly days: number;
  /** Itself and all prerequisites that are not met either. */
  readonly bundle: readonly string[];
  /** At most so many points hang on it: its own and those of met criteria that it blocks. */
  readonly most: number;
}

/** Points that a set of met criteria earns. */
type Earned = (met: ReadonlySet<string>) => number;

const mostSteps = 200_000;

/**
 * The cheapest way to `missing` more points among the criteria whose effort is known. Prerequisites
 * count: a criterion earns nothing before they are met, and meeting one may free others.
 */
export function cheapestPoints(
  assessment: Assessment,
  efforts: readonly Effort[],
  missing: number,
): Plans {
  const met = new Set(assessment.criteria.filter(({ status }) => status === 'met').map(idOf));
  const items = itemsOf(assessment.criteria, met, efforts);
  const days = new Map(items.map((item) => [item.id, item.days]));
  const earned = earnedBy(assessment.criteria);
  const goal = earned(met) + missing;
  const planOf = (chosen: readonly string[]): Plan => ({
    criteria: [...chosen].sort(),
    days: chosen.reduce((sum, id) => sum + days.get(id)!, 0),
    points: earned(new Set([...met, ...chosen])) - earned(met),
  });
  const greedy = greedyChoice(items, met, earned, goal, days);
  if (greedy === null) return { greedy: null, exact: null, proven: true };
  const { chosen, proven } = exactChoice(items, met, earned, goal, greedy);
  return { greedy: planOf(greedy), exact: planOf(chosen), proven };
}

/** Points when these criteria were met as well, and nothing else changed. */
export function pointsWith(assessment: Assessment, criteria: readonly string[]): number {
  const { criteria: results } = assessment;
  const met = results.filter(({ status }) => status === 'met').map(idOf);
  return earnedBy(results)(new Set([...met, ...criteria]));
}

function idOf({ criterion }: CriterionResult): string {
  return criterion.id;
}

function earnedBy(results: readonly CriterionResult[]): Earned {
  const criteria = results.map(({ criterion }) => criterion);
  const pointsOf = new Map(
    results.map(({ criterion, status, blockedBy: obstacles, points }) => [
      criterion.id,
      status === 'met' && obstacles.length === 0 ? points : criterion.points,
    ]),
  );
  return (met) => {
    const blocked = blockedBy(criteria, met);
    let sum = 0;
    for (const id of met) if (blocked.get(id)?.length === 0) sum += pointsOf.get(id) ?? 0;
    return sum;
  };
}

function itemsOf(
  results: readonly CriterionResult[],
  met: ReadonlySet<string>,
  efforts: readonly Effort[],
): Item[] {
  const byId = new Map(results.map(({ criterion }) => [criterion.id, criterion]));
  const open = efforts.filter(({ criterion }) => byId.has(criterion) && !met.has(criterion));
  const before = (id: string, seen: Set<string>): Set<string> => {
    if (seen.has(id)) return seen;
    seen.add(id);
    for (const one of byId.get(id)?.prerequisites ?? []) before(one, seen);
    return seen;
  };
  return open.map(({ criterion, days }) => {
    const waiting = results.filter(
      (one) => met.has(idOf(one)) && before(idOf(one), new Set()).has(criterion),
    );
    const own = byId.get(criterion)!.points;
    return {
      id: criterion,
      days,
      bundle: [...before(criterion, new Set())].filter((id) => !met.has(id)),
      most: waiting.reduce((sum, one) => sum + one.criterion.points, own),
    };
  });
}

/** Takes the bundle with the most points for its days until the goal is reached, then drops what it can do without. */
function greedyChoice(
  items: readonly Item[],
  met: ReadonlySet<string>,
  earned: Earned,
  goal: number,
  days: ReadonlyMap<string, number>,
): string[] | null {
  const chosen = new Set<string>();
  const now = () => earned(new Set([...met, ...chosen]));
  while (now() < goal) {
    const have = now();
    let best: { readonly added: readonly string[]; readonly rate: number } | null = null;
    for (const { bundle } of items) {
      const added = bundle.filter((id) => !chosen.has(id));
      if (added.length === 0 || !added.every((id) => days.has(id))) continue;
      const cost = added.reduce((sum, id) => sum + days.get(id)!, 0);
      const rate = (earned(new Set([...met, ...chosen, ...added])) - have) / cost;
      if (rate > 0 && (best === null || rate > best.rate)) best = { added, rate };
    }
    if (best === null) return null;
    for (const id of best.added) chosen.add(id);
  }
  const dearest = [...chosen].sort((a, b) => days.get(b)! - days.get(a)!);
  for (const id of dearest) {
    chosen.delete(id);
    if (now() < goal) chosen.add(id);
  }
  return [...chosen];
}

/** Looks through all choices, leaving out those that cannot become cheaper than the best so far. */
function exactChoice(
  items: readonly Item[],
  met: ReadonlySet<string>,
  earned: Earned,
  goal: number,
  start: readonly string[],
): { readonly chosen: readonly string[]; readonly proven: boolean } {
  const order = [...items].sort((a, b) => a.days / a.most - b.days / b.most);
  const dayOf = new Map(items.map(({ id, days }) => [id, days]));
  let best = start;
  let bestDays = start.reduce((sum, id) => sum + dayOf.get(id)!, 0);
  let steps = 0;
  const chosen: string[] = [];
  const walk = (at: number, spent: number, bought: number) => {
    steps += 1;
    if (steps > mostSteps) return;
    if (earned(new Set([...met, ...chosen])) >= goal) {
      if (spent < bestDays) [best, bestDays] = [[...chosen], spent];
      return;
    }
    const start = earned(met);
    if (spent + leastFor(order, at, goal - start - bought) >= bestDays) return;
    const item = order[at];
    if (item === undefined) return;
    chosen.push(item.id);
    walk(at + 1, spent + item.days, bought + item.most);
    chosen.pop();
    walk(at + 1, spent, bought);
  };
  walk(0, 0, 0);
  return { chosen: best, proven: steps <= mostSteps };
}

/** At least so many days for so many points from the items from `at` on, cheapest points first. */
function leastFor(order: readonly Item[], at: number, points: number): number {
  let left = points;
  let days = 0;
  for (let index = at; left > 0; index += 1) {
    const item = order[index];
    if (item === undefined) return Number.POSITIVE_INFINITY;
    days += item.days * Math.min(1, left / item.most);
    left -= item.most;
  }
  return days;
}
