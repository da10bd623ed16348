import type { Instant } from '../../model/index.ts';
import { UserError } from '../../model/index.ts';
import type { Lease, Run, RunCause } from '../../state/contract-collecting.ts';
import { loadCity } from '../city.ts';
import type { Platform } from '../platform.ts';
import type { ColumnForm } from './column-forms.ts';
import type { Outside } from './contract.ts';
import { attemptAt, runsLookedAt } from './due.ts';
import { openSettings } from './settings.ts';
import type { Source } from './source.ts';
import { loadSource } from './sources.ts';

export interface PullOrder {
  readonly city: string;
  readonly source: string;
  readonly cause: RunCause;
  /** Who asks. */
  readonly actor: string;
  /** The scheduled instant that it serves; null: none. */
  readonly scheduled: Instant | null;
  readonly attempt: number;
}

/** A pull that has its lease and its entry in the run log. */
export interface BegunPull {
  readonly source: Source;
  readonly timeZone: string;
  readonly settings: Awaited<ReturnType<typeof openSettings>>;
  /** JSON of the cursor of the last load that was taken in; null: none. */
  readonly cursor: string | null;
  /** The columns of that load. */
  readonly columns: readonly ColumnForm[];
  /** The run that took it in; 0: none. */
  readonly base: number;
  readonly lease: Lease;
  readonly run: Run;
}

/**
 * Whether another worker made a scheduled run, or took it up and ended it, after it was found due
 * and before its lease was taken. To be asked by whoever has the lease.
 */
export async function isServed(
  { state, clock }: Platform,
  order: Pick<PullOrder, 'city' | 'source' | 'scheduled' | 'attempt'>,
): Promise<boolean> {
  if (order.scheduled === null) return false;
  const runs = await state.collecting.runs(order.city, order.source, runsLookedAt);
  return attemptAt(order.scheduled, runs, clock())?.attempt !== order.attempt;
}

function pulledAlready({ slug }: Source): UserError {
  return new UserError({
    code: 'pulled-already',
    message: 'This source is being pulled right now',
    value: slug,
    remedy: 'Wait until that is done; when its server was killed, it is free after five minutes',
  });
}

/** For how long a lease is taken, in microseconds. */
export const leaseTime = 5 * 60_000_000;
/**
 * Takes the lease of a source and begins its run. Throws `UserError` for a source that there is not,
 * that lacks something, or that is being pulled already.
 */
export async function beginPull(
  platform: Platform,
  outside: Outside,
  order: PullOrder,
): Promise<BegunPull> {
  const { city } = await loadCity(platform, order.city);
  const source = await loadSource(platform, city.slug, order.source);
  const settings = await openSettings(platform, outside, city.slug, source);
  const { collecting } = platform.state;
  const now = platform.clock();
  const name = `pull ${city.slug}/${source.slug}`;
  const lease = await collecting.takeLease(name, outside.worker, now, now + leaseTime);
  if (lease === null) throw pulledAlready(source);
  if (await isServed(platform, order)) {
    await collecting.dropLease(lease);
    throw pulledAlready(source);
  }
  const run = await collecting.beginRun(lease, { ...order, started: now });
  const state = await collecting.sourceState(city.slug, source.slug);
  const cursor = state?.cursor ?? null;
  const { timeZone } = city;
  const columns = JSON.parse(state?.columns ?? '[]') as ColumnForm[];
  return { source, timeZone, settings, cursor, columns, base: state?.run ?? 0, lease, run };
}
