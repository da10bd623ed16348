import { addDays, addMonths } from '../../calendar/index.ts';
import type { CityDefinition, Span } from '../../model/index.ts';
import { type DerivedMetric, derivedMetrics } from '../events/derivations.ts';

/** One month of a metric that is made of cases, by the dimensions of its dataset. */
export interface Breakdown extends DerivedMetric {
  readonly columns: readonly string[];
  /** `YYYY-MM`. */
  readonly month: string;
  /** Stands for all that a breakdown is made of beside the cases. */
  readonly name: string;
}

/** A breakdown that is stored. */
export interface MadeBreakdown extends Breakdown {
  /** The hash of its document. */
  readonly document: string;
}

/** The breakdowns of a city's metrics. Never of persons: what is small among them could be told. */
export function breakdownsOf(city: CityDefinition, months: readonly string[]): Breakdown[] {
  const datasets = new Map(city.datasets?.map((one) => [one.slug, one]));
  return derivedMetrics(city).flatMap((one) => {
    const { about, dimensions: columns } = datasets.get(one.metric.from!.dataset)!;
    if (about !== 'things' || columns.length === 0) return [];
    const parts = [one.metric.slug, one.derivation.id, columns];
    return months.map((month) => {
      return { ...one, columns, month, name: JSON.stringify([...parts, month]) };
    });
  });
}

/** The days of a month. */
export function spanOf(month: string): Span {
  const first = `${month}-01`;
  return { first, last: addDays(addMonths(first, 1), -1) };
}
