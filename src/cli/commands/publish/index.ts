import { loadCity } from '../../../pipeline/city.ts';
import { publish as publishBoards } from '../../../pipeline/publish.ts';
import { datesBetween } from '../../../pipeline/score.ts';
import type { FolderCommand } from '../../contract.ts';
import { datesOption, needed } from '../../options.ts';

/** `civicstat publish`: freezes boards as they are known now. */
export const publish: FolderCommand = {
  kind: 'folder',
  name: 'publish',
  changes: true,
  declare: (program, _cwd, start) => {
    program
      .command('publish')
      .description('Freeze boards and show them to the public')
      .requiredOption('--city <slug>', 'the city')
      .option('--date <day>', "the board's date; default: the city's asOf, else today")
      .option('--from <day>', 'first date of a range')
      .option('--to <day>', 'last date of a range')
      .action((options) => start(options));
  },
  run: async ({ platform }, options, terminal) => {
    const slug = needed(options.city);
    const { city } = await loadCity(platform, slug);
    const { from, until } = datesOption(options, city, platform.clock());
    const dates = datesBetween(from, until);
    const { published, unchanged } = await publishBoards(platform, slug, dates, terminal.report);
    if (unchanged.length > 0)
      terminal.out(`${counted(unchanged.length)} unchanged since published.\n`);
    if (published.length === 1) terminal.out(`Published the board of ${published[0]!.date}.\n`);
    if (published.length > 1) {
      terminal.out(
        `Published ${counted(published.length)}, ${published[0]!.date} to ${published.at(-1)!.date}.\n`,
      );
    }
    return 0;
  },
};

function counted(boards: number): string {
  return boards === 1 ? '1 board' : `${boards} boards`;
}
