import { dailyRun, lastRun, localDay, parseCron } from '../../calendar/index.ts';
import { type CityDefinition, Fault, type Instant, UserError } from '../../model/index.ts';
import type { Run, StoredMail } from '../../state/contract-collecting.ts';
import { loadCity } from '../city.ts';
import type { Platform } from '../platform.ts';
import type { Collecting } from './contract.ts';
import { mostAttempts } from './due.ts';
import { digestMail, lateMail, type MailText, publishMail, runMail } from './mail-words.ts';
import { type CitySchedule, operationsKind, operationsOf } from './operations.ts';
import { openSecret } from './secrets.ts';
import { loadSource } from './sources.ts';
import { standings } from './standing.ts';

const minute = 60_000_000;

/** Tells whoever answers for a source of a run that needs somebody; nobody of others. */
export async function tellOfRun(platform: Platform, run: Run): Promise<void> {
  const { outcome, attempt, cause } = run;
  const isLast = outcome === 'failed' && (attempt >= mostAttempts || cause !== 'schedule');
  if (outcome !== 'held' && outcome !== 'refused' && !isLast) return;
  const { city } = await loadCity(platform, run.city);
  const place = { city: city.slug, zone: city.timeZone, site: platform.site };
  if (run.source === '') {
    await tell(platform, city, null, `run ${run.id}`, publishMail(place, run));
    return;
  }
  const source = await loadSource(platform, run.city, run.source);
  await tell(platform, city, source.mailTo, `run ${run.id}`, runMail(place, source, run));
}

/** Tells of sources that did not come in their time, and once a day of how all of them stand. */
export async function tellOfTime(platform: Platform, slug: string): Promise<void> {
  const { city } = await loadCity(platform, slug);
  const place = { city: slug, zone: city.timeZone, site: platform.site };
  const all = await standings(platform, city);
  for (const { source, lateSince, good } of all) {
    if (lateSince === null) continue;
    // Once a day until it comes again: a source of every minute must not fill a mailbox.
    const day = localDay(lateSince, city.timeZone);
    const key = `late ${slug}/${source.slug} ${day} after ${good?.id ?? 0}`;
    await tell(platform, city, source.mailTo, key, lateMail(place, source, lateSince));
  }
  const slot = await digestSlot(platform, city);
  if (slot === null || all.length === 0) return;
  await tell(platform, city, null, `digest ${slug} ${slot}`, digestMail(place, all));
}

/** The time of the newest digest that is due; null: none since it was asked for. */
async function digestSlot(platform: Platform, city: CityDefinition): Promise<Instant | null> {
  const { schedule } = await operationsOf(platform, city.slug);
  const record = await platform.state.record(city.slug, operationsKind, 'schedule');
  if (!schedule?.digestAt || record === undefined) return null;
  const [hour, at] = schedule.digestAt.split(':').map(Number);
  const now = platform.clock();
  const slot = lastRun(parseCron(`${at} ${hour} * * *`)!, now, city.timeZone);
  // After a standstill nobody needs yesterday's.
  return slot !== null && slot >= record.at && now - slot < 12 * 60 * minute ? slot : null;
}

async function tell(
  platform: Platform,
  city: CityDefinition,
  mailTo: string | null,
  key: string,
  { subject, body }: MailText,
): Promise<void> {
  const { schedule } = await operationsOf(platform, city.slug);
  const recipient = mailTo ?? schedule?.mailTo ?? null;
  if (recipient === null) return;
  const created = platform.clock();
  const due = key.startsWith('digest') ? created : afterQuiet(created, schedule, city.timeZone);
  const mail = { key, city: city.slug, recipient, subject, body, created, due };
  await platform.state.collecting.putMail(mail);
}

/** The instant itself, or the end of the quiet hours that it falls into. */
export function afterQuiet(
  now: Instant,
  schedule: Pick<CitySchedule, 'quietFrom' | 'quietUntil'> | null,
  zone: string,
): Instant {
  if (!schedule?.quietFrom || !schedule.quietUntil) return now;
  const today = localDay(now, zone);
  const yesterday = localDay(now - 24 * 60 * minute, zone);
  for (const day of [yesterday, today]) {
    const from = dailyRun(day, schedule.quietFrom, zone);
    const end = dailyRun(day, schedule.quietUntil, zone);
    // Hours over midnight end on the day after.
    const until =
      end > from
        ? end
        : dailyRun(localDay(from + 24 * 60 * minute, zone), schedule.quietUntil, zone);
    if (now >= from && now < until) return until;
  }
  return now;
}

/** A mail that cannot be sent is tried again after 5 minutes, then twice as long each time. */
const firstPause = 5 * minute;
const longestPause = 240 * minute;

/**
 * Sends the mails that are due, one server at a time. What went wrong is kept with the mail, for
 * the desk, and given back, for the log.
 */
export async function sendDueMails(collecting: Collecting): Promise<string[]> {
  const { outside, part } = collecting;
  const begun = await part(async ({ state, clock }) => {
    const now = clock();
    const due = (await state.collecting.unsentMails()).filter((mail) => mail.due <= now);
    if (due.length === 0) return null;
    const lease = await state.collecting.takeLease('mails', outside.worker, now, now + 10 * minute);
    return lease && { lease, due };
  });
  if (begun === null) return [];
  const faults: string[] = [];
  for (const mail of begun.due) {
    const fault = await sendOne(collecting, mail);
    if (fault !== null) faults.push(fault);
  }
  await part(({ state }) => state.collecting.dropLease(begun.lease));
  return [...new Set(faults)];
}

async function sendOne(collecting: Collecting, mail: StoredMail): Promise<string | null> {
  const { part, outside } = collecting;
  try {
    const way = await part((platform) => wayOf(platform, mail.city));
    await outside.sendMail(way, { to: mail.recipient, subject: mail.subject, text: mail.body });
    await part(({ state, clock }) => state.collecting.mailSent(mail.key, clock()));
    return null;
  } catch (error) {
    if (!(error instanceof Fault || error instanceof UserError)) throw error;
    const pause = Math.min(longestPause, firstPause * 2 ** Math.min(mail.attempts, 10));
    await part(({ state, clock }) =>
      state.collecting.mailFailed(mail.key, error.message, clock() + pause),
    );
    return error.message;
  }
}

async function wayOf(platform: Platform, city: string) {
  const { mail } = await operationsOf(platform, city);
  if (mail === null) {
    throw new UserError({
      code: 'no-mail-server',
      message: 'No mail server is set up',
      remedy: 'Add mail: to the city’s folder and apply it',
    });
  }
  const name = { city, source: mailSecret, setting: 'password' };
  const sealed = (await platform.state.collecting.secrets(city)).find(
    ({ source, setting }) => source === name.source && setting === name.setting,
  );
  const password =
    sealed === undefined ? null : await openSecret(platform.keyFile, name, sealed.sealed);
  return { ...mail, password };
}

/** Under this name the mail server's password is kept among the secrets of sources. */
export const mailSecret = 'mail';
