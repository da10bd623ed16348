import { z } from 'zod';
import { canonicalJson } from '../../model/index.ts';
import type { RecordChange, StateStore } from '../../state/contract.ts';
import { type CellText, type Place, placeKey } from './cell.ts';

const kind = 'typed-number';

const text = z.string();
const schema = z.strictObject({
  status: z.enum(['waiting', 'rejected']),
  metric: text,
  day: text,
  cell: z.strictObject({ value: text, numerator: text, denominator: text }),
  takesBack: z.boolean(),
  /** Why the number is out of its usual range, or of a locked period; empty: it is not. */
  reason: text,
  by: text,
  byName: text,
  /** Why it was rejected; empty while it waits. */
  because: text,
});

/** A number that somebody typed and nobody has approved yet, or that was sent back. */
export type WaitingNumber = z.infer<typeof schema> & {
  /** Of its record: what a decision is based on. */
  readonly version: number;
};

/** The city's numbers that wait or were sent back, by their place. */
export async function waitingNumbers(
  state: StateStore,
  city: string,
): Promise<ReadonlyMap<string, WaitingNumber>> {
  const records = await state.records(city, kind);
  return new Map(
    records.map(({ slug, version, body }) => [
      slug,
      { ...schema.parse(JSON.parse(body!)), version },
    ]),
  );
}

/** The change that lets a number wait, or sends it back; `before` is what stands there now. */
export function waitingChange(
  number: Omit<WaitingNumber, 'version'>,
  before: WaitingNumber | undefined,
): RecordChange {
  const body = canonicalJson(schema.parse(number));
  return { kind, slug: placeKey(number), body, basedOn: before?.version ?? 0 };
}

/** The change that ends the waiting of a number. */
export function endOfWaiting(place: Place, { version }: WaitingNumber): RecordChange {
  return { kind, slug: placeKey(place), body: null, basedOn: version };
}

/** A number that waits for approval, ready to be stored. */
export function waitingNumber(
  given: Place & {
    readonly cell: CellText;
    readonly takesBack: boolean;
    readonly reason: string;
    readonly by: string;
    readonly byName: string;
  },
): Omit<WaitingNumber, 'version'> {
  return { ...given, status: 'waiting', because: '' };
}
