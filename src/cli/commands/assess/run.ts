import { localDay } from '../../../calendar/index.ts';
import { roadmapCalendar } from '../../../features/certification/calendar.ts';
import { historyOf } from '../../../features/certification/history.ts';
import { assessmentJson } from '../../../features/certification/json.ts';
import { assessCity, standardNamed } from '../../../features/certification/report.ts';
import { roadmapOf } from '../../../features/certification/roadmap.ts';
import { measureIn } from '../../../features/evidence.ts';
import { readLiveRecords } from '../../../pipeline/live-records.ts';
import { usualLanguage } from '../../../web/language/index.ts';
import type { FolderCommand } from '../../contract.ts';
import { dayOption, needed } from '../../options.ts';
import { historyTable } from './history-table.ts';
import { roadmapTable } from './roadmap-table.ts';
import { assessmentTable } from './table.ts';

/** What `civicstat assess` does. */
export const run: FolderCommand['run'] = async ({ platform }, options, terminal) => {
  const standard = standardNamed(needed(options.standard));
  const date = dayOption('date', options.date) ?? null;
  const records = await readLiveRecords(platform, needed(options.city), date);
  const assessment = assessCity(records, standard, measureIn(records));
  const { city, entries } = records;
  if (options.history === true) {
    const turns = await historyOf(platform, records, standard, measureIn);
    terminal.out(options.format === 'json' ? `${JSON.stringify(turns)}\n` : historyTable(turns));
    return 0;
  }
  const roadmap = roadmapOf(assessment, entries.steps);
  const print = {
    json: () => `${JSON.stringify(assessmentJson(assessment, city, roadmap))}\n`,
    ical: () => roadmapCalendar(assessment, roadmap, city, usualLanguage),
    table: () => {
      const readOn = localDay(records.now, city.timeZone);
      return `${assessmentTable(assessment, city, readOn)}\n${roadmapTable(roadmap)}`;
    },
  }[options.format as 'json' | 'ical' | 'table'];
  terminal.out(print());
  return 0;
};
