import { open, rm } from 'node:fs/promises';
import { formatInstant } from '../../../calendar/index.ts';
import { readSubmission } from '../../../features/certification/submission.ts';
import { UserError } from '../../../model/index.ts';
import { loadCity } from '../../../pipeline/city.ts';
import type { Platform } from '../../../pipeline/platform.ts';
import { type Submission, submissionsOf } from '../../../pipeline/submissions.ts';
import type { Language } from '../../../web/language/index.ts';
import type { FolderCommand, Terminal } from '../../contract.ts';
import { needFreeName, needPlaceFor } from '../../given-file.ts';
import { needed, text } from '../../options.ts';

/** What `civicstat submission` does. */
export const run: FolderCommand['run'] = async ({ platform }, options, terminal) => {
  const { city } = await loadCity(platform, needed(options.city));
  const all = await submissionsOf(platform.state, city.slug);
  const given = text(options.hash);
  if (given === undefined) {
    for (const one of all) terminal.out(`${lineOf(one, city.timeZone)}\n`);
    if (all.length === 0) terminal.out('No submission was frozen yet.\n');
    return 0;
  }
  const found = named(all, given);
  terminal.out(`${lineOf(found, city.timeZone)}\n`);
  return check(platform, found, options, terminal);
};

async function check(
  platform: Platform,
  found: Submission,
  options: Readonly<Record<string, unknown>>,
  terminal: Terminal,
): Promise<number> {
  const read = await readSubmission(platform, found.document);
  for (const difference of read.differences) terminal.err(`${difference}\n`);
  if (read.differences.length > 0) {
    terminal.out('The submission is not what was frozen.\n');
    return 1;
  }
  terminal.out(`Sound: ${found.objects.length + 1} objects have the bytes that were frozen.\n`);
  const file = text(options.file);
  if (file === undefined) return 0;
  await needPlaceFor(file, needed(options.export));
  await needFreeName(file, needed(options.export));
  // Pages are loaded only when they are written.
  const { exportSubmission } = await import('../../../features/certification/export/zip.tsx');
  const pieces = exportSubmission(platform, found.document, read, options.lang as Language);
  terminal.out(`Wrote ${file}: ${await write(file, pieces)} bytes.\n`);
  return 0;
}

/** Writes a new file piece by piece, and leaves none behind when it fails. How many bytes it has. */
async function write(path: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(pieces);
    return (await file.stat()).size;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

function named(all: readonly Submission[], given: string): Submission {
  const found = all.filter(({ document }) => document.startsWith(given));
  if (found.length === 1) return found[0]!;
  throw new UserError({
    code: 'unknown-submission',
    message: found.length === 0 ? 'There is no such submission' : 'Several begin like this',
    value: given,
    remedy: 'Give more of the hash; without a hash the command lists all of the city',
  });
}

function lineOf({ document, standard, date, points, tier, at, actor }: Submission, zone: string) {
  const reached = tier === null ? 'no tier' : tier;
  return `${document}  ${standard}  ${date}  ${points} points, ${reached}  frozen ${formatInstant(at, zone)} by ${actor}`;
}
