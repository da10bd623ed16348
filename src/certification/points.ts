import type { Criterion } from './contract.ts';

/** A criterion as far as earning points goes. */
export type Earning = Pick<Criterion, 'id' | 'prerequisites'>;

/**
 * The prerequisites that keep each met criterion from its points: those that are not met, or are
 * themselves kept from theirs. Criteria that earn have an empty list; a ring blocks all its members.
 */
export function blockedBy(
  criteria: readonly Earning[],
  met: ReadonlySet<string>,
): Map<string, string[]> {
  const earning = new Set<string>();
  const waiting = new Set(criteria.filter(({ id }) => met.has(id)));
  let before: number;
  do {
    before = earning.size;
    for (const one of waiting) {
      if (!one.prerequisites.every((id) => earning.has(id))) continue;
      earning.add(one.id);
      waiting.delete(one);
    }
  } while (earning.size > before);
  return new Map(
    criteria
      .filter(({ id }) => met.has(id))
      .map(({ id, prerequisites }) => [id, prerequisites.filter((one) => !earning.has(one))]),
  );
}
