import { resolve } from 'node:path';
import type { FreeCommand } from '../../contract.ts';

/** `civicstat init <folder>`: a new city's folder with commented definitions. */
export const init: FreeCommand = {
  kind: 'free',
  name: 'init',
  declare: (program, cwd, start) => {
    program
      .command('init')
      .description("Start a new city's folder with commented definitions")
      .argument('<folder>', "the folder to make; its name becomes the city's")
      .action((folder: string) => start({ shown: folder, folder: resolve(cwd, folder) }));
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
