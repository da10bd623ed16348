import { dayFromNumber, dayNumber } from '../calendar/index.ts';
import type { Restatement } from '../facts/contract.ts';
import { type BoardScores, type Chapter, canonicalJson, type Day } from '../model/index.ts';
import type { PublishContext } from './board-document.ts';
import { derivedPrefix } from './events/derivations.ts';
import { ledgerDocuments } from './ledger.ts';
import type { Platform } from './platform.ts';
import { datesBetween, scoreDate } from './score.ts';
import { monthOf, seriesDocument } from './series.ts';

/** How far back a board's history reaches at the most: ten years. */
const mostHistoryDays = 3653;

/** What a board tells beside its numbers. */
export interface Story {
  readonly series: readonly Chapter[];
  readonly ledger: readonly Chapter[];
}

/**
 * Tells the story of boards that share one knowledge. Ask for ascending dates: months that are
 * over are scored and stored once. Documents are stored as they are made; equal ones are shared.
 */
export function storyTeller(platform: Platform, context: PublishContext) {
  const { slug } = context.loaded.city;
  const closed: Chapter[] = [];
  let month: BoardScores[] = [];
  let next: Day | null = null;
  let ledger: Promise<Chapter[]> | null = null;
  const advance = async (date: Day) => {
    if (month.length > 0 && monthOf(month[0]!.date) !== monthOf(date)) {
      closed.push(await storeSeries(platform, slug, month));
      month = [];
    }
    month.push(scoreDate(context.loaded, date));
    await breathe();
  };
  return async (date: Day): Promise<Story> => {
    for (const day of datesBetween(next ?? historyStart(context, date), date)) await advance(day);
    next = dayFromNumber(dayNumber(date) + 1);
    ledger ??= storeLedger(platform, context);
    return {
      series: [...closed, await storeSeries(platform, slug, month)],
      ledger: await ledger,
    };
  };
}

/** The first board date with anything to report; the date itself when there is none before. */
function historyStart({ loaded }: PublishContext, date: Day): Day {
  const reported = loaded.metrics.flatMap(({ scorer }) => scorer.series.lastDays[0] ?? []);
  const known = reported.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY) + 1;
  const last = dayNumber(date);
  return dayFromNumber(Math.min(Math.max(known, last - mostHistoryDays), last));
}

async function storeSeries(
  platform: Platform,
  city: string,
  month: readonly BoardScores[],
): Promise<Chapter> {
  const document = seriesDocument(city, month);
  return { month: document.month, document: await put(platform, document) };
}

async function storeLedger(platform: Platform, context: PublishContext): Promise<Chapter[]> {
  const { city } = context.loaded;
  const knownOn = context.knownOnInstant;
  const deliveries = [...context.deliveries.keys()];
  const documents = ledgerDocuments({
    city,
    knownOn,
    history: await platform.state.definitionHistory(city.slug),
    restatements: underSlugs(
      await platform.facts.restatements(city.slug, knownOn, deliveries),
      context.loaded.derived,
    ),
    targets: await platform.facts.targets(city.slug, knownOn, deliveries),
  });
  const chapters: Chapter[] = [];
  for (const document of documents) {
    chapters.push({ month: document.month, document: await put(platform, document) });
  }
  return chapters;
}

/** Numbers made of cases in a way that no metric of the city has any more tell nothing. */
function underSlugs(
  restatements: readonly Restatement[],
  derived: ReadonlyMap<string, string>,
): Restatement[] {
  const slugs = new Map([...derived].map(([slug, name]) => [name, slug]));
  return restatements.flatMap((one) => {
    const metric = slugs.get(one.metric) ?? one.metric;
    return metric.startsWith(derivedPrefix) ? [] : { ...one, metric };
  });
}

function put(platform: Platform, document: unknown): Promise<string> {
  return platform.archive.put(new TextEncoder().encode(canonicalJson(document)));
}

/** Lets other work of the process go on between two dates. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
