import { describeFault, describeFinding, Fault, UserError } from '../../model/index.ts';
import { type Lease, LeaseLost, type Run, type RunEnd } from '../../state/contract-collecting.ts';
import type { Report } from '../platform.ts';
import { type BegunPull, beginPull, leaseTime, type PullOrder } from './begin.ts';
import type { Collecting } from './contract.ts';
import { usualRows } from './guards.ts';
import { goodRuns, type Loaded, takeLoad } from './load.ts';
import { loadsOf, type ReadSoFar } from './loads.ts';
import type { Source } from './source.ts';

const renewMilliseconds = 60_000;

/**
 * Pulls a source: reads what is new, takes it in, and keeps in the run log what became of it. What
 * goes wrong with the source or its data ends the run, with an outcome; only what keeps it from
 * beginning is thrown: an unknown source, one that is being pulled already.
 */
export async function pull(collecting: Collecting, order: PullOrder, report: Report): Promise<Run> {
  const begun = await collecting.part((platform) => beginPull(platform, collecting.outside, order));
  const { run, lease, source } = begun;
  const work = new AbortController();
  const signal = AbortSignal.any([
    work.signal,
    collecting.stopping,
    AbortSignal.timeout(source.mostMinutes * 60_000),
  ]);
  const renewing = renew(collecting, lease, work);
  const done: Loaded[] = [];
  const read: ReadSoFar = { rows: 0, bytes: 0, notes: [] };
  let end: RunEnd;
  try {
    for await (const load of loadsOf(collecting, begun, read, report, signal)) {
      const loaded = await collecting.part((platform) =>
        takeLoad({ ...platform, actor: run.actor }, begun, load, done, report),
      );
      done.push(loaded);
      if (begun.settings.connector.gives === 'files') read.rows += loaded.load.rows;
      // What comes after a held load waits with it.
      if (isHeld(loaded)) break;
    }
    await refuseEmpty(collecting, begun, read.rows);
    end = summary(done, read);
  } catch (error) {
    end = failure(error, done, read, { collecting, source, signal });
  } finally {
    work.abort();
    await renewing;
  }
  return collecting.part(async ({ state, clock }) => {
    await state.collecting.endRun(lease, run.id, end, clock()).catch(unlessLost);
    await state.collecting.dropLease(lease);
    return (await state.collecting.run(run.id))!;
  });
}

/** Keeps the lease while the pull goes on; stops the pull when another worker has it. */
async function renew(collecting: Collecting, lease: Lease, work: AbortController): Promise<void> {
  for (;;) {
    try {
      await collecting.outside.wait(renewMilliseconds, work.signal);
    } catch {
      return;
    }
    const kept = await collecting
      .part(({ state, clock }) => state.collecting.keepLease(lease, clock() + leaseTime))
      .catch(() => true);
    if (!kept) work.abort(new LeaseLost(lease.name));
  }
}

function summary(done: readonly Loaded[], read: ReadSoFar): RunEnd {
  const sum = (count: (one: Loaded) => number) =>
    done.reduce((total, one) => total + count(one), 0);
  return {
    outcome: outcomeOf(done),
    rows: read.rows,
    bytes: read.bytes,
    added: sum((one) => one.added),
    changed: sum((one) => one.changed),
    gone: sum((one) => one.gone),
    rejected: 0,
    // The load that still waits is told of by the run that held it.
    loads: done.filter(({ outcome }) => outcome !== 'still-held').map((one) => one.load),
    notes: [...new Set([...done.flatMap((one) => one.notes), ...read.notes])],
  };
}

/** A whole table that was never empty before and is now went wrong where it comes from. */
async function refuseEmpty(
  { part }: Collecting,
  { source, run, settings }: BegunPull,
  rows: number,
): Promise<void> {
  if (rows > 0 || source.incremental || settings.connector.gives === 'files') return;
  const usual = await part(async (platform) =>
    usualRows(await goodRuns(platform, run.city, source.slug), false),
  );
  if (usual === null || source.leastShare === 0) return;
  throw new UserError({
    code: 'no-rows',
    message: `The source gave no rows at all; usually there are ${usual}`,
    remedy: 'Ask who keeps it what became of them; the last good numbers stay',
  });
}

function outcomeOf(done: readonly Loaded[]): Loaded['outcome'] {
  const last = done.at(-1);
  if (last?.outcome === 'held') return 'held';
  if (done.some(({ outcome }) => outcome === 'taken')) return 'taken';
  return last?.outcome ?? 'nothing-new';
}

function isHeld({ outcome }: Loaded): boolean {
  return outcome === 'held' || outcome === 'still-held';
}

function failure(
  error: unknown,
  done: readonly Loaded[],
  read: ReadSoFar,
  { collecting, source, signal }: { collecting: Collecting; source: Source; signal: AbortSignal },
): RunEnd {
  const so = (outcome: RunEnd['outcome'], notes: readonly string[], rejected = 0): RunEnd => ({
    ...summary(done, read),
    outcome,
    rejected,
    notes: [...notes, ...read.notes],
  });
  if (error instanceof UserError) {
    return so('refused', error.findings.map(describeFinding), error.findings.length);
  }
  if (error instanceof Fault) return so('failed', [describeFault(error)]);
  if (collecting.stopping.aborted) {
    return so('cut-off', ['The server was stopped; the next pull goes on where this one was.']);
  }
  if (signal.reason instanceof LeaseLost || error instanceof LeaseLost) {
    return so('cut-off', ['Another worker took this source over; nothing of this run was kept.']);
  }
  if (signal.aborted) {
    const limit = `It took longer than the ${source.mostMinutes} minutes that the source allows.`;
    return so('failed', [`${limit} The next pull goes on where this one was.`]);
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return so('failed', [`This is a fault of Civicstat itself, please report it: ${detail}`]);
}

/** A run that another worker has ended is as that worker says. */
function unlessLost(error: unknown): void {
  if (!(error instanceof LeaseLost)) throw error;
}
