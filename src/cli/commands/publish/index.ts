import type { FolderCommand } from '../../contract.ts';

/** `civicstat publish`: freezes boards as they are known now. */
export const publish: FolderCommand = {
  kind: 'folder',
  name: 'publish',
  runs: 'in-turn',
  needs: 'sound-stores',
  declare: (program, _cwd, start) => {
    program
      .command('publish')
      .description('Freeze boards and show them to the public')
      .requiredOption('--city <slug>', 'the city')
      .option('--date <day>', "the board's date; default: the city's asOf, else today")
      .option('--from <day>', 'first date of a range')
      .option('--to <day>', 'last date of a range')
      .option(
        '--known-on <instant>',
        'take in what was known on an instant, or "now"; default: a date that is over is reconstructed from what was known at its end',
      )
      .action((options) => start(options));
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
