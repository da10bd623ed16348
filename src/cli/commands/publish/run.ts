import type { Day } from '../../../model/index.ts';
import { loadCity } from '../../../pipeline/city.ts';
import { publish as publishBoards } from '../../../pipeline/publish.ts';
import { datesBetween } from '../../../pipeline/score.ts';
import type { FolderCommand } from '../../contract.ts';
import { datesOption, knownOnOption, needed } from '../../options.ts';

/** What `civicstat publish` does. */
export const run: FolderCommand['run'] = async ({ platform }, options, terminal) => {
  const slug = needed(options.city);
  const { city } = await loadCity(platform, slug);
  const now = platform.clock();
  const { from, until } = datesOption(options, city, now);
  const knownOn = knownOnOption(options.knownOn, city.timeZone, now);
  const { published, unchanged, empty, knewMore } = await publishBoards(
    platform,
    { city: slug, dates: datesBetween(from, until), knownOn },
    terminal.report,
  );
  if (unchanged.length > 0)
    terminal.out(`${counted(unchanged.length)} unchanged since published.\n`);
  if (published.length === 1) terminal.out(`Published the board of ${published[0]!.date}.\n`);
  if (published.length > 1) {
    terminal.out(
      `Published ${counted(published.length)}, ${published[0]!.date} to ${published.at(-1)!.date}.\n`,
    );
  }
  if (empty.length > 0) {
    terminal.out(
      `On ${counted(empty.length)} nothing was known at the end of the day; --known-on now shows them as known now.\n`,
    );
  }
  if (knewMore.length > 0) {
    terminal.out(
      `Note: ${counted(knewMore.length)} now ${knewMore.length === 1 ? 'shows' : 'show'} what was known earlier than on the board before (${named(knewMore)}); --known-on now publishes what is known now.\n`,
    );
  }
  return 0;
};

function named(dates: readonly Day[]): string {
  const [first] = dates;
  return dates.length === 1 ? first! : `${first} to ${dates.at(-1)}`;
}

function counted(boards: number): string {
  return boards === 1 ? '1 board' : `${boards} boards`;
}
