import type { Operations } from '../collect/operations.ts';
import { type Entry, isWhole, readSection } from './section.ts';
import { settings } from './settings.ts';
import type { Sources } from './sources.ts';
import { report } from './yaml-file.ts';

/** What the city does by the clock and how it sends mail; undefined when something is wrong. */
export function operationsOf({ main, operations }: Sources): Operations | undefined {
  const schedule = operations.schedule
    ? readSection(main, operations.schedule, 'the schedule', settings.schedule)
    : null;
  const mail = operations.mail
    ? readSection(main, operations.mail, 'the mail server', settings.mail)
    : null;
  if (schedule === undefined || mail === undefined) return undefined;
  if (schedule !== null && !isQuietWhole(schedule)) return undefined;
  if ((schedule !== null && !isWhole(schedule)) || (mail !== null && !isWhole(mail))) {
    return undefined;
  }
  return { schedule: schedule?.values ?? null, mail: mail?.values ?? null };
}

/** Quiet hours need both ends. */
function isQuietWhole({ file, node, values }: Entry<typeof settings.schedule>): boolean {
  if ((values.quietFrom === null) === (values.quietUntil === null)) return true;
  report(file, node, {
    code: 'missing-key',
    message: '`quietFrom` and `quietUntil` belong together',
    remedy: 'Write both, or neither',
  });
  return false;
}
