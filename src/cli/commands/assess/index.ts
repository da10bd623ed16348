import { standards } from '../../../certification/index.ts';
import type { FolderCommand } from '../../contract.ts';

/** `civicstat assess`: judges a city by a standard; a read-only question. */
export const assess: FolderCommand = {
  kind: 'folder',
  name: 'assess',
  runs: 'freely',
  needs: 'sound-stores',
  declare: (program, _cwd, start) => {
    program
      .command('assess')
      .description('Judge a city by a standard of certification, from its own records')
      .requiredOption('--city <slug>', 'the city')
      .option(
        '--standard <id>',
        `the standard: ${standards.map(({ id }) => id).join(', ')}`,
        standards[0]!.id,
      )
      .option('--date <day>', "the day that is judged; the city's own day where it is left out")
      .option('--history', 'how the city stood in the last two years, by the records known now')
      .addOption(
        program
          .createOption('--format <format>', 'how to print')
          .choices(['table', 'json', 'ical'])
          .default('table'),
      )
      .action((options) => start(options));
  },
  run: async (...asked) => (await import('./run.ts')).run(...asked),
};
