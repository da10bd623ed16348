import type { Run } from '../../state/contract-collecting.ts';
import type { Report } from '../platform.ts';
import type { PullOrder } from './begin.ts';
import type { Collecting } from './contract.ts';
import { tellOfRun } from './notify.ts';
import { publishRun } from './publish-run.ts';
import { pull } from './pull.ts';

/** Pulls a source, and writes a mail to whoever answers for it when the run needs somebody. */
export async function pullAndTell(
  collecting: Collecting,
  order: PullOrder,
  report: Report,
): Promise<Run> {
  const run = await pull(collecting, order, report);
  await collecting.part((platform) => tellOfRun(platform, run));
  return run;
}

/** Whether the board says something else after a run. */
export function changesBoard({ outcome }: Run): boolean {
  return outcome === 'taken' || outcome === 'held';
}

/**
 * Publishes the city's board after something came in, and writes a mail when that fails.
 * `never-published`: the city has no board yet, and that it begins is for a person to decide. Null:
 * another worker publishes just now.
 */
export async function publishAfterLoad(
  collecting: Collecting,
  city: string,
  report: Report,
): Promise<Run | 'never-published' | null> {
  const published = await collecting.part(({ state }) => state.published(city));
  if (published.length === 0) return 'never-published';
  const run = await publishRun(collecting, city, null, report);
  if (run !== null) await collecting.part((platform) => tellOfRun(platform, run));
  return run;
}
