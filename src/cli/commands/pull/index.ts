import type { FolderCommand } from '../../contract.ts';

/** `civicstat pull [<source>]`: reads sources now and takes in what is new. */
export const pull: FolderCommand = {
  kind: 'folder',
  name: 'pull',
  runs: 'in-parts',
  needs: 'sound-stores',
  declare: (program, _cwd, start) => {
    program
      .command('pull')
      .description(
        'Read a source now, or all of them, take in what is new, and publish the board if the city has one',
      )
      .argument('[source]', 'the source; default: all of the city')
      .requiredOption('--city <slug>', 'the city')
      .action((source: string | undefined, options) => start({ ...options, source }));
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
