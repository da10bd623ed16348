import {
  type CityDefinition,
  type CompositePart,
  type CompositeReceipt,
  type CompositeScore,
  canonicalJson,
  type MetricDefinition,
  type Receipt,
} from '../model/index.ts';
import { compositeScore, weightOf } from '../scoring/index.ts';
import type { DefinitionVersion } from '../state/contract.ts';
import { assembleCity } from './definitions/index.ts';
import { contentHash } from './hash.ts';
import type { Platform } from './platform.ts';
import { difference, notHere, verifyReceipt } from './verify.ts';

/** What recomputing a composite showed. `differences` is empty when the number is proven. */
export interface CompositeVerification {
  readonly hash: string;
  readonly differences: readonly string[];
  /** The number as computed again. */
  readonly recomputed: CompositeScore;
}

/**
 * Computes a composite again from the receipts it names: each must be here, say what the composite
 * took from it, and be proven itself; the weights, the way to make one number of many, and the
 * metrics that belong to it come from the definitions.
 */
export async function verifyComposite(
  platform: Platform,
  receipt: CompositeReceipt,
): Promise<CompositeVerification> {
  const below = await Promise.all(
    receipt.parts.map((part) => platform.snapshots.receipt(part.receipt)),
  );
  const { city, order } = await definedThen(platform, receipt, below);
  const definitions = new Map(city.metrics.map((metric) => [metric.slug, metric]));
  const differences: string[] = [];
  const parts: CompositePart[] = [];
  for (const [at, part] of receipt.parts.entries()) {
    const own = below[at];
    const metric = definitions.get(part.metric);
    if (own === undefined || own.metric !== part.metric || metric === undefined) {
      const what = own === undefined ? 'is not here' : `is of ${own.metric}`;
      differences.push(`${part.metric}: its receipt ${part.receipt} ${what}`);
      continue;
    }
    differences.push(...(await partDifferences(platform, receipt, own, metric)));
    const { score, rawScore, capped, reason } = own.result;
    const weight = weightOf(city, metric);
    parts.push({ ...part, weight, score, rawScore, capped, reason });
    differences.push(...difference(part.metric, part, parts.at(-1)));
  }
  const recomputed = compositeScore(city, parts);
  const named = receipt.parts.map((part) => part.metric);
  return {
    hash: contentHash(canonicalJson(receipt)),
    differences: [
      ...(receipt.of.kind === 'city' ? difference('metrics', named, order) : []),
      ...differences,
      ...difference('method', receipt.method, city.composite),
      ...Object.entries(receipt.result).flatMap(([key, value]) =>
        difference(key, value, recomputed[key as keyof CompositeScore]),
      ),
    ],
    recomputed,
  };
}

/** The definitions that a receipt and the ones below it name, and the order of the city's metrics. */
async function definedThen(
  platform: Platform,
  receipt: CompositeReceipt,
  below: readonly (Receipt | undefined)[],
): Promise<{ readonly city: CityDefinition; readonly order: readonly string[] }> {
  const find = async (hash: string): Promise<DefinitionVersion> => {
    const version = await platform.state.definitionByHash(receipt.city, hash);
    if (version === undefined) throw notHere(`definition ${hash}`);
    return version;
  };
  const own = await find(receipt.definitions.city);
  const topics = await Promise.all(Object.values(receipt.definitions.topics).map(find));
  const metrics = below.flatMap((one) => (one === undefined ? [] : [one.definitions.metric]));
  const { order } = JSON.parse(own.body!) as { readonly order: { readonly metrics: string[] } };
  const city = assembleCity([own, ...topics, ...(await Promise.all(metrics.map(find)))]);
  return { city, order: order.metrics };
}

/** What is wrong with a receipt below: not of this composite, or not proven. */
async function partDifferences(
  platform: Platform,
  { city, of, period, span, definitions }: CompositeReceipt,
  own: Receipt,
  metric: MetricDefinition,
): Promise<string[]> {
  const placed =
    own.city === city &&
    own.period === period &&
    own.definitions.city === definitions.city &&
    canonicalJson(own.result.span) === canonicalJson(span) &&
    (of.kind === 'city' || metric[of.kind] === of.slug);
  const { differences } = await verifyReceipt(platform, own);
  return [
    ...(placed ? [] : [`${metric.slug}: its receipt is not of this composite`]),
    ...differences.map((said) => `${metric.slug}: ${said}`),
  ];
}
