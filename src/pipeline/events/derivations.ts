import { addDays, dayNumber, windows } from '../../calendar/index.ts';
import { type Expression, readExpression } from '../../expressions/index.ts';
import type { Derivation, EventTable, Extent } from '../../facts/events.ts';
import {
  type BusinessHours,
  type CityDefinition,
  canonicalJson,
  type MetricDefinition,
  type Span,
} from '../../model/index.ts';
import { contentHash } from '../hash.ts';
import { eventTable } from './tables.ts';

/** A metric that is made of cases, with how. */
export interface DerivedMetric {
  readonly metric: MetricDefinition;
  readonly table: EventTable;
  readonly derivation: Derivation;
}

/** Begins the names of numbers that are made of cases; no slug has a colon. */
export const derivedPrefix = 'derived:';

const usualHours: BusinessHours = { from: 9 * 60, until: 17 * 60 };

/** The metrics of a city that are made of cases. */
export function derivedMetrics(city: CityDefinition): DerivedMetric[] {
  return city.metrics.flatMap((metric) => derivedMetric(city, metric) ?? []);
}

function derivedMetric(city: CityDefinition, metric: MetricDefinition): DerivedMetric | null {
  const { from } = metric;
  const dataset = city.datasets?.find((one) => one.slug === from?.dataset);
  if (from === undefined || dataset === undefined) return null;
  const table = eventTable(city, dataset);
  const columns = new Map(dataset.columns.map(({ name, type }) => [name, type]));
  const read = (text: string | null) => (text === null ? null : checked(text, columns));
  const parts = {
    measure: metric.measure,
    day: from.day,
    closed: from.closed,
    where: read(from.where),
    numerator: read(from.numerator),
    denominator: read(from.denominator),
    value: read(from.value),
    quantile: quantileOf(metric),
    calendar: { holidays: city.holidays, hours: city.businessHours ?? usualHours },
  };
  return { metric, table, derivation: { id: derivationId(city, table, parts), ...parts } };
}

function checked(text: string, columns: Parameters<typeof readExpression>[1]): Expression {
  const found = readExpression(text, columns);
  if ('kind' in found) return found;
  throw new Error(`an applied definition holds the faulty expression ${text}`);
}

function quantileOf({ measure, percentile }: MetricDefinition): number | null {
  if (measure === 'median') return 0.5;
  return measure === 'percentile' ? percentile! / 100 : null;
}

/**
 * A name for numbers that are made in one way: whatever would change one of them changes the name.
 * It can be no metric's slug.
 */
function derivationId(
  city: CityDefinition,
  table: EventTable,
  { calendar, ...parts }: Omit<Derivation, 'id'>,
): string {
  const { weekStart, fiscalYearStart, windows: kind, quarter } = city;
  const spans = needsSpans(parts.measure) ? { weekStart, fiscalYearStart, kind, quarter } : null;
  const made = canonicalJson(parts);
  const business = made.includes('"business-') ? calendar : null;
  return `${derivedPrefix}${contentHash(canonicalJson({ table: table.id, parts, business, spans }))}`;
}

/** True where the number of a longer span is not made of the numbers of its days. */
function needsSpans(measure: Derivation['measure']): boolean {
  return measure === 'median' || measure === 'percentile' || measure === 'distinct';
}

/** The weeks, months and quarters of all boards that report days of an extent. */
export function boardSpans(city: CityDefinition, extent: Extent): Span[] {
  const spans = new Map<string, Span>();
  const boards = dayNumber(extent.last) - dayNumber(extent.first) + 1;
  for (let at = 1; at <= boards; at += 1) {
    const { week, month, quarter } = windows(city, addDays(extent.first, at));
    for (const span of [week, month, quarter]) spans.set(`${span.first} ${span.last}`, span);
  }
  return [...spans.values()];
}
