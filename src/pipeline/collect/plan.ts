import { canonicalJson, UserError } from '../../model/index.ts';
import type { RecordVersion } from '../../state/contract.ts';
import type { Platform } from '../platform.ts';
import { type Operations, operationsKind } from './operations.ts';
import { type Source, sourceKind, sourceOf } from './source.ts';

/** A source, or the schedule or mail server of the city, that a plan adds, changes or removes. */
export interface PlannedRecord {
  readonly kind: string;
  readonly slug: string;
  readonly change: 'add' | 'change' | 'remove';
  /** Canonical JSON; null removes. */
  readonly body: string | null;
  /** The version that the plan was made from; 0: none. */
  readonly basedOn: number;
}

/**
 * What has to change for the city to collect data as its folder says; sources that were made on the
 * desk stay. A `UserError` for a source whose slug is taken there.
 */
export async function planCollecting(
  platform: Platform,
  city: string,
  wanted: { readonly sources: readonly Source[]; readonly operations: Operations },
): Promise<PlannedRecord[]> {
  const sources = await platform.state.records(city, sourceKind);
  const ofDesk = sources.filter(isOfDesk);
  refuseTaken(wanted.sources, new Set(ofDesk.map(({ slug }) => slug)));
  const ofFile = sources.filter((one) => !isOfDesk(one));
  const operations = await platform.state.records(city, operationsKind);
  const parts = Object.entries(wanted.operations).filter(([, body]) => body !== null);
  return [
    ...changesOf(sourceKind, ofFile, new Map(wanted.sources.map((one) => [one.slug, one]))),
    ...changesOf(operationsKind, operations, new Map(parts)),
  ];
}

function changesOf(
  kind: string,
  present: readonly RecordVersion[],
  wanted: ReadonlyMap<string, unknown>,
): PlannedRecord[] {
  const before = new Map(present.map((one) => [one.slug, one]));
  const changes = [...wanted].flatMap(([slug, value]): PlannedRecord[] => {
    const body = canonicalJson(value);
    const old = before.get(slug);
    if (old?.body === body) return [];
    const change = old === undefined ? 'add' : 'change';
    return [{ kind, slug, change, body, basedOn: old?.version ?? 0 }];
  });
  const removed = present
    .filter(({ slug }) => !wanted.has(slug))
    .map(({ slug, version }): PlannedRecord => {
      return { kind, slug, change: 'remove', body: null, basedOn: version };
    });
  return [...changes, ...removed];
}

const signs = { add: '+', change: '~', remove: '-' } as const;

/** A plan for people, one line each. */
export function describeCollecting(plan: readonly PlannedRecord[]): string {
  return plan
    .map(
      ({ kind, slug, change }) =>
        `${signs[change]} ${kind === sourceKind ? 'source ' : ''}${slug}\n`,
    )
    .join('');
}

function isOfDesk({ body }: { readonly body: string | null }): boolean {
  return body !== null && sourceOf(body).origin === 'desk';
}

function refuseTaken(wanted: readonly Source[], ofDesk: ReadonlySet<string>): void {
  const taken = wanted.filter(({ slug }) => ofDesk.has(slug));
  if (taken.length === 0) return;
  throw new UserError(
    taken.map(({ slug }) => ({
      code: 'slug-taken',
      message: 'A source of this slug was made on the desk',
      value: slug,
      remedy: 'Remove it on the desk first, or choose another slug',
    })),
  );
}
