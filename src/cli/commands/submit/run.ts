import { assessCity, standardNamed } from '../../../features/certification/report.ts';
import { freeze } from '../../../features/certification/submission.ts';
import { measureIn } from '../../../features/evidence.ts';
import { readLiveRecords } from '../../../pipeline/live-records.ts';
import type { FolderCommand } from '../../contract.ts';
import { needed } from '../../options.ts';

/** What `civicstat submit` does. */
export const run: FolderCommand['run'] = async ({ platform }, options, terminal) => {
  const standard = standardNamed(needed(options.standard));
  const records = await readLiveRecords(platform, needed(options.city), null, 'whole');
  const assessment = assessCity(records, standard, measureIn(records));
  const { hash, document } = await freeze(platform, records, assessment);
  const { points, of, criteria } = document;
  terminal.out(`Submission ${hash}\n`);
  terminal.out(`${points} of ${of} points, ${criteria.length} criteria with their evidence.\n`);
  return 0;
};
