import { describeFault, Fault, type Instant, UserError } from '../../model/index.ts';
import { loadCity } from '../city.ts';
import type { Platform, Report } from '../platform.ts';
import { changesBoard, publishAfterLoad, pullAndTell } from './after-pull.ts';
import type { Collecting } from './contract.ts';
import { type DueRun, dueRun, type Job, runsLookedAt } from './due.ts';
import { sendDueMails, tellOfRun, tellOfTime } from './notify.ts';
import { operationsKind, operationsOf } from './operations.ts';
import { orderedBy } from './orders.ts';
import { isPaused } from './pause.ts';
import { publishing, publishRun } from './publish-run.ts';
import { acceptedLoads, takeAccepted } from './review.ts';
import { scheduledSince } from './scheduled-since.ts';
import { type Source, sourceKind, sourceOf } from './source.ts';

/** What the scheduler tells whoever runs it. */
export type Log = (level: 'info' | 'error', message: string) => void;

const silent: Report = { say: () => undefined, progress: () => () => undefined };
const beatMilliseconds = 5_000;
/** Sources that are read at the same time. */
const mostAtOnce = 4;

/** A piece of scheduled work. */
interface DueWork {
  /** What it is about; only one piece of it runs at a time. */
  readonly name: string;
  readonly work: () => Promise<void>;
}

/** Does what is due by the clock until the process is to stop, and then ends what is under way. */
export async function keepSchedule(collecting: Collecting, log: Log): Promise<void> {
  const going = new Map<string, Promise<void>>();
  const { stopping, outside } = collecting;
  let last = '';
  // What goes on being wrong is said once, not at every beat.
  const logChanges: Log = (level, message) => {
    if (message !== last) log(level, message);
    last = message;
  };
  while (!stopping.aborted) {
    await sendMails(collecting, going, logChanges);
    await beat(collecting, going, logChanges);
    await outside.wait(beatMilliseconds, stopping).catch(() => undefined);
  }
  await Promise.all(going.values());
}

/** Begins everything that is due now and is not under way; failures go to the log. */
export async function beat(
  collecting: Collecting,
  going: Map<string, Promise<void>>,
  log: Log,
): Promise<void> {
  let due: DueWork[];
  try {
    due = await collecting.part((platform) => dueWork(collecting, platform));
  } catch (error) {
    if (!collecting.stopping.aborted)
      log('error', `the schedule could not be read: ${said(error)}`);
    return;
  }
  for (const { name, work } of due) {
    if (going.has(name) || going.size >= mostAtOnce) continue;
    const done = work()
      .catch((error: unknown) => {
        if (!isTaken(error)) log('error', `${name}: ${said(error)}`);
      })
      .finally(() => going.delete(name));
    going.set(name, done);
  }
}

/** Sends mails beside the other work: a mail server may take its time. */
async function sendMails(
  collecting: Collecting,
  going: Map<string, Promise<void>>,
  log: Log,
): Promise<void> {
  if (going.has('mails')) return;
  const work = async () => {
    for (const fault of await sendDueMails(collecting)) log('error', fault);
  };
  const done = work()
    .catch((error: unknown) => {
      if (!collecting.stopping.aborted) log('error', `mails: ${said(error)}`);
    })
    .finally(() => going.delete('mails'));
  going.set('mails', done);
}

async function dueWork(collecting: Collecting, platform: Platform): Promise<DueWork[]> {
  const due: DueWork[] = [];
  for (const city of await platform.state.cities()) {
    due.push(...(await duePublishing(collecting, platform, city)));
    due.push(...(await dueLoads(collecting, platform, city)));
    await tellOfTime(platform, city);
    for (const record of await platform.state.records(city, sourceKind)) {
      const source = sourceOf(record.body!);
      const by = await orderedBy(platform, city, source.slug);
      const run = by === null ? await dueOf(platform, city, source) : null;
      if (by === null && run === null) continue;
      const name = `pull ${city}/${source.slug}`;
      const who = { city, source: source.slug, actor: by ?? 'schedule' };
      due.push({ name, work: () => pullAndPublish(collecting, who, run) });
    }
  }
  return due;
}

async function dueOf(platform: Platform, city: string, source: Source): Promise<DueRun | null> {
  if (source.schedule === null || (await isPaused(platform, city, source.slug))) return null;
  const since = await scheduledSince(platform, city, source);
  const job = await jobOf(platform, city, source.slug, source.schedule, since);
  return dueRun(job, platform.clock());
}

async function jobOf(
  platform: Platform,
  city: string,
  name: string,
  schedule: string,
  since: Instant,
): Promise<Job> {
  const runs = await platform.state.collecting.runs(city, name, runsLookedAt);
  const zone = (await loadCity(platform, city)).city.timeZone;
  return { schedule, zone, since, runs };
}

async function duePublishing(
  collecting: Collecting,
  platform: Platform,
  city: string,
): Promise<DueWork[]> {
  if ((await orderedBy(platform, city, publishing)) !== null) {
    const work = async () => {
      await publishAfterLoad(collecting, city, silent);
    };
    return [{ name: `publish ${city}`, work }];
  }
  const { schedule } = await operationsOf(platform, city);
  const record = await platform.state.record(city, operationsKind, 'schedule');
  if (!schedule?.publishAt || record === undefined) return [];
  const [hour, minute] = schedule.publishAt.split(':').map(Number);
  const job = await jobOf(platform, city, publishing, `${minute} ${hour} * * *`, record.at);
  const due = dueRun(job, platform.clock());
  if (due === null) return [];
  const work = async () => {
    const run = await publishRun(collecting, city, due, silent);
    if (run !== null) await collecting.part((again) => tellOfRun(again, run));
  };
  return [{ name: `publish ${city}`, work }];
}

/** Held loads that a person accepted. */
async function dueLoads(
  collecting: Collecting,
  platform: Platform,
  city: string,
): Promise<DueWork[]> {
  const accepted = await acceptedLoads(platform, city);
  return accepted.map((slug) => ({
    name: `take ${city}/${slug}`,
    work: async () => {
      const run = await takeAccepted(collecting, city, slug, silent);
      if (run?.outcome === 'taken') await publishAfterLoad(collecting, city, silent);
    },
  }));
}

/** Pulls a source and, when something came in, publishes the city's board. */
async function pullAndPublish(
  collecting: Collecting,
  who: { readonly city: string; readonly source: string; readonly actor: string },
  due: DueRun | null,
): Promise<void> {
  const order = {
    ...who,
    cause: due === null ? ('person' as const) : ('schedule' as const),
    scheduled: due?.scheduled ?? null,
    attempt: due?.attempt ?? 1,
  };
  const run = await pullAndTell(collecting, order, silent);
  if (changesBoard(run)) await publishAfterLoad(collecting, who.city, silent);
}

/** Another worker does it already. */
function isTaken(error: unknown): boolean {
  return error instanceof UserError && error.findings[0]?.code === 'pulled-already';
}

function said(error: unknown): string {
  if (error instanceof Fault) return describeFault(error);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
