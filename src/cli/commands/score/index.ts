import { formatInstant } from '../../../calendar/index.ts';
import { loadCity } from '../../../pipeline/city.ts';
import { datesBetween, loadMetrics, scoreDate } from '../../../pipeline/score.ts';
import type { FolderCommand } from '../../contract.ts';
import { datesOption, knownOnOption, needed } from '../../options.ts';
import { formats, type ScoreFormat } from './formats.ts';

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
  run: async ({ platform }, options, terminal) => {
    const { city } = await loadCity(platform, needed(options.city));
    const now = platform.clock();
    const { from, until, range } = datesOption(options, city, now);
    const knownOn = knownOnOption(options.knownOn, city.timeZone, now) ?? now;
    const loaded = await loadMetrics(platform, city, { knownOn, deliveries: null, from, until });
    const format = formats[options.format as ScoreFormat];
    const shown = formatInstant(knownOn, city.timeZone);
    const dates = datesBetween(from, until);
    const progress = terminal.report.progress('Scoring');
    terminal.out(format.before(range));
    for (const [index, date] of dates.entries()) {
      const board = format.board({ city, board: scoreDate(loaded, date), knownOn: shown });
      terminal.out(index === 0 ? board : format.between + board);
      progress(index + 1, dates.length);
    }
    terminal.out(format.after(range));
    return 0;
  },
};
