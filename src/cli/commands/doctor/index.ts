import type { FolderCommand } from '../../contract.ts';

/** `civicstat doctor`: looks at everything that can go wrong in a data folder; changes nothing. */
export const doctor: FolderCommand = {
  kind: 'folder',
  name: 'doctor',
  runs: 'in-turn',
  needs: 'stores',
  declare: (program, _cwd, start) => {
    program
      .command('doctor')
      .description('Check the data folder: lock, audit chain, checksums, versions')
      .action(() => start({}));
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
