import type { FolderCommand } from '../../contract.ts';

/** `civicstat rebuild`: makes the index of facts again from the archived deliveries. */
export const rebuild: FolderCommand = {
  kind: 'folder',
  name: 'rebuild',
  runs: 'alone',
  needs: 'stores',
  declare: (program, _cwd, start) => {
    program
      .command('rebuild')
      .description('Build the index of facts again from the archived deliveries')
      .action(() => start({}));
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
