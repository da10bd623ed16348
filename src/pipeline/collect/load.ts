import type { Mapping } from '../../formats/index.ts';
import type { Lease, RunLoad } from '../../state/contract-collecting.ts';
import { type DeliverQuestion, identify, judgeFile, saysNothingNew, takeFile } from '../deliver.ts';
import { act, type Platform, type Report } from '../platform.ts';

/** A file that was pulled, and where its source goes on once it is taken in. */
export interface Load {
  readonly path: string;
  readonly name: string;
  /** JSON of the cursor after it, and of its columns. */
  readonly cursor: string;
  readonly columns: string;
  readonly mapping: Mapping;
}

/** What became of a load. */
export interface Loaded {
  readonly outcome: 'taken' | 'nothing-new';
  readonly load: RunLoad;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly notes: readonly string[];
}

/**
 * Takes a load in, together with where its source goes on, under the run's lease: both or nothing.
 * A load that changes no number leaves no delivery. Throws `LeaseLost` when another worker took
 * over, and `UserError` for a load that cannot be taken.
 */
export async function takeLoad(
  platform: Platform,
  run: { readonly id: number; readonly lease: Lease },
  question: Pick<DeliverQuestion, 'city' | 'kind'>,
  load: Load,
  report: Report,
): Promise<Loaded> {
  const { path, name, cursor, columns, mapping } = load;
  const file = { ...question, path, name, mapping, dryRun: false };
  const judged = await judgeFile(platform, file, report);
  const { checked } = judged;
  const { content, rows, notices } = checked;
  const { added = 0, changed = 0, gone = 0 } = checked.difference ?? {};
  const counts = { added, changed, gone, notes: notices };
  const commit = {
    run: run.id,
    state: { cursor, columns },
    records: [],
    action: 'load.taken',
  };
  if (saysNothingNew(checked)) {
    const nothing = { ...commit, delivery: null };
    await platform.state.collecting.commitLoad(run.lease, nothing, act(platform));
    return { outcome: 'nothing-new', load: { name, content, rows, delivery: null }, ...counts };
  }
  const { id } = await identify(platform, judged);
  const delivery = await takeFile(platform, judged, id, report, async (file) => {
    const whole = { ...commit, delivery: file };
    return (await platform.state.collecting.commitLoad(run.lease, whole, act(platform)))!;
  });
  return { outcome: 'taken', load: { name, content, rows, delivery: delivery.id }, ...counts };
}
