import type { CityDefinition } from '../../model/index.ts';
import type { Platform } from '../platform.ts';
import { boardSpans, type DerivedMetric, derivedMetrics } from './derivations.ts';

/**
 * Brings the observations that a city's metrics make of cases up to date with the deliveries that
 * have landed. Does nothing when they are. Gives, for every such metric, the name under which its
 * observations lie.
 */
export async function bringUpToDate(
  facts: Pick<Platform['facts'], 'extent' | 'derive'>,
  city: CityDefinition,
): Promise<ReadonlyMap<string, string>> {
  const metrics = derivedMetrics(city);
  for (const group of Map.groupBy(metrics, ({ table }) => table.id).values()) {
    const { table } = group[0] as DerivedMetric;
    const extent = await facts.extent(table);
    if (extent === null) continue;
    const derivations = group.map(({ derivation }) => derivation);
    await facts.derive({ table, derivations, spans: boardSpans(city, extent) });
  }
  return new Map(metrics.map(({ metric, derivation }) => [metric.slug, derivation.id]));
}
