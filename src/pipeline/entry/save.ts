import { daysBetween } from '../../calendar/index.ts';
import type { CityDefinition, Day, Finding, MetricDefinition, Span } from '../../model/index.ts';
import type { Person } from '../access/person.ts';
import { act, type Platform } from '../platform.ts';
import {
  type CellText,
  emptyCell,
  impossible,
  isEmpty,
  isKeptOn,
  isTypedInParts,
  numberOf,
  type Place,
  placeKey,
  plainNumber,
  sayTheSame,
} from './cell.ts';
import { type KnownNumbers, readKnown } from './known.ts';
import { deliverTyped, type TypedNumber } from './typed-file.ts';
import type { UsualRange } from './usual.ts';
import { type WaitingNumber, waitingChange, waitingNumber, waitingNumbers } from './waiting.ts';

/** One field group of the form as it came. */
export interface TypedCell extends Place {
  readonly typed: CellText;
  /** What the page showed there when it was made. */
  readonly seen: CellText;
  readonly takesBack: boolean;
  readonly reason: string;
}

/** Something that keeps a page of numbers from being saved. */
export type EntryFault = Place & {
  readonly field: keyof CellText | 'reason';
} & (
    | { readonly kind: 'not-a-number'; readonly typed: string }
    | { readonly kind: 'part-missing' | 'locked' | 'locked-reason' | 'not-kept' }
    | {
        readonly kind: 'unusual';
        /** The number itself, or of how many cases it is made. */
        readonly what: 'number' | 'cases';
        readonly value: number;
        readonly usual: UsualRange;
      }
    | { readonly kind: 'conflict'; readonly now: CellText }
    | { readonly kind: 'refused'; readonly finding: Finding }
  );

/** What became of a page of numbers. */
export type Saved =
  | {
      readonly kind: 'saved';
      readonly taken: number;
      readonly waiting: number;
      /** Fields that were emptied; that leaves a number as it is. */
      readonly emptied: number;
    }
  | { readonly kind: 'faults'; readonly faults: readonly EntryFault[] };

/** A page of numbers to save. */
export interface SaveQuestion {
  readonly city: CityDefinition;
  readonly department: string;
  readonly span: Span;
  readonly today: Day;
  readonly cells: readonly TypedCell[];
  readonly person: Person;
  /** Whether the person may correct locked days. */
  readonly mayUnlock: boolean;
}

/** The metrics of a department that are typed: those whose numbers are not made of cases. */
export function typedMetrics(city: CityDefinition, department: string): MetricDefinition[] {
  return city.metrics.filter(
    (metric) => metric.department === department && metric.from === undefined,
  );
}

/**
 * Saves what was typed: what differs from what is known becomes one delivery; numbers of metrics
 * that want approval wait for somebody else. All of it, or nothing when anything needs mending.
 */
export async function saveEntry(platform: Platform, question: SaveQuestion): Promise<Saved> {
  const { city, department, span, today, person } = question;
  const metrics = typedMetrics(city, department);
  const known = await readKnown(platform, city, metrics, span);
  const waiting = await waitingNumbers(platform.state, city.slug);
  const looked = question.cells.map((cell) => look(question, metrics, known, waiting, cell));
  const faults = looked.flatMap((one) => one.faults);
  if (faults.length > 0) return { kind: 'faults', faults };
  const changes = looked.flatMap(({ change }) => (change === null ? [] : [change]));
  const wantsApproval = new Set(
    metrics.filter((one) => one.approval === 'required').map(({ slug }) => slug),
  );
  const direct = changes.filter(({ metric }) => !wantsApproval.has(metric));
  const toWait = changes.filter(({ metric }) => wantsApproval.has(metric));
  if (direct.length > 0) {
    const name = `typed-${department}-${today}.csv`;
    const taken = await deliverTyped(platform, { city: city.slug, name }, direct);
    if (Array.isArray(taken)) return { kind: 'faults', faults: taken.map(refused) };
  }
  const records = toWait.map((change) => {
    const takesBack = isEmpty(change.cell);
    const number = { ...change, takesBack, by: person.slug, byName: person.name };
    return waitingChange(waitingNumber(number), waiting.get(placeKey(change)));
  });
  await platform.state.putRecords(city.slug, 'number.waits', records, act(platform));
  const emptied = looked.filter((one) => one.emptied).length;
  return { kind: 'saved', taken: direct.length, waiting: toWait.length, emptied };
}

function refused(one: {
  readonly number: TypedNumber;
  readonly column: keyof CellText | null;
  readonly finding: Finding;
}): EntryFault {
  const { metric, day, cell } = one.number;
  const field = one.column ?? (cell.value === '' ? 'numerator' : 'value');
  return { metric, day, field, kind: 'refused', finding: one.finding };
}

interface Looked {
  readonly change: TypedNumber | null;
  readonly emptied: boolean;
  readonly faults: readonly EntryFault[];
}

const unchanged: Looked = { change: null, emptied: false, faults: [] };

/** The number at a place as the page shows it: what waits there, else what is known. */
export function shownAt(
  known: KnownNumbers,
  waiting: ReadonlyMap<string, WaitingNumber>,
  place: Place,
): CellText {
  const waits = waiting.get(placeKey(place));
  if (waits?.status === 'waiting') return waits.cell;
  return known.cells.get(placeKey(place)) ?? emptyCell;
}

function look(
  question: SaveQuestion,
  metrics: readonly MetricDefinition[],
  known: KnownNumbers,
  waiting: ReadonlyMap<string, WaitingNumber>,
  cell: TypedCell,
): Looked {
  const metric = metrics.find(({ slug }) => slug === cell.metric);
  if (metric === undefined) return unchanged;
  const at = placeOf(cell, metric);
  const now = shownAt(known, waiting, cell);
  const typed = cell.takesBack ? emptyCell : readCell(cell, metric);
  if (Array.isArray(typed)) return { ...unchanged, faults: typed };
  const text = typed as CellText;
  if (isEmpty(text) && !cell.takesBack) {
    const offered = isTypedInParts(metric) ? cell.seen.numerator : cell.seen.value;
    return { ...unchanged, emptied: offered !== '' };
  }
  if (sayTheSame(text, cell.seen) || sayTheSame(text, now)) return unchanged;
  if (!sayTheSame(now, cell.seen)) {
    return { ...unchanged, faults: [{ ...at, kind: 'conflict', now }] };
  }
  const faults = judged(question, metric, known, cell, text);
  const { day, reason } = cell;
  return { change: { metric: metric.slug, day, cell: text, reason }, emptied: false, faults };
}

/** What speaks against a number that is well-formed and new. */
function judged(
  { today, mayUnlock }: SaveQuestion,
  metric: MetricDefinition,
  known: KnownNumbers,
  cell: TypedCell,
  text: CellText,
): EntryFault[] {
  const { day } = cell;
  const at = placeOf(cell, metric);
  const why = { ...at, field: 'reason' } as const;
  const found: EntryFault[] = [];
  const hasReason = cell.reason.trim() !== '';
  if (!isKeptOn(metric, day) || day >= today) found.push({ ...at, kind: 'not-kept' });
  if (isLocked(metric, day, today)) {
    if (!mayUnlock) return [...found, { ...at, kind: 'locked' }];
    if (!hasReason) found.push({ ...why, kind: 'locked-reason' });
  }
  const wrong = impossible(text, metric);
  if (wrong !== null) {
    // No reason makes it right, so that none is asked for.
    return [{ ...at, field: wrong.column, kind: 'refused', finding: wrong.said }];
  }
  const strange = hasReason ? null : unusual(metric.slug, known, text);
  return strange === null ? found : [...found, { ...why, kind: 'unusual', ...strange }];
}

/** What of a number is out of its usual range; null: nothing. */
function unusual(metric: string, { usual, usualCases }: KnownNumbers, text: CellText) {
  const cases = text.denominator === '' ? null : Number(text.denominator);
  const looks = [
    { what: 'number' as const, value: numberOf(text), usual: usual.get(metric) },
    { what: 'cases' as const, value: cases, usual: usualCases.get(metric) },
  ];
  for (const { what, value, usual: range } of looks) {
    if (value === null || range === undefined) continue;
    if (value < range.low || value > range.high) return { what, value, usual: range };
  }
  return null;
}

/** Whether a day's number is past the time in which it may be typed. */
export function isLocked({ lockAfterDays }: MetricDefinition, day: Day, today: Day): boolean {
  return lockAfterDays !== undefined && daysBetween(day, today) > lockAfterDays;
}

/** A cell and the first of its fields, where a fault is shown. */
function placeOf({ metric, day, typed }: TypedCell, definition: MetricDefinition) {
  const isInParts = isTypedInParts(definition) && typed.value === '';
  return { metric, day, field: isInParts ? ('numerator' as const) : ('value' as const) };
}

/** The numbers of one cell in plain digits; or what is wrong with each of them. */
function readCell(cell: TypedCell, metric: MetricDefinition): CellText | EntryFault[] {
  const faults: EntryFault[] = [];
  const { day } = cell;
  const read = (field: keyof CellText): string => {
    const typed = cell.typed[field].trim();
    if (typed === '') return '';
    const unit = field === 'value' ? metric.unit : 'count';
    const plain = plainNumber(typed, unit);
    if (plain === null)
      faults.push({ metric: metric.slug, day, field, kind: 'not-a-number', typed });
    return plain ?? '';
  };
  const text = {
    value: read('value'),
    numerator: read('numerator'),
    denominator: read('denominator'),
  };
  if (faults.length > 0) return faults;
  if ((text.numerator === '') !== (text.denominator === '')) {
    const field = text.numerator === '' ? 'numerator' : 'denominator';
    return [{ metric: metric.slug, day, field, kind: 'part-missing' }];
  }
  return text;
}
