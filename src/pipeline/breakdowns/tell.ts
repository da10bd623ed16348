import { addMonths } from '../../calendar/index.ts';
import {
  type BreakdownsDocument,
  type Chapter,
  canonicalJson,
  type Day,
} from '../../model/index.ts';
import { boardFrame } from '../../scoring/index.ts';
import type { PublishedBoard } from '../../state/contract.ts';
import type { PublishContext } from '../board-document.ts';
import { knownThrough } from '../events/known-through.ts';
import type { Platform } from '../platform.ts';
import { type Breakdown, breakdownsOf, type MadeBreakdown } from './breakdown.ts';
import { makeBreakdowns } from './make.ts';
import { publishedBreakdowns, stillTrue } from './reuse.ts';

/** How many complete calendar months a board breaks down: a year, and the month a year ago. */
const mostMonths = 13;

/**
 * Stores the breakdowns of boards and gives their hash; null where there is nothing to break down.
 * A metric's month is made anew only where a case that counts in it has changed since it was made,
 * for a board of this publication or one that was published before. Months whose own number is not
 * known are left out.
 * @param boards those published last, one a date
 */
export function breakdownTeller(platform: Platform, boards: readonly PublishedBoard[]) {
  let through = 0;
  /** What is true of the cases as they were known through that delivery, by name. */
  let made = new Map<string, MadeBreakdown>();
  const remember = (some: readonly MadeBreakdown[]) => {
    for (const one of some) made.set(one.name, one);
  };
  return async (context: PublishContext, date: Day): Promise<string | null> => {
    const wanted = wantedOn(context, date);
    if (wanted.length === 0) return null;
    const lacking = () => wanted.filter(({ name }) => !made.has(name));
    const deliveries = [...context.deliveries.values()];
    const now = knownThrough(deliveries, context.knownOnInstant);
    if (now !== through) {
      const told = wanted.flatMap(({ name }) => made.get(name) ?? []);
      made = new Map();
      remember(await stillTrue(platform, { through, made: told }, now));
      through = now;
    }
    const before = lacking().length === 0 ? null : lastBoard(boards, date);
    if (before !== null) {
      const names = new Set(lacking().map(({ name }) => name));
      const told = await publishedBreakdowns(platform, before, deliveries);
      const asked = told.made.filter(({ name }) => names.has(name));
      remember(await stillTrue(platform, { ...told, made: asked }, now));
    }
    remember(await makeBreakdowns(platform, context.loaded.city.slug, lacking(), now));
    const metrics: Record<string, Chapter[]> = {};
    for (const { name, metric, month } of wanted) {
      metrics[metric.slug] ??= [];
      metrics[metric.slug]!.push({ month, document: made.get(name)!.document });
    }
    const city = context.loaded.city.slug;
    const document: BreakdownsDocument = { format: 'civicstat-breakdowns-1', city, metrics };
    return platform.archive.put(new TextEncoder().encode(canonicalJson(document)));
  };
}

/** The breakdowns of a board, each metric's months oldest first. */
function wantedOn(context: PublishContext, date: Day): Breakdown[] {
  return breakdownsOf(context.loaded.city, monthsBefore(date)).filter((one) =>
    isKnown(context, one),
  );
}

/** The complete calendar months before a day, oldest first. */
function monthsBefore(date: Day): string[] {
  const first = `${date.slice(0, 7)}-01`;
  return Array.from({ length: mostMonths }, (_, at) =>
    addMonths(first, at - mostMonths).slice(0, 7),
  );
}

/** Whether the month has a number of its own: then its days are known. */
function isKnown({ loaded }: PublishContext, { metric, month }: Breakdown): boolean {
  const { scorer } = loaded.metrics.find((one) => one.scorer.metric.slug === metric.slug)!;
  const frame = boardFrame({ ...loaded.city, windows: 'calendar' }, addMonths(`${month}-01`, 1));
  const { value, denominator } = scorer.score(frame).scores.month;
  return value !== null || denominator !== null;
}

/** The board of a date, or else of the last date before it. */
function lastBoard(boards: readonly PublishedBoard[], date: Day): PublishedBoard | null {
  let found: PublishedBoard | null = null;
  for (const one of boards) {
    if (one.date <= date && (found === null || one.date > found.date)) found = one;
  }
  return found;
}
