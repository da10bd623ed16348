import {
  type BoardDocument,
  type BoardScores,
  type Composite,
  type CompositeReceipt,
  canonicalJson,
  type MetricDefinition,
  type Period,
  periods,
} from '../model/index.ts';
import { weightOf } from '../scoring/index.ts';
import { versionHash } from './city.ts';
import { contentHash } from './hash.ts';
import type { ReceiptContext } from './receipt.ts';

type Hashes = Readonly<Record<Period, string>>;

/** A board's composites with their receipts. */
export interface CompositeReceipts {
  readonly hashes: NonNullable<BoardDocument['receipts']>;
  /** Canonical JSON of the receipts. */
  readonly texts: readonly string[];
}

/** The receipts of a board's composites: of the city, its topics and its departments. */
export function compositeReceipts(
  context: ReceiptContext,
  scores: BoardScores,
  { metrics, spans }: Pick<BoardDocument, 'metrics' | 'spans'>,
): CompositeReceipts {
  const { city } = context.loaded;
  const texts: string[] = [];
  const hashesOf = (
    of: CompositeReceipt['of'],
    composite: Composite,
    isMember: (metric: MetricDefinition) => boolean,
  ) => {
    const members = metrics.filter((_, at) => isMember(city.metrics[at]!));
    const hashes = periods.map((period) => {
      const receipt: CompositeReceipt = {
        ...partsOf(context, members, period),
        format: 'civicstat-composite-receipt-1',
        city: city.slug,
        of,
        period,
        span: spans[period],
        method: city.composite,
        result: composite[period],
      };
      const text = canonicalJson(receipt);
      texts.push(text);
      return [period, contentHash(text)];
    });
    return Object.fromEntries(hashes) as Hashes;
  };
  const group = (kind: 'topic' | 'department', composites: Readonly<Record<string, Composite>>) =>
    Object.fromEntries(
      Object.entries(composites).map(([slug, composite]) => [
        slug,
        hashesOf({ kind, slug }, composite, (metric) => metric[kind] === slug),
      ]),
    );
  const hashes = {
    composite: hashesOf({ kind: 'city', slug: city.slug }, scores.composite, () => true),
    topics: group('topic', scores.topics),
    departments: group('department', scores.departments),
  };
  return { hashes, texts };
}

/** The numbers that a composite is made of, and the definitions that weigh them. */
function partsOf(
  { loaded: { city }, versions }: ReceiptContext,
  members: BoardDocument['metrics'],
  period: Period,
): Pick<CompositeReceipt, 'definitions' | 'parts'> {
  const definitions = new Map(city.metrics.map((metric) => [metric.slug, metric]));
  const own = members.map((member) => definitions.get(member.metric)!);
  const topics = [...new Set(own.map((metric) => metric.topic))];
  return {
    definitions: {
      city: versionHash(versions, 'city', city.slug),
      topics: Object.fromEntries(
        topics.map((slug) => [slug, versionHash(versions, 'topic', slug)]),
      ),
    },
    parts: members.map(({ metric, scores, receipts }, at) => {
      const { score, rawScore, capped, reason } = scores[period];
      const weight = weightOf(city, own[at]!);
      return { metric, receipt: receipts[period], weight, score, rawScore, capped, reason };
    }),
  };
}
