import { standards } from '../../../certification/index.ts';
import { assessCity, standardNamed } from '../../../features/certification/report.ts';
import { freeze } from '../../../features/certification/submission.ts';
import { measureIn } from '../../../features/evidence.ts';
import { readLiveRecords } from '../../../pipeline/live-records.ts';
import type { FolderCommand } from '../../contract.ts';
import { needed } from '../../options.ts';

/** `civicstat submit`: freezes the evidence of an assessment. */
export const submit: FolderCommand = {
  kind: 'folder',
  name: 'submit',
  runs: 'in-turn',
  needs: 'sound-stores',
  declare: (program, _cwd, start) => {
    program
      .command('submit')
      .description('Freeze the evidence of an assessment as a submission')
      .requiredOption('--city <slug>', 'the city')
      .option('--standard <id>', 'the standard, as for assess', standards[0]!.id)
      .action((options) => start(options));
  },
  run: async ({ platform }, options, terminal) => {
    const standard = standardNamed(needed(options.standard));
    const records = await readLiveRecords(platform, needed(options.city), null, 'whole');
    const assessment = assessCity(records, standard, measureIn(records));
    const { hash, document } = await freeze(platform, records, assessment);
    const { points, of, criteria } = document;
    terminal.out(`Submission ${hash}\n`);
    terminal.out(`${points} of ${of} points, ${criteria.length} criteria with their evidence.\n`);
    return 0;
  },
};
