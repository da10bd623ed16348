import { nextRun, parseCron } from '../../calendar/index.ts';
import type { CityDefinition, Instant } from '../../model/index.ts';
import type { Run } from '../../state/contract-collecting.ts';
import type { Platform } from '../platform.ts';
import { lateSince } from './due.ts';
import { type HeldRecord, heldLoads } from './held.ts';
import { goodRuns } from './load.ts';
import { orderedBy } from './orders.ts';
import { isPaused } from './pause.ts';
import { scheduledSince } from './scheduled-since.ts';
import type { Source } from './source.ts';
import { sourcesOf } from './sources.ts';

/** How a source stands: what a person must know of it at a glance. */
export interface Standing {
  readonly source: Source;
  /** Newest first. */
  readonly runs: readonly Run[];
  /** Its last run that took in or confirmed what is known; null: there was none. */
  readonly good: Run | null;
  readonly paused: boolean;
  /** A pull was asked for and not made yet. */
  readonly ordered: boolean;
  /** Null: not scheduled, or paused. */
  readonly next: Instant | null;
  /** The scheduled instant that it should have served and did not; null: it is in time. */
  readonly lateSince: Instant | null;
  /** The load that waits for a person; null: none. */
  readonly held: HeldRecord | null;
}

const runsLookedAt = 40;

/** How every source of a city stands, by slug. */
export async function standings(platform: Platform, city: CityDefinition): Promise<Standing[]> {
  const held = await heldLoads(platform, city.slug);
  const all: Standing[] = [];
  for (const source of await sourcesOf(platform, city.slug)) {
    all.push(await standingOf(platform, city, source, held));
  }
  return all;
}

async function standingOf(
  platform: Platform,
  { slug: city, timeZone: zone }: CityDefinition,
  source: Source,
  held: readonly HeldRecord[],
): Promise<Standing> {
  const runs = await platform.state.collecting.runs(city, source.slug, runsLookedAt);
  const [good = null] = await goodRuns(platform, city, source.slug);
  const paused = await isPaused(platform, city, source.slug);
  const now = platform.clock();
  const { schedule, graceMinutes } = source;
  const cron = schedule === null || paused ? null : parseCron(schedule);
  const since = await scheduledSince(platform, city, source);
  const late =
    schedule === null || paused
      ? null
      : lateSince({ schedule, zone, since, runs }, graceMinutes, now);
  return {
    source,
    runs,
    good,
    paused,
    ordered: (await orderedBy(platform, city, source.slug)) !== null,
    next: cron && nextRun(cron, now, zone),
    lateSince: late,
    held:
      held.find(
        ({ load }) => load.source === source.slug && ['waiting', 'accepting'].includes(load.status),
      ) ?? null,
  };
}
