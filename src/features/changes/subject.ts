import type { CityDefinition, MetricDefinition } from '../../model/index.ts';
import type { Told } from './told.ts';

/** What a change is a change of. */
export interface Subject {
  /** The same for all changes of one thing. */
  readonly key: string;
  readonly name: string;
  /** Null where it has no page any more. */
  readonly address: string | null;
  /** The metric as it is now; null for other things and for metrics that are gone. */
  readonly metric: MetricDefinition | null;
}

type Place = 'city' | 'topic' | 'department';

/** Finds the subject of each of a ledger's changes. */
export function subjectsOf(
  city: CityDefinition,
  entries: readonly Told[],
): (entry: Told) => Subject {
  const metrics = new Map(city.metrics.map((one) => [one.slug, one]));
  const gone = goneNames(entries);
  const found = new Map<string, Subject>();
  return (entry) => {
    const key = keyOf(entry);
    const known = found.get(key);
    if (known !== undefined) return known;
    const subject =
      entry.metric === null
        ? placeOf(city, key, gone)
        : metricOf(city, entry.metric, metrics.get(entry.metric) ?? null, gone);
    found.set(key, subject);
    return subject;
  };
}

/** `metric permits`, `topic education`, `city boston`. */
function keyOf({ metric, field }: Told): string {
  return metric === null ? (field ?? '').split(':')[0]! : `metric ${metric}`;
}

/** What things were called when they came or went: the entries stand newest first. */
function goneNames(entries: readonly Told[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const entry of entries) {
    const name =
      entry.kind === 'retired' ? entry.before : entry.kind === 'added' ? entry.after : null;
    if (name !== null && !names.has(keyOf(entry))) names.set(keyOf(entry), name);
  }
  return names;
}

function metricOf(
  city: CityDefinition,
  slug: string,
  metric: MetricDefinition | null,
  gone: ReadonlyMap<string, string>,
): Subject {
  const key = `metric ${slug}`;
  return {
    key,
    name: metric?.name ?? gone.get(key) ?? slug,
    address: metric === null ? null : `/${city.slug}/metrics/${slug}`,
    metric,
  };
}

function placeOf(city: CityDefinition, key: string, gone: ReadonlyMap<string, string>): Subject {
  const [place, slug = ''] = key.split(' ') as [Place, string?];
  if (place === 'city') return { key, name: city.name, address: `/${city.slug}`, metric: null };
  const list = place === 'topic' ? city.topics : city.departments;
  const known = list.find((one) => one.slug === slug);
  const address = known === undefined ? null : `/${city.slug}/${place}s/${slug}`;
  return { key, name: known?.name ?? gone.get(key) ?? slug, address, metric: null };
}
