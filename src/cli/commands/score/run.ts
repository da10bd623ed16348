import { formatInstant } from '../../../calendar/index.ts';
import { loadCity } from '../../../pipeline/city.ts';
import { laterThanToday } from '../../../pipeline/publishable.ts';
import { datesBetween, loadMetrics, scoreDate } from '../../../pipeline/score.ts';
import type { FolderCommand } from '../../contract.ts';
import { datesOption, knownOnOption, needed } from '../../options.ts';
import { formats, type ScoreFormat } from './formats.ts';

/** What `civicstat score` does. */
export const run: FolderCommand['run'] = async ({ platform }, options, terminal) => {
  const { city } = await loadCity(platform, needed(options.city));
  const now = platform.clock();
  const { from, until, range } = datesOption(options, city, now);
  const knownOn = knownOnOption(options.knownOn, city.timeZone, now) ?? now;
  const loaded = await loadMetrics(platform, city, { knownOn, deliveries: null, from, until });
  const format = formats[options.format as ScoreFormat];
  const shown = formatInstant(knownOn, city.timeZone);
  const dates = datesBetween(from, until);
  for (const { message, value } of laterThanToday(city, { dates }, now)) {
    terminal.report.say(
      `Note: ${message} (${value}). What is scored here is what is known so far, also where days are not over; it cannot be published.`,
    );
  }
  const progress = terminal.report.progress('Scoring');
  terminal.out(format.before(range));
  for (const [index, date] of dates.entries()) {
    const board = format.board({ city, board: scoreDate(loaded, date), knownOn: shown });
    terminal.out(index === 0 ? board : format.between + board);
    progress(index + 1, dates.length);
  }
  terminal.out(format.after(range));
  return 0;
};
