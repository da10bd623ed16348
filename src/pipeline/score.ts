import { addDays, dayNumber } from '../calendar/index.ts';
import type { ObservationColumns } from '../facts/contract.ts';
import type { BoardScores, CityDefinition, Day, Instant, TargetRow } from '../model/index.ts';
import {
  buildSeries,
  type MetricScorer,
  metricScorer,
  type SeriesColumns,
  scoreBoard,
} from '../scoring/index.ts';
import type { Platform } from './platform.ts';

/** A target row with the delivery it came by. */
export type DeliveredTarget = TargetRow & { readonly delivery: string };

/** A metric ready to be scored, with where its numbers came from. */
export interface LoadedMetric {
  readonly scorer: MetricScorer;
  readonly targets: readonly DeliveredTarget[];
}

/** A city's metrics with all that is known of them. */
export interface LoadedCity {
  readonly city: CityDefinition;
  readonly metrics: readonly LoadedMetric[];
  /** Delivery ids that the series' `delivery` numbers point into. */
  readonly deliveries: readonly string[];
}

/** What to take into account. */
export interface KnowledgeQuestion {
  /** Rows known later do not exist; null: everything known. */
  readonly knownOn: Instant | null;
  /** Only rows of these deliveries; null: all. */
  readonly deliveries: readonly string[] | null;
  /** Nothing that ends after this day is needed. */
  readonly until: Day;
}

/** Loads the observations and targets of a city's metrics in two questions to the facts worker. */
export async function loadMetrics(
  platform: Platform,
  city: CityDefinition,
  question: KnowledgeQuestion,
): Promise<LoadedCity> {
  const { knownOn, deliveries, until } = question;
  const [columns, targets] = await Promise.all([
    platform.facts.observations({
      city: city.slug,
      knownOn,
      from: null,
      until,
      metrics: city.metrics.map((metric) => metric.slug),
      deliveries,
    }),
    platform.facts.targets(city.slug, knownOn, deliveries),
  ]);
  const rows = rowRanges(columns);
  const targetsOf = Map.groupBy(targets, (row) => row.metric);
  return {
    city,
    deliveries: columns.deliveries,
    metrics: city.metrics.map((metric) => {
      const own = targetsOf.get(metric.slug) ?? [];
      const [from, to] = rows.get(metric.slug) ?? [0, 0];
      const series = buildSeries(columns satisfies SeriesColumns, from, to);
      return { scorer: metricScorer(city, metric, series, own), targets: own };
    }),
  };
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
