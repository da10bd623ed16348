import { carryMaps } from '../../../certification/index.ts';
import type { FolderCommand } from '../../contract.ts';

/** `civicstat carry-over`: takes answers by an older standard over to a newer one. */
export const carryOver: FolderCommand = {
  kind: 'folder',
  name: 'carry-over',
  runs: 'in-turn',
  needs: 'sound-stores',
  declare: (program, _cwd, start) => {
    program
      .command('carry-over')
      .description('Take what people said by an earlier standard over to a newer one')
      .requiredOption('--city <slug>', 'the city')
      .option('--to <id>', 'the newer standard', carryMaps[0]!.to)
      .option('--dry-run', 'only say what would be taken over')
      .action((options) => start(options));
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
