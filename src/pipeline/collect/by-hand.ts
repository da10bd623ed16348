import { dayFromNumber } from '../../calendar/index.ts';
import { shortValue } from '../../model/index.ts';
import type { Platform } from '../platform.ts';
import { sourcesOf } from './sources.ts';

/** What a run may have become that brought a delivery, perhaps before something went wrong. */
const bringing = ['taken', 'held', 'refused', 'failed', 'cut-off'] as const;
const runsLookedAt = 100_000;
const namedAtMost = 5;

/** By a delivery's id the source that it was pulled from; what people brought is missing. */
export async function pulledFrom(
  { state }: Platform,
  city: string,
  limit = runsLookedAt,
): Promise<Map<string, string>> {
  const runs = await state.collecting.runs(city, null, limit, bringing);
  return new Map(
    runs.flatMap(({ source, loads }) =>
      loads.flatMap(({ delivery }) => (delivery === null ? [] : [[delivery, source] as const])),
    ),
  );
}

/** Enough to find what each source brought last. */
const runsToName = 2000;

/**
 * The metrics whose numbers come from a source that there is, with the source's title.
 * @param deliveries by metric the ids of those that its numbers came with
 */
export async function sourcesOfMetrics(
  platform: Platform,
  city: string,
  deliveries: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Map<string, string>> {
  const sources = await sourcesOf(platform, city);
  if (sources.length === 0) return new Map();
  const pulled = await pulledFrom(platform, city, runsToName);
  return new Map(
    [...deliveries].flatMap(([metric, ids]) => {
      const source = sources.find(({ slug }) => [...ids].some((id) => pulled.get(id) === slug));
      return source === undefined ? [] : [[metric, source.title] as const];
    }),
  );
}

/** A number that a person gave: typed, imported, or left by undoing. */
interface GivenNumber {
  readonly place: string;
  readonly number: number;
}

/** The numbers in force of some metrics that no source brought, by metric and span. */
export async function givenByHand(
  platform: Platform,
  city: string,
  metrics: readonly string[],
): Promise<Map<string, GivenNumber>> {
  const pulled = await pulledFrom(platform, city);
  const all = await numbersOf(platform, city, metrics);
  return new Map([...all].filter(([, { delivery }]) => !pulled.has(delivery)));
}

/** A sentence on those of them that are not in force any more; null: all are. */
export async function replacedSince(
  platform: Platform,
  city: string,
  metrics: readonly string[],
  before: ReadonlyMap<string, GivenNumber>,
): Promise<string | null> {
  if (before.size === 0) return null;
  const now = await numbersOf(platform, city, metrics);
  const replaced = [...before].flatMap(([key, { place, number }]) => {
    const after = now.get(key)?.number;
    if (after === number) return [];
    return [`${place} was ${number} and is ${after === undefined ? 'taken back' : after}`];
  });
  if (replaced.length === 0) return null;
  const count = replaced.length === 1 ? '1 number' : `${replaced.length} numbers`;
  const named = replaced.slice(0, namedAtMost).join('; ');
  const more = replaced.length > namedAtMost ? `; and ${replaced.length - namedAtMost} more` : '';
  return `It replaced ${count} that somebody typed, imported or undid: ${named}${more}. If the source is wrong, correct it there.`;
}

async function numbersOf(platform: Platform, city: string, metrics: readonly string[]) {
  const found = await platform.facts.observations({
    ...{ city, knownOn: null, from: null, until: null, deliveries: null },
    metrics,
  });
  return new Map(
    [...found.metric.keys()].map((row) => {
      const metric = found.metrics[found.metric[row]!]!;
      const [first, last] = [dayFromNumber(found.first[row]!), dayFromNumber(found.last[row]!)];
      const value = found.value[row]!;
      const number = Number.isNaN(value) ? found.numerator[row]! / found.denominator[row]! : value;
      const place = `${shortValue(metric)} on ${first}${last === first ? '' : ` to ${last}`}`;
      const delivery = found.deliveries[found.delivery[row]!]!;
      return [`${metric} ${first} ${last}`, { place, number, delivery }];
    }),
  );
}
