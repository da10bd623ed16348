import { dayFromNumber, dayNumber, parseInstant } from '../calendar/index.ts';
import {
  type CityDefinition,
  canonicalJson,
  type Instant,
  type MetricDefinition,
  type Receipt,
  UserError,
} from '../model/index.ts';
import type { BoardFrame, BoardWindow } from '../scoring/index.ts';
import { assembleCity } from './definitions/index.ts';
import { contentHash } from './hash.ts';
import type { Platform } from './platform.ts';
import { receiptOf } from './receipt.ts';
import { loadMetrics } from './score.ts';

/** What recomputing a receipt showed. `differences` is empty when the number is proven. */
export interface Verification {
  readonly receipt: Receipt;
  readonly hash: string;
  readonly differences: readonly string[];
  /** The number as computed again. */
  readonly recomputed: Receipt['result'];
}

/**
 * Computes a receipt's number again from the archived deliveries it names: their bytes must still
 * have their hashes, the definitions are the versions it names, and the observations are those
 * known then. Every field must come out the same.
 */
export async function verifyReceipt(platform: Platform, receipt: Receipt): Promise<Verification> {
  const city = await cityOf(platform, receipt);
  const deliveries = (await platform.state.deliveries(receipt.city)).filter(
    (one) => one.sequence <= receipt.through,
  );
  const damaged = await damagedInputs(platform, receipt);
  const boardDay =
    receipt.date === null ? dayNumber(receipt.result.span.last) + 1 : dayNumber(receipt.date);
  const loaded = await loadMetrics(platform, city, {
    knownOn: instantOf(receipt.knownOn),
    deliveries: deliveries.map((one) => one.id),
    from: null,
    until: dayFromNumber(boardDay - 1),
  });
  const metric = loaded.metrics[0]!;
  const frame = frameOf(receipt, boardDay);
  const result = metric.scorer.score(frame).scores[receipt.period];
  const versions = await versionsOf(platform, receipt);
  const again = receiptOf(
    {
      loaded,
      versions,
      deliveries: new Map(deliveries.map((one) => [one.id, one])),
      through: receipt.through,
      knownOn: receipt.knownOn,
    },
    metric,
    frame.windows[receipt.period],
    result,
    receipt.date ?? receipt.result.span.last,
  );
  return {
    receipt,
    hash: contentHash(canonicalJson(receipt)),
    differences: [...damaged, ...differences(receipt, again)],
    recomputed: result,
  };
}

async function versionsOf(platform: Platform, receipt: Receipt) {
  const { city, metric, dataset } = receipt.definitions;
  const pairs = [city, metric, ...(dataset === undefined ? [] : [dataset])];
  const versions = await Promise.all(
    pairs.map((hash) => platform.state.definitionByHash(receipt.city, hash)),
  );
  return versions.map((version, index) => {
    if (version === undefined) throw notHere(`definition ${pairs[index]}`);
    return version;
  });
}

async function cityOf(platform: Platform, receipt: Receipt): Promise<CityDefinition> {
  const versions = await versionsOf(platform, receipt);
  const city = assembleCity(versions);
  const metric = city.metrics.find((one: MetricDefinition) => one.slug === receipt.metric);
  if (metric === undefined) throw notHere(`metric ${receipt.metric}`);
  return { ...city, metrics: [metric] };
}

/** What a receipt names and this data folder lacks. */
export function notHere(what: string): UserError {
  return new UserError({
    code: 'unknown-receipt',
    message: `This data folder does not hold the ${what} that the receipt names`,
    remedy: 'Verify it in the data folder that published it, or in a copy restored from its backup',
  });
}

function instantOf(text: string): Instant {
  const parsed = parseInstant(text, 'UTC');
  if (parsed.kind === 'instant') return parsed.instant;
  throw new UserError({
    code: 'not-an-instant',
    message: 'The receipt has a knownOn that is not an instant',
    value: text,
    remedy: 'Download the receipt again',
  });
}

async function damagedInputs(platform: Platform, receipt: Receipt): Promise<string[]> {
  const contents = new Set([...receipt.observations, ...receipt.targets].map((one) => one.content));
  const found: string[] = [];
  for (const content of contents) {
    const verdict = await platform.archive.verify(content);
    if (verdict !== 'sound') found.push(`the archived delivery ${content} is ${verdict}`);
  }
  return found;
}

function frameOf(receipt: Receipt, boardDay: number): BoardFrame {
  const { span } = receipt.result;
  const window: BoardWindow = {
    period: receipt.period,
    span,
    first: dayNumber(span.first),
    last: dayNumber(span.last),
  };
  return {
    boardDay,
    windows: {
      day: window,
      week: window,
      month: window,
      quarter: window,
      [receipt.period]: window,
    },
  };
}

function differences(receipt: Receipt, again: Receipt): string[] {
  const fields = [
    ...Object.entries(receipt.result).map(
      ([key, value]) => [key, value, again.result[key as keyof Receipt['result']]] as const,
    ),
    ['observations', byDelivery(receipt.observations), byDelivery(again.observations)] as const,
    ['targets', byDelivery(receipt.targets), byDelivery(again.targets)] as const,
    ['rule', receipt.rule, again.rule] as const,
  ];
  return fields.flatMap(([key, before, after]) => difference(key, before, after));
}

/** Says what differs between a receipt and what was computed again; empty where nothing does. */
export function difference(key: string, before: unknown, after: unknown): string[] {
  const [was, is] = [canonicalJson(before ?? null), canonicalJson(after ?? null)];
  return was === is ? [] : [`${key}: the receipt says ${was}, computed again it is ${is}`];
}

function byDelivery(inputs: Receipt['observations']) {
  return [...inputs].sort((a, b) => (a.delivery < b.delivery ? -1 : 1));
}
