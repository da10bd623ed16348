import type { Mapping } from '../../formats/index.ts';
import { canonicalJson, describeFinding, UserError } from '../../model/index.ts';
import type { RecordChange } from '../../state/contract.ts';
import type { Run, RunLoad } from '../../state/contract-collecting.ts';
import {
  type DeliverQuestion,
  identify,
  type JudgedFile,
  judgeFile,
  saysNothingNew,
  takeFile,
} from '../deliver.ts';
import { act, type Checked, type Platform, type Report } from '../platform.ts';
import type { BegunPull } from './begin.ts';
import { givenByHand, replacedSince } from './by-hand.ts';
import type { ColumnForm } from './column-forms.ts';
import { joinJudgements, judgeColumns, judgeVolume, usualRows } from './guards.ts';
import { type HeldLoad, type HeldRecord, heldKind, heldLoads } from './held.ts';

/** A file that was pulled, and where its source goes on once it is taken in. */
export interface Load {
  readonly path: string;
  readonly name: string;
  /** How many rows it has, where that is known before it is read. */
  readonly rows: number | null;
  /** JSON of the cursor after it. */
  readonly cursor: string;
  /** Empty where that is not known. */
  readonly columns: readonly ColumnForm[];
  readonly mapping: Mapping;
}

/** What became of a load. */
export interface Loaded {
  readonly outcome: 'taken' | 'nothing-new' | 'held' | 'still-held';
  readonly load: RunLoad;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly notes: readonly string[];
}

/**
 * Takes a load in, together with where its source goes on, under the run's lease: both or nothing.
 * A load that changes no number leaves no delivery. One that a guard stops is kept and waits for a
 * person; its source stays where it was. Throws `LeaseLost` when another worker took over, and
 * `UserError` for a load that cannot be taken.
 * @param earlier what the same run took in before
 */
export async function takeLoad(
  platform: Platform,
  begun: BegunPull,
  load: Load,
  earlier: readonly Loaded[],
  report: Report,
): Promise<Loaded> {
  const { source, run } = begun;
  const columns = judgeColumns(begun.columns, load.columns);
  const judged = await judgeFile(platform, questionOf(begun, load), report).catch(
    (error: unknown) => {
      if (error instanceof UserError && columns.holds.length > 0) return error;
      throw error;
    },
  );
  if (judged instanceof UserError) {
    const reasons = [...columns.holds, ...judged.findings.map(describeFinding)];
    return hold(platform, begun, load, { reasons, checked: null });
  }
  const rejected = await rejectedBefore(platform, begun, judged.checked.content);
  if (rejected !== null) return passOver(platform, begun, load, judged.checked, rejected);
  const runs = await goodRuns(platform, run.city, source.slug);
  const onlyNew = source.incremental && begun.settings.connector.gives === 'rows';
  const soFar = { ...run, outcome: 'taken' as const, loads: earlier.map((one) => one.load) };
  const usual = usualRows([soFar, ...runs], onlyNew);
  const volume = judgeVolume(judged.checked.rows, usual, source.leastShare);
  const values = { holds: judged.checked.doubts ?? [], notes: [] };
  const { holds, notes } = joinJudgements(columns, volume, values);
  if (holds.length > 0) {
    return hold(platform, begun, load, { reasons: holds, checked: judged.checked });
  }
  return take(platform, begun, load, judged, notes, report);
}

const runsLookedAt = 60;

/**
 * The newest runs that took in or confirmed what is known, the newest first. However often others
 * came to nothing since, what is usual is not forgotten.
 */
export function goodRuns({ state }: Platform, city: string, source: string): Promise<Run[]> {
  return state.collecting.runs(city, source, runsLookedAt, ['taken', 'nothing-new']);
}

/** A dataset's slug where there is one, for the question of a delivery. */
export function datasetPart(dataset: string | null): { readonly dataset?: string } {
  return dataset === null ? {} : { dataset };
}

function questionOf({ source, run }: BegunPull, { path, name, mapping }: Load): DeliverQuestion {
  const { gives: kind, dataset } = source;
  return { city: run.city, kind, ...datasetPart(dataset), path, name, mapping, dryRun: false };
}

async function take(
  platform: Platform,
  { run, lease, source }: BegunPull,
  { name, cursor, columns }: Load,
  judged: JudgedFile,
  notes: readonly string[],
  report: Report,
): Promise<Loaded> {
  const { content, rows, notices, difference } = judged.checked;
  const { added = 0, changed = 0, gone = 0 } = difference ?? {};
  const counts = { added, changed, gone, notes: [...notes, ...notices] };
  const waiting = (await heldLoads(platform, run.city)).filter(
    (held) => held.load.source === source.slug && held.load.status === 'waiting',
  );
  const commit = {
    run: run.id,
    state: { cursor, columns: JSON.stringify(columns) },
    records: waiting.map((held) => changeOf(held, { status: 'superseded' })),
    action: 'load.superseded',
  };
  if (saysNothingNew(judged.checked)) {
    const nothing = { ...commit, delivery: null };
    await platform.state.collecting.commitLoad(lease, nothing, act(platform));
    return { outcome: 'nothing-new', load: { name, content, rows, delivery: null }, ...counts };
  }
  const { metrics } = judged.checked;
  const mayReplace = judged.question.kind === 'observations' && changed + gone > 0;
  const byHand = mayReplace ? await givenByHand(platform, run.city, metrics) : null;
  const { id } = await identify(platform, judged);
  const delivery = await takeFile(platform, judged, id, report, async (file) => {
    const whole = { ...commit, delivery: file };
    return (await platform.state.collecting.commitLoad(lease, whole, act(platform)))!;
  });
  const said = byHand && (await replacedSince(platform, run.city, metrics, byHand));
  const load = { name, content, rows, delivery: delivery.id };
  return { outcome: 'taken', load, ...counts, notes: [...counts.notes, ...(said ? [said] : [])] };
}

/** A held load's record with something changed. */
export function changeOf(
  { slug, version, load }: HeldRecord,
  changes: Partial<HeldLoad>,
): RecordChange {
  const body = canonicalJson({ ...load, ...changes });
  return { kind: heldKind, slug, body, basedOn: version };
}

/**
 * Keeps a load until a person has looked at it. The very load that waits already is not held a
 * second time: nobody is told again.
 */
async function hold(
  platform: Platform,
  { source, run, lease }: BegunPull,
  load: Load,
  { reasons, checked }: { readonly reasons: readonly string[]; readonly checked: Checked | null },
): Promise<Loaded> {
  const { path, name, mapping, cursor, columns } = load;
  const { hash: content } = await platform.archive.putFile(path);
  const rows = checked?.rows ?? load.rows ?? 0;
  const kept = { name, content, rows, delivery: null };
  const nothing = { load: kept, added: 0, changed: 0, gone: 0 };
  const before = (await heldLoads(platform, run.city)).filter(
    (held) => held.load.source === source.slug,
  );
  const isThere = before.some(
    ({ load }) => load.content === content && ['waiting', 'accepting'].includes(load.status),
  );
  if (isThere) return { outcome: 'still-held', ...nothing, notes: [] };
  const held: HeldLoad = {
    ...{ source: source.slug, run: run.id, heldAt: platform.clock() },
    ...{
      name,
      content,
      rows,
      kind: source.gives,
      dataset: source.dataset,
      mapping,
      reasons,
      cursor,
    },
    columns: JSON.stringify(columns),
    difference: checked?.difference ?? null,
    metrics: checked?.metrics ?? [],
    status: 'waiting',
    decision: null,
  };
  const records = [
    ...before
      .filter(({ load: { status } }) => status === 'waiting')
      .map((one) => changeOf(one, { status: 'superseded' })),
    { kind: heldKind, slug: String(run.id), body: canonicalJson(held), basedOn: 0 },
  ];
  const commit = { run: run.id, delivery: null, state: null, records, action: 'load.held' };
  await platform.state.collecting.commitLoad(lease, commit, act(platform));
  return { outcome: 'held', ...nothing, notes: reasons };
}

/** What is to be said of a load that a person rejected; null when nobody did. */
async function rejectedBefore(
  platform: Platform,
  { run, source }: BegunPull,
  content: string,
): Promise<string | null> {
  const held = await heldLoads(platform, run.city);
  const same = held.find(
    ({ load }) =>
      load.source === source.slug && load.content === content && load.status === 'rejected',
  );
  if (same === undefined) return null;
  const { by, why } = same.load.decision!;
  return `It is the load that ${by} rejected: ${why}`;
}

/** Leaves a rejected load out. A source of files goes on after it; a table is read again. */
async function passOver(
  platform: Platform,
  { run, lease, settings }: BegunPull,
  { name, cursor, columns }: Load,
  { content, rows }: Checked,
  note: string,
): Promise<Loaded> {
  if (settings.connector.gives === 'files') {
    const state = { cursor, columns: JSON.stringify(columns) };
    const commit = { run: run.id, delivery: null, state, records: [], action: 'load.rejected' };
    await platform.state.collecting.commitLoad(lease, commit, act(platform));
  }
  const load = { name, content, rows, delivery: null };
  return { outcome: 'nothing-new', load, added: 0, changed: 0, gone: 0, notes: [note] };
}
