import { addDays, localDay } from '../../calendar/index.ts';
import { type Day, describeFault, describeFinding, Fault, UserError } from '../../model/index.ts';
import { LeaseLost, type Run, type RunEnd } from '../../state/contract-collecting.ts';
import { loadCity } from '../city.ts';
import type { Platform, Report } from '../platform.ts';
import { publish } from '../publish.ts';
import { datesBetween } from '../score.ts';
import { isServed, leaseTime } from './begin.ts';
import type { Collecting } from './contract.ts';
import type { DueRun } from './due.ts';

/** The name under which publishing stands in the run log; no source can have it. */
export const publishing = '';

/** How many days without a board are made up for; older ones are for a person to publish. */
const mostDaysBack = 31;

/**
 * Publishes the city's board of today, and those of the days since the last one, under a lease and
 * with an entry in the run log. Null when another worker does it.
 */
export function publishRun(
  { part, outside }: Collecting,
  city: string,
  due: DueRun | null,
  report: Report,
): Promise<Run | null> {
  return part(async (platform) => {
    const { collecting } = platform.state;
    const now = platform.clock();
    const name = `publish ${city}`;
    const lease = await collecting.takeLease(name, outside.worker, now, now + leaseTime);
    if (lease === null) return null;
    const served = { scheduled: due?.scheduled ?? null, attempt: due?.attempt ?? 1 };
    if (await isServed(platform, { city, source: publishing, ...served })) {
      await collecting.dropLease(lease);
      return null;
    }
    const run = await collecting.beginRun(lease, {
      ...{ city, source: publishing, ...served },
      cause: due === null ? 'load' : 'schedule',
      actor: platform.actor,
      started: now,
    });
    const end = await published(platform, city, report);
    await collecting.endRun(lease, run.id, end, platform.clock()).catch(unlessLost);
    await collecting.dropLease(lease);
    return (await collecting.run(run.id))!;
  });
}

const nothing = {
  ...{ rows: 0, bytes: 0, added: 0, changed: 0, gone: 0, rejected: 0 },
  loads: [],
  notes: [],
};

async function published(platform: Platform, city: string, report: Report): Promise<RunEnd> {
  try {
    const dates = await datesToPublish(platform, city);
    const done = await publish(platform, { city, dates, knownOn: null }, report);
    const notes = done.published.map(({ date }) => `Published the board of ${date}.`);
    return { ...nothing, outcome: notes.length > 0 ? 'taken' : 'nothing-new', notes };
  } catch (error) {
    if (error instanceof UserError) {
      return { ...nothing, outcome: 'refused', notes: error.findings.map(describeFinding) };
    }
    if (!(error instanceof Fault)) throw error;
    return { ...nothing, outcome: 'failed', notes: [describeFault(error)] };
  }
}

/**
 * Publishes the city's board of today after something came in. False where the city never
 * published: that it begins is for a person to decide.
 */
export async function publishIfBegun(
  platform: Platform,
  city: string,
  report: Report,
): Promise<boolean> {
  if ((await platform.state.published(city)).length === 0) return false;
  const dates = await datesToPublish(platform, city);
  await publish(platform, { city, dates, knownOn: null }, report);
  return true;
}

async function datesToPublish(platform: Platform, slug: string): Promise<Day[]> {
  const { city } = await loadCity(platform, slug);
  const today = city.asOf ?? localDay(platform.clock(), city.timeZone);
  const dates = (await platform.state.published(slug)).map(({ date }) => date).sort();
  const newest = dates.at(-1);
  if (newest === undefined || newest >= today) return [today];
  const earliest = addDays(today, -mostDaysBack);
  const [, first] = [earliest, addDays(newest, 1)].sort();
  return datesBetween(first!, today);
}

function unlessLost(error: unknown): void {
  if (!(error instanceof LeaseLost)) throw error;
}
