import { addDays, dayNumber } from '../calendar/index.ts';
import type { ObservationColumns } from '../facts/contract.ts';
import type {
  BoardScores,
  CityDefinition,
  Day,
  Instant,
  MetricDefinition,
  TargetRow,
} from '../model/index.ts';
import {
  buildSeries,
  type MetricScorer,
  metricScorer,
  type Series,
  type SeriesColumns,
  scoreBoard,
} from '../scoring/index.ts';
import { bringUpToDate } from './events/bring-up.ts';
import type { Platform } from './platform.ts';

/** A target row with the delivery it came by. */
export type DeliveredTarget = TargetRow & { readonly delivery: string };

/** A metric ready to be scored, with where its numbers came from. */
export interface LoadedMetric {
  readonly scorer: MetricScorer;
  readonly targets: readonly DeliveredTarget[];
  /** Delivery ids that the series' `delivery` numbers point into. */
  readonly deliveries: readonly string[];
}

/** A city's metrics with all that is known of them. */
export interface LoadedCity {
  readonly city: CityDefinition;
  readonly metrics: readonly LoadedMetric[];
  /** Under which names the observations of metrics lie that are made of cases, by slug. */
  readonly derived: ReadonlyMap<string, string>;
}

/** What to take into account. */
export interface KnowledgeQuestion {
  /** Rows known later do not exist; null: everything known. */
  readonly knownOn: Instant | null;
  /** Only rows of these deliveries; null: all. */
  readonly deliveries: readonly string[] | null;
  /** The first board date to be scored; null: the whole history is wanted. */
  readonly from: Day | null;
  /** The last board date to be scored. */
  readonly until: Day;
}

/** More days than the longest window of a board reaches back, with a year for the newest value. */
const nearbyDays = 500;

/**
 * Loads the observations and targets of a city's metrics. Where the dates are given, only what is
 * near them is asked for; metrics that look further back, or have nothing near, are loaded whole.
 */
export async function loadMetrics(
  platform: Platform,
  city: CityDefinition,
  question: KnowledgeQuestion,
): Promise<LoadedCity> {
  const { knownOn, deliveries } = question;
  const derived = await bringUpToDate(platform.facts, city);
  const series = await loadSeries(platform, city, question, derived);
  const targets = await platform.facts.targets(city.slug, knownOn, deliveries);
  const targetsOf = Map.groupBy(targets, (row) => row.metric);
  return {
    city,
    derived,
    metrics: city.metrics.map((metric) => {
      const own = targetsOf.get(metric.slug) ?? [];
      const { series: seen, deliveries: from } = series.get(metric.slug) ?? nothing;
      return { scorer: metricScorer(city, metric, seen, own), targets: own, deliveries: from };
    }),
  };
}

interface LoadedSeries {
  readonly series: Series;
  readonly deliveries: readonly string[];
}

const none: SeriesColumns = {
  first: [],
  last: [],
  value: [],
  numerator: [],
  denominator: [],
  delivery: [],
};
const nothing: LoadedSeries = { series: buildSeries(none, 0, 0), deliveries: [] };

async function loadSeries(
  platform: Platform,
  city: CityDefinition,
  question: KnowledgeQuestion,
  derived: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, LoadedSeries>> {
  const { knownOn, deliveries, from, until } = question;
  const load = async (
    metrics: readonly MetricDefinition[],
    bounds: { readonly from: Day | null; readonly until: Day | null },
  ) => {
    if (metrics.length === 0) return new Map<string, LoadedSeries>();
    const names = metrics.map(({ slug }) => derived.get(slug) ?? slug);
    const asked = { city: city.slug, knownOn, ...bounds, metrics: names, deliveries };
    const found = seriesOf(await platform.facts.observations(asked));
    return new Map(
      metrics.flatMap(({ slug }, index) => {
        const series = found.get(names[index]!);
        return series === undefined ? [] : [[slug, series] as const];
      }),
    );
  };
  // Whether a day without a value had no cases hangs on the first value and the newest.
  const silent = city.metrics.filter((one) => one.missingDays === 'nothing-happened');
  const others = city.metrics.filter((one) => one.missingDays !== 'nothing-happened');
  const whole = await load(silent, { from: null, until: null });
  if (from === null) return new Map([...whole, ...(await load(others, { from, until }))]);
  const near = await load(
    others.filter(({ comparison }) => comparison.history === null),
    { from: addDays(from, -nearbyDays), until },
  );
  const distant = others.filter((one) => !near.has(one.slug));
  return new Map([...whole, ...near, ...(await load(distant, { from: null, until }))]);
}

function seriesOf(columns: ObservationColumns): Map<string, LoadedSeries> {
  const { deliveries } = columns;
  return new Map(
    [...rowRanges(columns)].map(([metric, [from, to]]) => [
      metric,
      { series: buildSeries(columns, from, to), deliveries },
    ]),
  );
}

/** Where each metric's rows lie in columns that are ordered by metric. */
function rowRanges(columns: ObservationColumns): Map<string, readonly [number, number]> {
  const ranges = new Map<string, readonly [number, number]>();
  let from = 0;
  for (let row = 1; row <= columns.metric.length; row += 1) {
    if (columns.metric[row] === columns.metric[from]) continue;
    ranges.set(columns.metrics[columns.metric[from]!]!, [from, row]);
    from = row;
  }
  return ranges;
}

/** The scores of one date. */
export function scoreDate(loaded: LoadedCity, date: Day): BoardScores {
  return scoreBoard(
    loaded.city,
    loaded.metrics.map((metric) => metric.scorer),
    date,
  );
}

/** All dates from `from` to `until`, both included. */
export function datesBetween(from: Day, until: Day): Day[] {
  const length = dayNumber(until) - dayNumber(from) + 1;
  return Array.from({ length: Math.max(length, 0) }, (_, index) => addDays(from, index));
}
