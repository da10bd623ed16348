import type { Run } from '../../../state/contract-collecting.ts';

/** What became of a pull, for people. */
export function describeRun(run: Run): string {
  const notes = run.notes.map((note) => `${note}\n`).join('');
  return `${run.source}: ${outcomeOf(run)}\n${notes}`;
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
    case 'refused':
      return `${read}, nothing taken in: something must be corrected`;
    default:
      return `${read}, then it failed; the last good numbers stay`;
  }
}
