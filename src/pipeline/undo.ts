import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayFromNumber } from '../calendar/index.ts';
import type { Difference, ObservationColumns } from '../facts/contract.ts';
import { firstRecords, type Mapping, standardLimits, standardMapping } from '../formats/index.ts';
import {
  canonicalJson,
  type Day,
  type Delivery,
  type RowKind,
  type TargetRow,
  UserError,
} from '../model/index.ts';
import { identify, judgeFile, takeFile } from './deliver.ts';
import { decimal } from './entry/known.ts';
import { act, type Platform, type Report } from './platform.ts';

/** The kind of the records that say why a delivery was undone; their slug is the delivery's id. */
export const undoKind = 'undo';

/** Why a delivery was undone, and by which delivery. */
export interface UndoRecord {
  readonly by: string;
  readonly why: string;
}

/** What to undo. */
export interface UndoQuestion {
  readonly city: string;
  /** The delivery's id. */
  readonly delivery: string;
  readonly why: string;
  /** The metrics whose numbers may be changed; left out: all. */
  readonly only?: ReadonlySet<string>;
}

/** One row that undoing writes: what was known without the delivery, or nothing. */
export interface UndoRow {
  readonly metric: string;
  readonly from: Day;
  /** Targets: null for one without end. */
  readonly until: Day | null;
  /** As people write it; null: taken back. */
  readonly becomes: string | null;
  /** In the order of the columns of the delivery's kind. */
  readonly cells: readonly string[];
}

/** The id of the delivery that one undoes; null: it undoes none. */
export function undoneBy({ mapping }: Delivery): string | null {
  const { mapping: how } = JSON.parse(mapping) as { readonly mapping: Partial<Mapping> };
  return how?.name?.startsWith(mappingMark) ? how.name.slice(mappingMark.length) : null;
}

const mappingMark = 'undo of ';

const headers: Readonly<Record<RowKind, string>> = {
  observations: 'metric,start,end,value,numerator,denominator',
  targets: 'metric,from,until,period,target',
};

/**
 * Undoes a delivery by another one, which says again what would be known without it, and takes back
 * what nothing else says. Numbers that later deliveries replaced stay. Nothing is overwritten: what
 * the delivery said stays known for the time until now. Throws `UserError` for what cannot be
 * undone: cases, breakdowns, and deliveries of which nothing is in force any more.
 */
export async function undoDelivery(
  platform: Platform,
  question: UndoQuestion,
  report: Report,
): Promise<{ readonly delivery: Delivery; readonly difference: Difference }> {
  const { city, why } = question;
  if (why.trim() === '' || why.length > 1000) throw refusal('no-reason');
  const { undone, rows } = await planUndo(platform, city, question.delivery);
  const folder = await mkdtemp(join(tmpdir(), 'civicstat-undo-'));
  try {
    const path = join(folder, 'undo.csv');
    await writeFile(path, csvOf(undone.kind as RowKind, rows, why));
    const mapping = { ...standardMapping, name: `${mappingMark}${undone.id}`, dimensions: [] };
    const { kind, name } = undone;
    const only = question.only === undefined ? {} : { only: question.only };
    const file = { city, path, name: `undo of ${name}`, kind, mapping, dryRun: false, ...only };
    const judged = await judgeFile(platform, file, report);
    const { id } = await identify(platform, judged);
    const body = canonicalJson({ by: id, why: why.trim() });
    const record = { kind: undoKind, slug: undone.id, body, basedOn: null };
    await platform.state.putRecords(city, 'delivery.undone', [record], act(platform));
    const delivery = await takeFile(platform, judged, id, report, (one) =>
      platform.state.acceptDelivery(one, act(platform)),
    );
    return { delivery, difference: judged.checked.difference! };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What undoing a delivery would write. Throws `UserError` when it cannot be undone. */
export async function planUndo(
  platform: Platform,
  city: string,
  id: string,
): Promise<{ readonly undone: Delivery; readonly rows: readonly UndoRow[] }> {
  const all = await platform.state.deliveries(city);
  const undone = all.find((one) => one.id === id);
  if (undone === undefined) throw refusal('no-such-delivery');
  if (undone.kind === 'events') throw refusal('cases');
  if (await hasBreakdowns(platform, undone)) throw refusal('breakdowns');
  const others = all.filter((one) => one.id !== id).map((one) => one.id);
  const rows =
    undone.kind === 'targets'
      ? await targetRows(platform, undone, others)
      : await observationRows(platform, undone, others);
  if (rows.length === 0) throw refusal('nothing-in-force');
  return { undone, rows };
}

const refusals = {
  'no-reason': [
    'Undoing needs its reason, up to 1000 characters',
    'Write why, for those who look later',
  ],
  'no-such-delivery': ['The city has no such delivery', 'Look at the list of deliveries'],
  cases: [
    'A delivery of cases cannot be undone as a whole',
    'Import the cases again as they should be, or with the column that says that they are deleted',
  ],
  breakdowns: [
    'The file has columns of breakdowns, whose numbers cannot be undone',
    'Import the file again with the right numbers; rows without a number take back',
  ],
  'nothing-in-force': [
    'Nothing that this delivery said is in force any more',
    'There is nothing to undo: later deliveries replaced its numbers',
  ],
} as const;

function refusal(code: keyof typeof refusals): UserError {
  const [message, remedy] = refusals[code];
  return new UserError({
    code,
    message,
    remedy,
    ...(code === 'no-reason' ? { column: 'why' } : {}),
  });
}

/** Whether a file's columns leave room for breakdowns: such rows are no totals. */
async function hasBreakdowns({ archive }: Platform, delivery: Delivery): Promise<boolean> {
  const { mapping } = JSON.parse(delivery.mapping) as { readonly mapping: Mapping };
  if (delivery.kind !== 'observations' || !mapping.header) return false;
  if (mapping.dimensions !== null) return mapping.dimensions.length > 0;
  const source = {
    path: archive.path(delivery.content),
    name: delivery.name,
    mapping,
    limits: standardLimits,
  };
  const [header = []] = await firstRecords(source, 1);
  const key = (text: string) => text.trim().toLowerCase();
  const ours = headers.observations.split(',').concat('known') as (keyof Mapping['columns'])[];
  const known = new Set(ours.map((column) => key(String(mapping.columns[column] ?? column))));
  return header.some((one) => !known.has(key(one)));
}

async function observationRows(
  { facts }: Platform,
  undone: Delivery,
  others: readonly string[],
): Promise<UndoRow[]> {
  const question = { city: undone.city, knownOn: null, from: null, until: null, metrics: null };
  const now = spansOf(await facts.observations({ ...question, deliveries: null }));
  const without = spansOf(await facts.observations({ ...question, deliveries: others }));
  const said = [...now].filter(([, one]) => one.delivery === undone.id);
  // What is known without it and not with it, it took back.
  const takenBack = [...without].filter(([key]) => !now.has(key));
  return [...said, ...takenBack].map(([key, { place }]) => {
    const before = without.get(key);
    const [metric, from, until] = place;
    const numbers = before?.numbers ?? ['', '', ''];
    return { metric, from, until, becomes: inWords(before), cells: [...place, ...numbers] };
  });
}

function inWords(span: SpanInForce | undefined): string | null {
  if (span === undefined) return null;
  const [value = '', numerator = '', denominator = ''] = span.numbers;
  return value === '' ? `${numerator}/${denominator}` : value;
}

interface SpanInForce {
  readonly delivery: string;
  /** Metric, first and last day. */
  readonly place: readonly [string, Day, Day];
  readonly numbers: readonly string[];
}

function spansOf(columns: ObservationColumns): Map<string, SpanInForce> {
  const spans = new Map<string, SpanInForce>();
  const text = (number: number) => (Number.isNaN(number) ? '' : decimal(number));
  for (let row = 0; row < columns.metric.length; row += 1) {
    const place = [
      columns.metrics[columns.metric[row]!]!,
      dayFromNumber(columns.first[row]!),
      dayFromNumber(columns.last[row]!),
    ] as const;
    const { value, numerator, denominator } = columns;
    spans.set(place.join(' '), {
      delivery: columns.deliveries[columns.delivery[row]!]!,
      place,
      numbers: [text(value[row]!), text(numerator[row]!), text(denominator[row]!)],
    });
  }
  return spans;
}

async function targetRows(
  { facts }: Platform,
  undone: Delivery,
  others: readonly string[],
): Promise<UndoRow[]> {
  const keyed = (rows: readonly (TargetRow & { readonly delivery: string })[]) =>
    new Map(rows.map((row) => [[row.metric, row.from, row.period ?? ''].join(' '), row]));
  const now = keyed(await facts.targets(undone.city, null, null));
  const without = keyed(await facts.targets(undone.city, null, others));
  const said = [...now].filter(([, one]) => one.delivery === undone.id);
  const takenBack = [...without].filter(([key]) => !now.has(key));
  return [...said, ...takenBack].map(([key, { metric, from, period }]) => {
    const before = without.get(key);
    const becomes = before === undefined ? null : decimal(before.target);
    const until = before?.until ?? null;
    const cells = [metric, from, until ?? '', period ?? '', becomes ?? ''];
    return { metric, from, until, becomes, cells };
  });
}

/** The reason stands in every row, so that the file says it to whoever opens it. */
function csvOf(kind: RowKind, rows: readonly UndoRow[], why: string): string {
  const reason = `"${why.replace(/\s+/g, ' ').trim().replaceAll('"', '""')}"`;
  const lines = rows.map(({ cells }) => [...cells, reason].join(','));
  return `${[`${headers[kind]},reason`, ...lines].join('\n')}\n`;
}
