import {
  type BoardDocument,
  type CityDefinition,
  type CityIndex,
  type Day,
  Fault,
} from '../../model/index.ts';
import type { FeatureContext } from '../contract.ts';
import type { PublishedBoard } from '../published.ts';
import type { ChangesReport, Choice } from './change.ts';
import { BadQuery, type ChangesQuery, wholeCity } from './query.ts';
import { revisedScores } from './revised.ts';
import { type Subject, subjectsOf } from './subject.ts';
import { changeKinds, type Told } from './told.ts';

/**
 * Reads the ledger that a board was published with, and the revised scores of all boards. `BadQuery` when the query names a metric that never
 * was, or a month of which nothing is told.
 */
export async function readChanges(
  context: FeatureContext,
  { index, entry, board, city }: PublishedBoard,
  query: ChangesQuery,
): Promise<ChangesReport> {
  const entries = await entriesOf(context, index, board);
  const subjects = subjectsOf(city, entries);
  const metrics = choices(city, entries, subjects);
  const chosen = metrics.find((one) => one.value === query.metric);
  const months = [...new Set(entries.map(monthOf))].sort().toReversed();
  if (query.metric !== null && query.metric !== wholeCity && chosen === undefined)
    throw new BadQuery('no such metric');
  if (query.month !== null && !months.includes(query.month)) throw new BadQuery('no such month');
  const isOf = (part: Partial<ChangesQuery>) => (entry: Told) =>
    isAsked(entry, { ...query, ...part });
  const byMonth = Map.groupBy(entries.filter(isOf({ month: null })), monthOf);
  const byKind = Map.groupBy(entries.filter(isOf({ kind: null })), ({ kind }) => kind);
  return {
    city,
    board: entry.board,
    date: board.date,
    knownOn: board.knownOn,
    since: await firstDay(context, board, entries),
    definitionsSince: firstPublication(index),
    query,
    changes: entries.filter(isOf({})).map((one) => ({ ...one, subject: subjects(one) })),
    metrics,
    months,
    chapters: Array.from(byMonth, ([month, own]) => ({ month, count: own.length })),
    kinds: changeKinds.flatMap((kind) => {
      const count = byKind.get(kind)?.length ?? 0;
      return count === 0 ? [] : [{ kind, count }];
    }),
    metricName: chosen?.name ?? null,
  };
}

/** Every entry, newest first. */
async function entriesOf(
  { snapshots }: FeatureContext,
  index: CityIndex,
  board: BoardDocument,
): Promise<readonly Told[]> {
  const documents = await Promise.all(
    board.ledger.map(async ({ document }) => {
      const found = await snapshots.ledger(document);
      if (found !== undefined) return found.entries;
      throw new Fault(
        `the published ledger ${document} is not in the archive`,
        'restore the archive from a backup, or publish the board again',
      );
    }),
  );
  const ledger = documents.flat().map((entry): Told => ({ ...entry, board: null }));
  const revised = revisedScores(index);
  if (revised.length === 0) return ledger.toReversed();
  return [...ledger, ...revised]
    .map((entry) => ({ entry, instant: Date.parse(entry.at) }))
    .sort((a, b) => a.instant - b.instant)
    .map(({ entry }) => entry)
    .toReversed();
}

function isAsked(entry: Told, { kind, metric, month }: ChangesQuery): boolean {
  if (kind !== null && entry.kind !== kind) return false;
  if (month !== null && monthOf(entry) !== month) return false;
  return metric === null || (entry.metric ?? wholeCity) === metric;
}

function monthOf({ at }: Told): string {
  return at.slice(0, 7);
}

/** The city's metrics in their order, then those that are gone. */
function choices(
  city: CityDefinition,
  entries: readonly Told[],
  subjects: (entry: Told) => Subject,
): Choice[] {
  const found = new Map(city.metrics.map(({ slug, name }) => [slug, name]));
  for (const entry of entries) {
    const { metric } = entry;
    if (metric !== null && !found.has(metric)) found.set(metric, subjects(entry).name);
  }
  return Array.from(found, ([value, name]) => ({ value, name }));
}

async function firstDay(
  { snapshots }: FeatureContext,
  { series, date }: BoardDocument,
  entries: readonly Told[],
): Promise<Day> {
  const [chapter] = series;
  const first = chapter && (await snapshots.series(chapter.document))?.dates[0];
  const told = entries.at(-1)?.at.slice(0, 10);
  return [first, told, date].filter((day) => day !== undefined).sort()[0]!;
}

function firstPublication({ boards }: CityIndex): Day {
  return boards.map((one) => one.publishedAt.slice(0, 10)).sort()[0]!;
}
