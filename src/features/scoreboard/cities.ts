import {
  type CityDefinition,
  type CompositeScore,
  canonicalJson,
  type Day,
  type Period,
} from '../../model/index.ts';
import { recentDays } from '../boards/history.ts';
import { type BoardOrigin, type Named, originOf, perPeriod } from '../boards/report.ts';
import type { FeatureContext } from '../contract.ts';
import { newestEntry, readEntry } from '../published.ts';

/** The newest board of a city in short. */
export interface ListedCity
  extends Named,
    Pick<CityDefinition, 'timeZone' | 'asOf' | 'source'>,
    Omit<BoardOrigin, 'city' | 'definitions'> {
  readonly composite: Readonly<Record<Period, Omit<CompositeScore, 'missing'>>>;
  /** Day scores of the last eight weeks, oldest first, each with the day it covers. */
  readonly recent: readonly { readonly day: Day; readonly score: number | null }[];
}

/** `/cities.json`, and what the list of cities shows: those with a published board, by slug. */
export interface CitiesReport {
  readonly format: 'civicstat-cities-1';
  readonly cities: readonly ListedCity[];
}

type Reading = Pick<FeatureContext, 'snapshots'>;

/** Which boards the list shows: it says the same as long as they do. */
export async function newestBoards({ snapshots }: Reading): Promise<readonly string[]> {
  const found = await Promise.all(
    (await snapshots.cities()).map(async ({ slug }) => {
      const index = await snapshots.index(slug);
      const entry = index && newestEntry(index);
      return entry === undefined ? [] : [canonicalJson({ slug, entry })];
    }),
  );
  return found.flat();
}

/** Reads the newest board of every city. `Fault` when the archive lacks one of them. */
export async function citiesReport(context: Reading): Promise<CitiesReport> {
  const cities = await context.snapshots.cities();
  const found = await Promise.all(cities.map(({ slug }) => readListed(context, slug)));
  return { format: 'civicstat-cities-1', cities: found.flat() };
}

async function readListed(context: Reading, slug: string): Promise<ListedCity[]> {
  const index = await context.snapshots.index(slug);
  const entry = index && newestEntry(index);
  if (index === undefined || entry === undefined) return [];
  const { board, city } = await readEntry(context, index, entry);
  const { city: named, definitions: _, ...origin } = originOf(entry, board, city);
  const history = await recentDays(context.snapshots, board);
  const composite = perPeriod((period) => {
    const { missing: _, ...score } = board.composite[period];
    return score;
  });
  const recent = history.days.map((day, at) => ({ day, score: history.composite[at] ?? null }));
  return [{ ...named, ...origin, composite, recent }];
}
