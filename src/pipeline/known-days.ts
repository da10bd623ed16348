import { dayFromNumber } from '../calendar/index.ts';
import type { CityDefinition, Day } from '../model/index.ts';
import type { NamedMetricFacts, Platform } from './platform.ts';

/** Adds the values of days that are known to the metrics that say what a usual day is. */
export async function withKnownDays(
  { facts }: Platform,
  { slug }: CityDefinition,
  metrics: readonly NamedMetricFacts[],
): Promise<readonly NamedMetricFacts[]> {
  const bounded = metrics.filter(({ plausible }) => plausible !== undefined);
  if (bounded.length === 0) return metrics;
  const found = await facts.observations({
    ...{ city: slug, knownOn: null, from: null, until: null, deliveries: null },
    metrics: bounded.map((one) => one.slug),
  });
  const known = new Map<string, Record<Day, number>>();
  for (const [row, metric] of found.metric.entries()) {
    const value = found.value[row]!;
    const shown = Number.isNaN(value) ? found.numerator[row]! / found.denominator[row]! : value;
    if (found.first[row] !== found.last[row] || !Number.isFinite(shown)) continue;
    const days = known.get(found.metrics[metric]!) ?? {};
    days[dayFromNumber(found.first[row]!)] = shown;
    known.set(found.metrics[metric]!, days);
  }
  return metrics.map((one) => {
    const days = known.get(one.slug);
    return days === undefined ? one : { ...one, knownDays: days };
  });
}
