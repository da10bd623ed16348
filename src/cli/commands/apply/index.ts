import { resolve } from 'node:path';
import type { FolderCommand } from '../../contract.ts';

/** `civicstat apply <city-folder>`: definitions as code; prints the plan, then applies it. */
export const apply: FolderCommand = {
  kind: 'folder',
  name: 'apply',
  runs: 'in-turn',
  needs: 'sound-stores',
  beginsFolder: true,
  declare: (program, cwd, start) => {
    program
      .command('apply')
      .description("Make the stored definitions as a city's folder says; prints the plan first")
      .argument('<city-folder>', 'a folder with city.yaml')
      .option('--dry-run', 'print the plan and change nothing')
      .action((shown: string, options) =>
        start({ ...options, shown, folder: resolve(cwd, shown) }),
      );
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
