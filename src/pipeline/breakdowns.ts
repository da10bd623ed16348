import { addDays, addMonths } from '../calendar/index.ts';
import type { BreakdownRow } from '../facts/events.ts';
import {
  type BreakdownColumns,
  type BreakdownDocument,
  type BreakdownsDocument,
  type Chapter,
  canonicalJson,
  type Day,
} from '../model/index.ts';
import { boardFrame, type MetricScorer } from '../scoring/index.ts';
import type { PublishContext } from './board-document.ts';
import { type DerivedMetric, derivedMetrics } from './events/derivations.ts';
import { knownThrough } from './events/known-through.ts';
import type { Platform } from './platform.ts';

/** How many complete calendar months a board breaks down: a year, and the month a year ago. */
const mostMonths = 13;

/** A metric made of cases about things, with what it can be broken down by. */
interface BrokenDown extends DerivedMetric {
  readonly scorer: MetricScorer;
  readonly columns: readonly string[];
}

/**
 * Stores the breakdowns of boards and gives their hash; null where there is nothing to break down.
 * What was made for one board is remembered for the next ones, also under another knowledge where
 * no later delivery of cases was known. Months whose own number is not known are left out.
 */
export function breakdownTeller(platform: Platform) {
  const put = storer(platform);
  /** The hash of each document, by what it was made of. */
  const made = new Map<string, string>();
  return async (context: PublishContext, date: Day): Promise<string | null> => {
    const city = context.loaded.city.slug;
    const through = knownThrough(context.deliveries.values(), context.knownOnInstant);
    const metrics: Record<string, readonly Chapter[]> = {};
    for (const one of brokenDown(context)) {
      const keyOf = (month: string) =>
        `${one.metric.slug} ${one.derivation.id} ${month} ${through}`;
      const months = monthsBefore(date).filter((month) => isKnown(context, one, month));
      const lacking = months.filter((month) => !made.has(keyOf(month)));
      for (const document of await breakDown(platform, one, { city, through, months: lacking })) {
        made.set(keyOf(document.month), await put(canonicalJson(document)));
      }
      const chapters = months.map((month) => ({ month, document: made.get(keyOf(month))! }));
      if (chapters.length > 0) metrics[one.metric.slug] = chapters;
    }
    if (Object.keys(metrics).length === 0) return null;
    const document: BreakdownsDocument = { format: 'civicstat-breakdowns-1', city, metrics };
    return put(canonicalJson(document));
  };
}

/** Stores each text once. */
function storer({ archive }: Pick<Platform, 'archive'>) {
  const stored = new Map<string, string>();
  return async (text: string): Promise<string> => {
    const known = stored.get(text);
    if (known !== undefined) return known;
    const hash = await archive.put(new TextEncoder().encode(text));
    stored.set(text, hash);
    return hash;
  };
}

/** Never those of persons: what is small among them could be told. */
function brokenDown({ loaded }: PublishContext): BrokenDown[] {
  const datasets = new Map(loaded.city.datasets?.map((one) => [one.slug, one]));
  const scorers = new Map(loaded.metrics.map(({ scorer }) => [scorer.metric.slug, scorer]));
  return derivedMetrics(loaded.city).flatMap((one) => {
    const dataset = datasets.get(one.metric.from!.dataset)!;
    if (dataset.about !== 'things' || dataset.dimensions.length === 0) return [];
    return [{ ...one, scorer: scorers.get(one.metric.slug)!, columns: dataset.dimensions }];
  });
}

/** The complete calendar months before a day, oldest first. */
function monthsBefore(date: Day): string[] {
  const first = `${date.slice(0, 7)}-01`;
  return Array.from({ length: mostMonths }, (_, at) =>
    addMonths(first, at - mostMonths).slice(0, 7),
  );
}

/** Whether the month has a number of its own: then its days are known. */
function isKnown({ loaded }: PublishContext, { scorer }: BrokenDown, month: string): boolean {
  const frame = boardFrame({ ...loaded.city, windows: 'calendar' }, addMonths(`${month}-01`, 1));
  const { value, denominator } = scorer.score(frame).scores.month;
  return value !== null || denominator !== null;
}

async function breakDown(
  { facts }: Pick<Platform, 'facts'>,
  { metric, table, derivation, columns }: BrokenDown,
  asked: { readonly city: string; readonly through: number; readonly months: readonly string[] },
): Promise<BreakdownDocument[]> {
  const { city, through, months } = asked;
  if (months.length === 0) return [];
  const spans = months.map((month) => {
    const first = `${month}-01`;
    return { first, last: addDays(addMonths(first, 1), -1) };
  });
  const rows = await facts.breakdown({ table, derivation, through, spans, columns });
  return months.map((month, span) => ({
    format: 'civicstat-breakdown-1',
    city,
    metric: metric.slug,
    month,
    dimensions: Object.fromEntries(
      columns.map((column) => [
        column,
        columnsOf(rows.filter((row) => row.span === span && row.column === column)),
      ]),
    ),
  }));
}

function columnsOf(rows: readonly BreakdownRow[]): BreakdownColumns {
  const hasParts = rows.some(({ denominator }) => denominator !== null);
  return {
    label: rows.map(({ label }) => label),
    cases: rows.map(({ cases }) => cases),
    ...(hasParts
      ? {
          numerator: rows.map(({ numerator }) => numerator),
          denominator: rows.map(({ denominator }) => denominator),
        }
      : { value: rows.map(({ value }) => value) }),
  };
}
