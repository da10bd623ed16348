import { addDays, dayFromNumber, localDay } from '../calendar/index.ts';
import type { CityDefinition, Day } from '../model/index.ts';
import type { NamedMetricFacts, Platform } from './platform.ts';

/** How far back the newest value is looked for. */
const newestWithinDays = 40;

/** Adds the newest known day's value to the metrics that say what a usual day is. */
export async function withNewest(
  platform: Platform,
  city: CityDefinition,
  facts: readonly NamedMetricFacts[],
): Promise<readonly NamedMetricFacts[]> {
  const bounded = facts.filter(({ plausible }) => plausible !== undefined);
  if (bounded.length === 0) return facts;
  const until = localDay(platform.clock(), city.timeZone);
  const known = await platform.facts.observations({
    ...{ city: city.slug, knownOn: null, from: addDays(until, -newestWithinDays), until },
    ...{ metrics: bounded.map(({ slug }) => slug), deliveries: null },
  });
  const newest = new Map<string, { day: Day; value: number }>();
  for (const [row, metric] of known.metric.entries()) {
    const value = known.value[row]!;
    const shown = Number.isNaN(value) ? known.numerator[row]! / known.denominator[row]! : value;
    // Rows come by metric and day, so that the last one stays.
    if (known.first[row] !== known.last[row] || !Number.isFinite(shown)) continue;
    newest.set(known.metrics[metric]!, { day: dayFromNumber(known.first[row]!), value: shown });
  }
  return facts.map((one) => {
    const found = newest.get(one.slug);
    return found === undefined ? one : { ...one, newest: found };
  });
}
