import type { FolderCommand } from '../../contract.ts';
import { formats } from './formats.ts';

/** `civicstat score`: a read-only question; it publishes nothing. */
export const score: FolderCommand = {
  kind: 'folder',
  name: 'score',
  runs: 'freely',
  needs: 'sound-stores',
  declare: (program, _cwd, start) => {
    program
      .command('score')
      .description('Score a board and print it; publishes nothing')
      .requiredOption('--city <slug>', 'the city')
      .option('--date <day>', "the board's date; it reports complete days up to the day before")
      .option('--from <day>', 'first date of a range')
      .option('--to <day>', 'last date of a range')
      .option(
        '--known-on <instant>',
        'leave out what was known only later; "now", the default, leaves out nothing',
      )
      .addOption(
        program
          .createOption('--format <format>', 'how to print')
          .choices(Object.keys(formats))
          .default('table'),
      )
      .action((options) => start(options));
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
