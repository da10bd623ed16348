import { lastRun, parseCron } from '../../calendar/index.ts';
import type { Instant } from '../../model/index.ts';
import type { Run } from '../../state/contract-collecting.ts';

/** A run that is to be made now. */
export interface DueRun {
  /** The scheduled instant that it serves. */
  readonly scheduled: Instant;
  readonly attempt: number;
}

/** What is known of a job that runs by the clock. */
export interface Job {
  /** A crontab line. */
  readonly schedule: string;
  readonly zone: string;
  /** Since when it stands as it does; instants before are none of its business. */
  readonly since: Instant;
  /** Its runs, the newest first, at least back to the last scheduled instant. */
  readonly runs: readonly Run[];
}

const minute = 60_000_000;
/** How long after each failed attempt the next one is made. */
const pauses = [1, 5, 15, 30, 60].map((minutes) => minutes * minute);

/** How many runs of a job are looked at; more than the attempts at one scheduled instant. */
export const runsLookedAt = 40;

/** How often a scheduled run is tried while the world fails. */
export const mostAttempts = pauses.length + 1;

/**
 * The run that is due, or null. Every scheduled instant is served once: of several that were missed
 * only the newest. Only what failed through no fault of the city is tried again.
 */
export function dueRun(job: Job, now: Instant): DueRun | null {
  const scheduled = slotOf(job, now);
  if (scheduled === null) return null;
  return attemptAt(scheduled, job.runs, now);
}

/** The attempt at a scheduled instant that is due after these runs, the newest first, or null. */
export function attemptAt(scheduled: Instant, runs: readonly Run[], now: Instant): DueRun | null {
  const last = runs.find((run) => run.scheduled === scheduled);
  if (last === undefined) return { scheduled, attempt: 1 };
  if (last.attempt >= mostAttempts) return null;
  const again = { scheduled, attempt: last.attempt + 1 };
  // A process that died leaves a run that goes on for ever; whoever gets its lease may try again.
  if (last.outcome === 'cut-off' || last.outcome === 'running') return again;
  if (last.outcome !== 'failed') return null;
  return now >= (last.ended ?? last.started) + pauses[last.attempt - 1]! ? again : null;
}

/**
 * The scheduled instant that a job is late for: its time and its grace are over and nothing has
 * come of it. What somebody was told of otherwise, a held or refused load, is not late.
 */
export function lateSince(job: Job, graceMinutes: number, now: Instant): Instant | null {
  const scheduled = slotOf(job, now - graceMinutes * minute);
  if (scheduled === null) return null;
  const done = job.runs.some(
    (run) =>
      (run.scheduled ?? run.started) >= scheduled &&
      ['taken', 'nothing-new', 'held', 'still-held', 'refused'].includes(run.outcome),
  );
  return done ? null : scheduled;
}

/** The newest scheduled instant up to `now` that is the job's business. */
function slotOf({ schedule, zone, since }: Job, now: Instant): Instant | null {
  const cron = parseCron(schedule);
  const slot = cron && lastRun(cron, now, zone);
  return slot === null || slot < since ? null : slot;
}
