import { localDay } from '../../../calendar/index.ts';
import { standards } from '../../../certification/index.ts';
import { assessmentJson } from '../../../features/certification/json.ts';
import { assessCity, standardNamed } from '../../../features/certification/report.ts';
import { measureIn } from '../../../features/evidence.ts';
import { readLiveRecords } from '../../../pipeline/live-records.ts';
import type { FolderCommand } from '../../contract.ts';
import { dayOption, needed } from '../../options.ts';
import { assessmentTable } from './table.ts';

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
      .addOption(
        program
          .createOption('--format <format>', 'how to print')
          .choices(['table', 'json'])
          .default('table'),
      )
      .action((options) => start(options));
  },
  run: async ({ platform }, options, terminal) => {
    const standard = standardNamed(needed(options.standard));
    const date = dayOption('date', options.date) ?? null;
    const records = await readLiveRecords(platform, needed(options.city), date);
    const assessment = assessCity(records, standard, measureIn(records));
    const { city } = records;
    terminal.out(
      options.format === 'json'
        ? `${JSON.stringify(assessmentJson(assessment, city))}\n`
        : assessmentTable(assessment, city, localDay(records.now, city.timeZone)),
    );
    return 0;
  },
};
