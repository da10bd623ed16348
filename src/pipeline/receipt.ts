import { dayNumber } from '../calendar/index.ts';
import type { Day, Delivery, Receipt, ReceiptInput, Score } from '../model/index.ts';
import {
  type BoardWindow,
  historySpans,
  positions,
  type Series,
  spanKey,
  targetInForce,
} from '../scoring/index.ts';
import type { DefinitionVersion } from '../state/contract.ts';
import { versionHash } from './city.ts';
import type { LoadedCity, LoadedMetric } from './score.ts';

/** What the receipts of one publication share. */
export interface ReceiptContext {
  readonly loaded: LoadedCity;
  readonly versions: readonly DefinitionVersion[];
  readonly deliveries: ReadonlyMap<string, Delivery>;
  readonly through: number;
  readonly knownOn: string;
}

/** The receipt of one number of a board dated `date`. */
export function receiptOf(
  context: ReceiptContext,
  loaded: LoadedMetric,
  window: BoardWindow,
  result: Score,
  date: Day,
): Receipt {
  const { city } = context.loaded;
  const { metric } = loaded.scorer;
  return {
    format: 'civicstat-receipt-1',
    city: city.slug,
    metric: metric.slug,
    period: window.period,
    date: result.reason === null ? null : date,
    knownOn: context.knownOn,
    through: context.through,
    definitions: {
      metric: versionHash(context.versions, 'metric', metric.slug),
      city: versionHash(context.versions, 'city', city.slug),
      ...(metric.from === undefined
        ? {}
        : { dataset: versionHash(context.versions, 'dataset', metric.from.dataset) }),
    },
    rule: metric.rule,
    observations: observationsUsed(context, loaded, window),
    targets: targetsUsed(context, loaded, window),
    result,
  };
}

function observationsUsed(
  context: ReceiptContext,
  loaded: LoadedMetric,
  window: BoardWindow,
): ReceiptInput[] {
  const { series, metric } = loaded.scorer;
  const rows = new Map<number, number>();
  countRows(series, window.first, window.last, rows);
  const history = historySpans({
    metric,
    series,
    period: window.period,
    span: window.span,
    settings: context.loaded.city,
  });
  for (const span of history) countRows(series, dayNumber(span.first), dayNumber(span.last), rows);
  return [...rows].map(([index, count]) => inputOf(context, loaded.deliveries[index]!, count));
}

/** Adds how many rows of each delivery a span was made of: the exact one, or its days. */
function countRows(series: Series, first: number, last: number, rows: Map<number, number>): void {
  const add = (delivery: number) => rows.set(delivery, (rows.get(delivery) ?? 0) + 1);
  const exact = series.spans.get(spanKey(first, last));
  if (exact !== undefined) {
    add(exact.delivery);
    return;
  }
  const { from, to } = positions(series, first, last);
  for (let at = from; at < to; at += 1) if (series.delivery[at] !== -1) add(series.delivery[at]!);
}

function targetsUsed(
  context: ReceiptContext,
  loaded: LoadedMetric,
  window: BoardWindow,
): ReceiptInput[] {
  const target = targetInForce(loaded.scorer.schedule, window.period, window.last);
  if (target === null || target.row === null) return [];
  return [inputOf(context, loaded.targets[target.row]!.delivery, 1)];
}

function inputOf(context: ReceiptContext, id: string, rows: number): ReceiptInput {
  const delivery = context.deliveries.get(id);
  if (delivery === undefined) throw new Error(`rows of the unknown delivery ${id}`);
  return { delivery: id, content: delivery.content, rows };
}
