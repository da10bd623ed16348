import type { Roadmap } from '../../../features/certification/roadmap.ts';

/** The way to the next tier, for people. */
export function roadmapTable(roadmap: Roadmap): string {
  const { points, pointsIfPending, horizons, steps, unplanned } = roadmap;
  return [
    'Roadmap',
    `  Now ${points} points; ${pointsIfPending} when what is pending is met`,
    ...planLines(roadmap),
    ...horizons.map(({ months, until, points: then, expiring }) => {
      const ends = expiring.length === 0 ? '' : `; to be renewed by then: ${expiring.join(', ')}`;
      return `  In ${months} months, by ${until}: ${then} points if all that is due is done${ends}`;
    }),
    ...steps.map(({ criterion, due, owner, days, met, pending, late }) => {
      const state = met ? 'met' : late ? 'late' : pending ? 'pending' : 'open';
      const effort = days === null ? 'effort not entered' : `${days} working days`;
      return `  ${criterion.padEnd(6)}${(due ?? 'no due day').padEnd(12)}${state.padEnd(9)}${effort}, ${owner ?? 'nobody'}`;
    }),
    `  ${unplanned.length} criteria are not met and have no step with working days`,
    '',
  ].join('\n');
}

function planLines({ plans }: Roadmap): string[] {
  if (plans === null) return [];
  const { exact, greedy, proven } = plans;
  if (exact === null || greedy === null) {
    return ['  The steps entered do not reach the next tier'];
  }
  const best = proven ? 'Cheapest way to the next tier' : 'A way to the next tier';
  return [
    `  ${best}: ${exact.criteria.join(', ')} in ${exact.days} working days`,
    `  Taking the best points for the days one by one: ${greedy.criteria.join(', ')} in ${greedy.days}`,
  ];
}
