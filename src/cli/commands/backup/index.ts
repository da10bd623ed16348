import { resolve } from 'node:path';
import type { FolderCommand } from '../../contract.ts';

/** `civicstat backup <file>`: writes the truth to one file while everything goes on. */
export const backup: FolderCommand = {
  kind: 'folder',
  name: 'backup',
  runs: 'freely',
  needs: 'sound-stores',
  declare: (program, cwd, start) => {
    program
      .command('backup')
      .description('Write state, deliveries and snapshots to one file')
      .argument('<file>', 'the file to write; it must not exist')
      .action((shown: string) => start({ shown, file: resolve(cwd, shown) }));
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
