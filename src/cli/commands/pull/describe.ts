import type { Run } from '../../../state/contract-collecting.ts';

/** What became of a pull, for people. */
export function describeRun(run: Run, site: string | null): string {
  const notes = run.notes.map((note) => `${note}\n`).join('');
  const place =
    run.outcome === 'held' || run.outcome === 'still-held'
      ? `Look at it on the desk: ${site ?? ''}/${run.city}/desk/sources/${run.source}\n`
      : '';
  return `${run.source}: ${outcomeOf(run)}\n${notes}${place}`;
}

function outcomeOf({ outcome, rows, added, changed, gone }: Run): string {
  const read = `read ${rows === 1 ? '1 row' : `${rows} rows`}`;
  switch (outcome) {
    case 'taken':
      return `${read}, took in ${added} new, ${changed} changed, ${gone} gone`;
    case 'nothing-new':
      return `${read}, nothing new`;
    case 'held':
      return `${read}, held until somebody has looked at it`;
    case 'still-held':
      return `${read}, the same as the load that is held: it still waits until somebody has looked at it`;
    case 'refused':
      return `${read}, nothing taken in: something must be corrected`;
    default:
      return `${read}, then it failed; the last good numbers stay`;
  }
}

/** What became of the board after pulls, for people. */
export function describePublishing(
  published: Run | 'never-published' | null,
  city: string,
): string {
  if (published === 'never-published') {
    return `The city has no board yet. When its numbers are right, publish the first one: civicstat publish --city ${city}\n`;
  }
  if (published === null) return 'The board is being published by another server.\n';
  const { outcome, notes } = published;
  if (outcome === 'nothing-new') return 'The board is as it was published before.\n';
  const trouble =
    outcome === 'taken' ? '' : 'The board could not be published, and stays as it was.\n';
  return `${trouble}${notes.map((note) => `${note}\n`).join('')}`;
}
