import { formatInstant } from '../calendar/index.ts';
import {
  type BoardDocument,
  type BoardScores,
  type Chapter,
  canonicalJson,
  type Day,
  type DefinitionsDocument,
  type Delay,
  type Instant,
  type MetricScores,
  type Period,
  periods,
} from '../model/index.ts';
import { boardFrame } from '../scoring/index.ts';
import type { DefinedCity } from './city.ts';
import { compositeReceipts } from './composite-receipt.ts';
import { contentHash } from './hash.ts';
import type { Platform } from './platform.ts';
import { type ReceiptContext, receiptOf } from './receipt.ts';
import { loadMetrics } from './score.ts';

/** What all boards of one publication share: the same definitions, the same knowledge. */
export interface PublishContext extends ReceiptContext {
  readonly knownOnInstant: Instant;
  /** Canonical JSON of the definitions document, and its hash. */
  readonly definitions: string;
  readonly definitionsHash: string;
  /** What may be told of numbers that do not come, by metric; empty for past knowledge. */
  readonly delays: ReadonlyMap<string, Delay>;
}

/** A board made of documents, not yet stored. */
export interface PreparedBoard {
  readonly document: BoardDocument;
  /** The hash of what its numbers say. */
  readonly content: string;
  /** Canonical JSON of its receipts. */
  readonly receipts: readonly string[];
}

/** Fixes what was known on an instant, for boards up to `lastDate`. */
export async function publishContext(
  platform: Platform,
  { city, versions }: DefinedCity,
  lastDate: Day,
  knownOnInstant: Instant,
  delays: ReadonlyMap<string, Delay>,
): Promise<PublishContext> {
  const deliveries = await platform.state.deliveries(city.slug);
  const loaded = await loadMetrics(platform, city, {
    knownOn: knownOnInstant,
    deliveries: deliveries.map((one) => one.id),
    from: null,
    until: lastDate,
  });
  const document: DefinitionsDocument = { format: 'civicstat-definitions-1', city };
  const definitions = canonicalJson(document);
  return {
    loaded,
    versions,
    deliveries: new Map(deliveries.map((one) => [one.id, one])),
    through: deliveries.at(-1)?.sequence ?? 0,
    knownOn: formatInstant(knownOnInstant, city.timeZone),
    knownOnInstant,
    definitions,
    definitionsHash: contentHash(definitions),
    delays,
  };
}

/**
 * The hash of all that a board's numbers say, apart from when it was known and its history.
 * @param breakdowns the hash of its breakdowns; null: it has none
 */
export function whatItSays(
  context: PublishContext,
  scores: BoardScores,
  breakdowns: string | null,
): string {
  const told = scores.metrics.flatMap((metric) => {
    const { delay } = delayOf(context, metric);
    return delay === undefined ? [] : [{ metric: metric.metric, delay }];
  });
  const delays = told.length === 0 ? {} : { delays: told };
  const broken = breakdowns === null ? {} : { breakdowns };
  const definitions = context.definitionsHash;
  return contentHash(canonicalJson({ scores, definitions, ...delays, ...broken }));
}

/** A held load is told of; a note only while the metric is late. */
function delayOf(
  { delays }: PublishContext,
  { metric, late }: MetricScores,
): { readonly delay?: Delay } {
  const delay = delays.get(metric);
  if (delay === undefined || !(late || delay.held)) return {};
  return { delay: { held: delay.held, note: late ? delay.note : null } };
}

/** What a board leads to beside its numbers. */
interface Beside {
  readonly series: readonly Chapter[];
  readonly ledger: readonly Chapter[];
  readonly breakdowns: string | null;
}

/** A board with its receipts, its history, the ledger and the breakdowns. */
export function prepareBoard(
  context: PublishContext,
  scores: BoardScores,
  { series, ledger, breakdowns }: Beside,
): PreparedBoard {
  const { metrics, texts } = metricReceipts(context, scores);
  const { day, week, month, quarter } = boardFrame(context.loaded.city, scores.date).windows;
  const spans = { day: day.span, week: week.span, month: month.span, quarter: quarter.span };
  const composites = compositeReceipts(context, scores, { metrics, spans });
  const document: BoardDocument = {
    format: 'civicstat-board-1',
    city: context.loaded.city.slug,
    date: scores.date,
    knownOn: context.knownOn,
    through: context.through,
    definitions: context.definitionsHash,
    spans,
    composite: scores.composite,
    topics: scores.topics,
    departments: scores.departments,
    receipts: composites.hashes,
    series,
    ledger,
    ...(breakdowns === null ? {} : { breakdowns }),
    metrics,
  };
  const receipts = [...texts, ...composites.texts];
  return { document, content: whatItSays(context, scores, breakdowns), receipts };
}

/** A board's numbers with the hashes of their receipts, and the receipts. */
function metricReceipts(context: PublishContext, scores: BoardScores) {
  const { loaded } = context;
  const { windows } = boardFrame(loaded.city, scores.date);
  const texts: string[] = [];
  const metrics = scores.metrics.map((metric, index) => {
    const hashes = periods.map((period) => {
      const own = loaded.metrics[index]!;
      const result = metric.scores[period];
      const text = canonicalJson(receiptOf(context, own, windows[period], result, scores.date));
      texts.push(text);
      return [period, contentHash(text)];
    });
    return {
      ...metric,
      ...delayOf(context, metric),
      receipts: Object.fromEntries(hashes) as Record<Period, string>,
    };
  });
  return { metrics, texts };
}
