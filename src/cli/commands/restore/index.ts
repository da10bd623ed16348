import { resolve } from 'node:path';
import type { FolderCommand } from '../../contract.ts';

/** `civicstat restore <file>`: puts a backup in place of the data; keeps the old state beside. */
export const restore: FolderCommand = {
  kind: 'folder',
  name: 'restore',
  runs: 'alone',
  needs: 'folder',
  beginsFolder: true,
  declare: (program, cwd, start) => {
    program
      .command('restore')
      .description('Put a backup in place of the data folder')
      .argument('<file>', 'a file written by civicstat backup')
      .action((shown: string) => start({ shown, file: resolve(cwd, shown) }));
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
