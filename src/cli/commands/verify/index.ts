import { resolve } from 'node:path';
import type { FolderCommand } from '../../contract.ts';

/** `civicstat verify`: computes a published number again from what it was made of. */
export const verify: FolderCommand = {
  kind: 'folder',
  name: 'verify',
  runs: 'freely',
  needs: 'sound-stores',
  declare: (program, cwd, start) => {
    program
      .command('verify')
      .description('Compute a published number again; exit 1 when it differs')
      .argument(
        '<receipt>',
        "a receipt's file, its address, its hash, or at least 8 characters of it",
      )
      .action((given: string) => start({ given, file: resolve(cwd, given) }));
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
