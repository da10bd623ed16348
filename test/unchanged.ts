import { expect } from 'vitest';
import { succeed } from './civicstat.ts';

/** The moment on which `score` asks what is known: later than everything that tests deliver. */
const late = '2100-01-01T00:00:00+00:00';

/** What `score --format json` prints, as data. */
export async function scored(data: string, city: string, ...options: readonly string[]) {
  const given = options.includes('--known-on') ? options : [...options, '--known-on', late];
  return JSON.parse(await succeed(data, 'score', '--city', city, '--format', 'json', ...given));
}

/**
 * Everything that must stay as it is when nothing was taken in: the scores, and what `doctor` says
 * (head and length of the audit log, number of archived objects, checksum of the facts).
 */
export async function standOf(data: string, city: string, ...options: readonly string[]) {
  // Which process looked is no part of what must stay.
  const doctor = (await succeed(data, 'doctor')).replace(/^.* lock: .*\n/m, '');
  for (const part of ['audit chain', 'archive', 'deliveries', 'index of facts']) {
    expect(doctor).toContain(`sound   ${part}: `);
  }
  return { doctor, scores: await scored(data, city, ...options) };
}
