import type { FolderCommand } from '../../contract.ts';

/** `civicstat undo <delivery>`: takes back what a delivery said, by another delivery. */
export const undo: FolderCommand = {
  kind: 'folder',
  name: 'undo',
  runs: 'in-turn',
  needs: 'sound-stores',
  declare: (program, _cwd, start) => {
    program
      .command('undo')
      .description('Take back what a delivery said: what was known without it is known again')
      .argument('<delivery>', 'its id, or at least 8 characters of it, as `import` said it')
      .requiredOption('--city <slug>', 'the city')
      .requiredOption('--why <text>', 'the reason, for those who look later')
      .option('--dry-run', 'say how many numbers would change and change nothing')
      .action((given: string, options) => start({ ...options, given }));
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
