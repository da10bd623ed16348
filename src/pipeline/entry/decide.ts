import type { CityDefinition, Day, Span } from '../../model/index.ts';
import type { RecordChange } from '../../state/contract.ts';
import type { Person } from '../access/person.ts';
import { act, type Platform } from '../platform.ts';
import { type CellText, emptyCell, placeKey } from './cell.ts';
import { readKnown } from './known.ts';
import { typedMetrics } from './save.ts';
import { deliverTyped, type RefusedNumber } from './typed-file.ts';
import { endOfWaiting, type WaitingNumber, waitingChange, waitingNumbers } from './waiting.ts';

/** A number that waits, beside what is known in its place. */
export interface Waiting {
  readonly number: WaitingNumber;
  readonly known: CellText;
  /** Changes when either of the two does; a decision is about exactly these. */
  readonly seal: string;
}

/** The numbers of a department that wait for approval, by day, then metric. */
export async function waitingIn(
  platform: Platform,
  city: CityDefinition,
  department: string,
): Promise<Waiting[]> {
  const metrics = typedMetrics(city, department);
  const own = new Set(metrics.map(({ slug }) => slug));
  const waiting = [...(await waitingNumbers(platform.state, city.slug)).values()].filter(
    ({ status, metric }) => status === 'waiting' && own.has(metric),
  );
  const span = spanOf(waiting);
  if (span === null) return [];
  const { cells } = await readKnown(platform, city, metrics, span);
  return waiting.sort(byDayThenMetric).map((number) => {
    const known = cells.get(placeKey(number)) ?? emptyCell;
    const { value, numerator, denominator } = known;
    return { number, known, seal: [number.version, value, numerator, denominator].join(' ') };
  });
}

function spanOf(numbers: readonly WaitingNumber[]): Span | null {
  const days = numbers.map(({ day }) => day).sort();
  const [first] = days;
  return first === undefined ? null : { first, last: days.at(-1)! };
}

function byDayThenMetric(one: WaitingNumber, other: WaitingNumber): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  return one.metric < other.metric ? -1 : 1;
}

/** What somebody decided about one number. */
export interface Decision {
  /** Its place. */
  readonly key: string;
  readonly seal: string;
  readonly verdict: 'approve' | 'reject';
  /** Why it is sent back. */
  readonly because: string;
}

export type DecisionFault = {
  readonly key: string;
} & (
  | { readonly kind: 'own-number' | 'changed' | 'reason-missing' }
  | { readonly kind: 'refused'; readonly refused: RefusedNumber }
);

export type Decided =
  | { readonly kind: 'decided'; readonly approved: number; readonly rejected: number }
  | { readonly kind: 'faults'; readonly faults: readonly DecisionFault[] };

/**
 * Approves and sends back numbers: what is approved becomes one delivery of whoever approves. All
 * decisions are carried out, or none. Nobody decides about a number of their own.
 */
export async function decide(
  platform: Platform,
  question: {
    readonly city: CityDefinition;
    readonly department: string;
    readonly today: Day;
    readonly decisions: readonly Decision[];
    readonly person: Person;
  },
): Promise<Decided> {
  const { city, department, today, decisions, person } = question;
  const waiting = await waitingIn(platform, city, department);
  const found = new Map(waiting.map((one) => [placeKey(one.number), one]));
  const faults = decisions.flatMap((one) => faultOf(one, found.get(one.key), person));
  if (faults.length > 0) return { kind: 'faults', faults };
  const numbersOf = (verdict: Decision['verdict']) =>
    decisions.flatMap((one) =>
      one.verdict === verdict ? [{ ...found.get(one.key)!, because: one.because }] : [],
    );
  const approved = numbersOf('approve').map(({ number }) => number);
  const rejected = numbersOf('reject');
  if (approved.length > 0) {
    const name = `typed-${department}-${today}.csv`;
    const taken = await deliverTyped(platform, { city: city.slug, name }, approved);
    if (Array.isArray(taken)) return { kind: 'faults', faults: taken.map(refusedFault) };
  }
  const doing = act(platform);
  const store = (action: string, changes: readonly RecordChange[]) =>
    platform.state.putRecords(city.slug, action, changes, doing);
  await store(
    'number.approved',
    approved.map((number) => endOfWaiting(number, number)),
  );
  await store(
    'number.rejected',
    rejected.map(({ number, because }) => {
      const { version: _, ...rest } = number;
      return waitingChange({ ...rest, status: 'rejected', because }, number);
    }),
  );
  return { kind: 'decided', approved: approved.length, rejected: rejected.length };
}

function refusedFault(refused: RefusedNumber): DecisionFault {
  return { key: placeKey(refused.number), kind: 'refused', refused };
}

function faultOf(
  { key, seal, verdict, because }: Decision,
  waits: Waiting | undefined,
  person: Person,
): DecisionFault[] {
  if (waits?.seal !== seal) return [{ key, kind: 'changed' }];
  if (waits.number.by === person.slug) return [{ key, kind: 'own-number' }];
  if (verdict === 'reject' && because.trim() === '') return [{ key, kind: 'reason-missing' }];
  return [];
}
