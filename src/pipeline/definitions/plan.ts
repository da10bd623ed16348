import {
  type CityDefinition,
  canonicalJson,
  type DatasetDefinition,
  type Department,
  type MetricDefinition,
  shortValue,
  type Topic,
} from '../../model/index.ts';
import type { DefinitionKind, DefinitionVersion } from '../../state/contract.ts';
import { fieldsOf } from './fields.ts';

/** One field that a plan changes, in words for people; null: not set. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** One definition that a plan adds, changes or removes. */
export interface PlannedChange {
  readonly kind: DefinitionKind;
  readonly slug: string;
  readonly change: 'add' | 'change' | 'remove';
  /** What differs; empty unless `change` is `change`. */
  readonly fields: readonly FieldChange[];
  /** Canonical JSON of the new version; null removes. */
  readonly body: string | null;
}

export type Plan = readonly PlannedChange[];

/** What is stored for the city itself: its settings, and in which order its lists stand. */
type CityBody = Omit<CityDefinition, 'departments' | 'topics' | 'metrics' | 'datasets'> & {
  readonly order: {
    readonly departments: readonly string[];
    readonly topics: readonly string[];
    readonly metrics: readonly string[];
    /** Absent where there are none. */
    readonly datasets?: readonly string[];
  };
};

/**
 * What has to change for a city to be as its folder says: one definition for the city, each
 * department, topic and metric. Empty when nothing differs.
 * @param current the versions in force of this city
 */
export function planApply(current: readonly DefinitionVersion[], city: CityDefinition): Plan {
  const before = new Map(
    current.flatMap(({ kind, slug, body }) => (body === null ? [] : [[`${kind} ${slug}`, body]])),
  );
  const wanted = bodiesOf(city);
  const kept = new Set(wanted.map(({ kind, slug }) => `${kind} ${slug}`));
  const changes = wanted.flatMap(({ kind, slug, body }): PlannedChange[] => {
    const old = before.get(`${kind} ${slug}`);
    if (old === body) return [];
    if (old === undefined) return [{ kind, slug, change: 'add', fields: [], body }];
    return [{ kind, slug, change: 'change', fields: fieldChanges(kind, old, body), body }];
  });
  const removed = current.flatMap(({ kind, slug, body }): PlannedChange[] =>
    body === null || kept.has(`${kind} ${slug}`)
      ? []
      : [{ kind, slug, change: 'remove', fields: [], body: null }],
  );
  return [...changes, ...removed];
}

/** The definitions that a city is stored as, in the order of its file. */
function bodiesOf(
  city: CityDefinition,
): { readonly kind: DefinitionKind; readonly slug: string; readonly body: string }[] {
  const { departments, topics, metrics, datasets = [], ...settings } = city;
  const slugs = (list: readonly { readonly slug: string }[]) => list.map((one) => one.slug);
  const body: CityBody = {
    ...settings,
    order: {
      departments: slugs(departments),
      topics: slugs(topics),
      metrics: slugs(metrics),
      ...(datasets.length === 0 ? {} : { datasets: slugs(datasets) }),
    },
  };
  const definitions = (kind: DefinitionKind, list: readonly { readonly slug: string }[]) =>
    list.map((one) => ({ kind, slug: one.slug, body: canonicalJson(one) }));
  return [
    ...definitions('city', [body]),
    ...definitions('department', departments),
    ...definitions('topic', topics),
    ...definitions('metric', metrics),
    ...definitions('dataset', datasets),
  ];
}

/** What differs between two versions of a definition, key by key. */
export function fieldChanges(kind: DefinitionKind, old: string, body: string): FieldChange[] {
  const before = fieldsOf(kind, JSON.parse(old));
  const after = fieldsOf(kind, JSON.parse(body));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((field) => ({
      field,
      before: before.get(field) ?? null,
      after: after.get(field) ?? null,
    }))
    .filter((change) => change.before !== change.after);
}

/**
 * The inverse of `planApply`: the city from its stored versions. Takes a part of them too, as long
 * as the city itself is among them, and gives the city with that part of its lists. Throws when
 * the city is not there, which is a mistake of the caller.
 */
export function assembleCity(versions: readonly DefinitionVersion[]): CityDefinition {
  const bodies = (wanted: DefinitionKind): unknown[] =>
    versions.flatMap(({ kind, body }) =>
      kind === wanted && body !== null ? [JSON.parse(body)] : [],
    );
  const [body] = bodies('city') as CityBody[];
  if (body === undefined) throw new Error('the versions hold no city');
  const { order, ...settings } = body;
  const datasets = inOrder(bodies('dataset') as DatasetDefinition[], order.datasets ?? []);
  return {
    ...settings,
    departments: inOrder(bodies('department') as Department[], order.departments),
    topics: inOrder(bodies('topic') as Topic[], order.topics),
    metrics: inOrder(bodies('metric') as MetricDefinition[], order.metrics),
    ...(datasets.length === 0 ? {} : { datasets }),
  };
}

function inOrder<T extends { readonly slug: string }>(
  list: readonly T[],
  order: readonly string[],
): T[] {
  const places = new Map(order.map((slug, index) => [slug, index]));
  const placeOf = (one: T) => places.get(one.slug) ?? order.length;
  return [...list].sort((a, b) => placeOf(a) - placeOf(b));
}

const signs = { add: '+', change: '~', remove: '-' } as const;

/**
 * A plan for people, one line a definition.
 * @example describePlan([]) === 'Nothing to change'
 */
export function describePlan(plan: Plan): string {
  if (plan.length === 0) return 'Nothing to change';
  return plan
    .map((one) => `${signs[one.change]} ${one.kind} ${one.slug}${detailOf(one)}`)
    .join('\n');
}

function detailOf({ kind, change, fields }: PlannedChange): string {
  if (change === 'remove') {
    return kind === 'metric' ? ': removed; its numbers stay in the archive' : ': removed';
  }
  if (fields.length === 0) return '';
  return `: ${fields
    .map(({ field, before, after }) => `${field} ${contrast(before, after)}`)
    .join('; ')}`;
}

/** Both texts, shortened; where they begin alike for long, from shortly before they part. */
function contrast(before: string | null, after: string | null): string {
  if (before === null || after === null) return `${shown(before)} -> ${shown(after)}`;
  let alike = 0;
  while (alike < before.length && before[alike] === after[alike]) alike += 1;
  const from = alike > 40 ? alike - 20 : 0;
  const cut = (text: string) => shown(from === 0 ? text : `…${text.slice(from)}`);
  return `${cut(before)} -> ${cut(after)}`;
}

function shown(text: string | null): string {
  return text === null ? 'none' : shortValue(text);
}
