import {
  type Carrying,
  carryAnswers,
  demandCarrying,
} from '../../../features/certification/carrying.ts';
import { standardNamed } from '../../../features/certification/report.ts';
import { readLiveRecords } from '../../../pipeline/live-records.ts';
import type { FolderCommand } from '../../contract.ts';
import { needed } from '../../options.ts';

/** What `civicstat carry-over` does. */
export const run: FolderCommand['run'] = async ({ platform }, options, terminal) => {
  const city = needed(options.city);
  const records = await readLiveRecords(platform, city, null);
  const carrying = demandCarrying(records, standardNamed(needed(options.to)));
  terminal.out(carryingTable(carrying));
  if (options.dryRun === true) return 0;
  const count = await carryAnswers(platform, city, carrying);
  terminal.out(`Took ${count} ${count === 1 ? 'answer' : 'answers'} over.\n`);
  return 0;
};

const leftWords = {
  'no-successor': 'stays behind: nothing asks for the same',
  'single-check': 'stays behind: it is about a single check',
  'ran-out': 'stays behind: it ran out',
  'answered-already': 'stays behind: this person said something there already',
} as const;

/** Each mapping with its reason, and each answer with what becomes of it. */
function carryingTable({ map, answers }: Carrying): string {
  const lines = map.mappings.flatMap(({ from, to, reason }) => [
    `${from.padEnd(6)} ${(to ?? 'none').padEnd(6)} ${reason}`,
    ...answers
      .filter(({ answer }) => answer.criterion === from)
      .map(({ answer, left }) => {
        const { respondent, says, on } = answer;
        const what = left === null ? 'is taken over' : leftWords[left];
        return `              ${respondent}, ${on}: ${says}: ${what}`;
      }),
  ]);
  return `From ${map.from} to ${map.to}\n${lines.join('\n')}\n`;
}
