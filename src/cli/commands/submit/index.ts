import { standards } from '../../../certification/index.ts';
import type { FolderCommand } from '../../contract.ts';

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
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
