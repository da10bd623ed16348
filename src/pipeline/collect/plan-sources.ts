import { canonicalJson, UserError } from '../../model/index.ts';
import type { Platform } from '../platform.ts';
import { type Source, sourceKind, sourceOf } from './source.ts';

/** A source that a plan adds, changes or removes. */
export interface PlannedSource {
  readonly slug: string;
  readonly change: 'add' | 'change' | 'remove';
  /** Canonical JSON; null removes. */
  readonly body: string | null;
  /** The version that the plan was made from; 0: none. */
  readonly basedOn: number;
}

/** What has to change for the city to have the sources of its folder, beside those of the desk. */
export async function planSources(
  platform: Platform,
  city: string,
  wanted: readonly Source[],
): Promise<PlannedSource[]> {
  const records = await platform.state.records(city, sourceKind);
  const before = new Map(records.map((one) => [one.slug, one]));
  refuseTaken(wanted, new Set(records.filter(isOfDesk).map(({ slug }) => slug)));
  const changes = wanted.flatMap((source): PlannedSource[] => {
    const { slug } = source;
    const body = canonicalJson(source);
    const old = before.get(slug);
    if (old?.body === body) return [];
    const change = old === undefined ? 'add' : 'change';
    return [{ slug, change, body, basedOn: old?.version ?? 0 }];
  });
  const kept = new Set(wanted.map(({ slug }) => slug));
  const removed = records
    .filter((one) => !isOfDesk(one) && !kept.has(one.slug))
    .map(({ slug, version }): PlannedSource => {
      return { slug, change: 'remove', body: null, basedOn: version };
    });
  return [...changes, ...removed];
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
