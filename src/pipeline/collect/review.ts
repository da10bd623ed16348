import { describeFault, describeFinding, Fault, UserError } from '../../model/index.ts';
import { type Lease, LeaseLost, type Run, type RunEnd } from '../../state/contract-collecting.ts';
import { identify, judgeFile, takeFile } from '../deliver.ts';
import { act, type Platform, type Report } from '../platform.ts';
import { leaseTime } from './begin.ts';
import type { Collecting } from './contract.ts';
import { type HeldRecord, heldKind, heldLoads } from './held.ts';
import { changeOf, datasetPart } from './load.ts';

/** What a person decided of a held load. */
export interface Verdict {
  readonly city: string;
  readonly slug: string;
  /** The version of the record that the person saw. */
  readonly version: number;
  readonly accept: boolean;
  readonly why: string;
}

/**
 * Keeps a decision. A rejected load is done with; an accepted one is taken in at the scheduler's
 * next beat. A `UserError` when there is no reason or the load does not wait any more.
 */
export async function decideHeld(platform: Platform, verdict: Verdict): Promise<void> {
  const { city, slug, version, accept } = verdict;
  const why = verdict.why.trim();
  const held = (await heldLoads(platform, city)).find((one) => one.slug === slug);
  if (held?.load.status !== 'waiting' || held.version !== version) {
    throw new UserError({
      code: 'not-waiting',
      message:
        'This load does not wait any more: somebody decided it, or a later one took its place',
      remedy: 'Look at the list again',
    });
  }
  if (why === '' || why.length > 1000) {
    throw new UserError({
      code: 'no-reason',
      message: 'A decision needs its reason, up to 1000 characters',
      column: 'why',
      remedy: 'Write why, for those who look later',
    });
  }
  const { at, actor } = act(platform);
  const decision = { by: actor, at, why };
  const change = changeOf(held, { status: accept ? 'accepting' : 'rejected', decision });
  const action = accept ? 'load.accepted' : 'load.rejected';
  await platform.state.putRecords(city, action, [change], { at, actor });
}

/** Takes in a load that a person accepted, with an entry in the run log. Null: another worker does. */
export function takeAccepted(
  { part, outside }: Collecting,
  city: string,
  slug: string,
  report: Report,
): Promise<Run | null> {
  return part(async (platform) => {
    const held = (await heldLoads(platform, city)).find((one) => one.slug === slug);
    if (held?.load.status !== 'accepting') return null;
    const { source, decision } = held.load;
    const { collecting } = platform.state;
    const started = platform.clock();
    const name = `pull ${city}/${source}`;
    const lease = await collecting.takeLease(name, outside.worker, started, started + leaseTime);
    if (lease === null) return null;
    const actor = decision!.by;
    const run = await collecting.beginRun(lease, {
      ...{ city, source, cause: 'review', actor, scheduled: null, attempt: 1, started },
    });
    const end = await taken({ ...platform, actor }, held, run, lease, report);
    await collecting.endRun(lease, run.id, end, platform.clock());
    await collecting.dropLease(lease);
    return (await collecting.run(run.id))!;
  });
}

async function taken(
  platform: Platform,
  held: HeldRecord,
  run: Run,
  lease: Lease,
  report: Report,
): Promise<RunEnd> {
  const { name, content, mapping, kind, dataset, cursor, columns } = held.load;
  const path = platform.archive.path(content);
  const file = { city: run.city, kind, path, name, mapping, dryRun: false };
  const question = { ...file, ...datasetPart(dataset ?? null) };
  const counts = { rows: held.load.rows, bytes: 0, added: 0, changed: 0, gone: 0, rejected: 0 };
  try {
    const judged = await judgeFile(platform, question, report);
    const { id } = await identify(platform, judged);
    const delivery = await takeFile(platform, judged, id, report, async (file) => {
      const records = [changeOf(held, { status: 'accepted' })];
      const commit = { run: run.id, delivery: file, state: { cursor, columns }, records };
      const whole = { ...commit, action: 'load.taken' };
      return (await platform.state.collecting.commitLoad(lease, whole, act(platform)))!;
    });
    const { added = 0, changed = 0, gone = 0 } = judged.checked.difference ?? {};
    const load = { name, content, rows: judged.checked.rows, delivery: delivery.id };
    const notes = [`Accepted by ${run.actor}: ${held.load.decision!.why}`];
    return { ...counts, added, changed, gone, outcome: 'taken', loads: [load], notes };
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    const notes = await backToWaiting(platform, held, run.city, error);
    return { ...counts, outcome: 'refused', loads: [], notes };
  }
}

/** What cannot be taken in waits on, with what is wrong with it. */
async function backToWaiting(
  platform: Platform,
  held: HeldRecord,
  city: string,
  error: unknown,
): Promise<string[]> {
  if (error instanceof Fault) return [describeFault(error)];
  if (!(error instanceof UserError)) throw error;
  const reasons = error.findings.map(describeFinding);
  const change = changeOf(held, { status: 'waiting', decision: null, reasons });
  await platform.state.putRecords(city, 'load.refused', [change], act(platform));
  return reasons;
}

/** The slugs of accepted loads that are not taken in yet. */
export async function acceptedLoads(platform: Platform, city: string): Promise<string[]> {
  const records = await platform.state.records(city, heldKind);
  if (records.length === 0) return [];
  const held = await heldLoads(platform, city);
  return held.filter(({ load }) => load.status === 'accepting').map(({ slug }) => slug);
}
