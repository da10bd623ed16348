import { addDays, dayFromNumber } from '../../calendar/index.ts';
import type { CityDefinition, MetricDefinition, Span } from '../../model/index.ts';
import type { Platform } from '../platform.ts';
import { type CellText, emptyCell, isTypedInParts, numberOf, placeKey } from './cell.ts';
import { type UsualRange, usualRange } from './usual.ts';

/** How many days before the typed ones say what is usual. */
const historyDays = 120;

/** What is known of the metrics that somebody types. */
export interface KnownNumbers {
  /** The numbers of single days, by place. */
  readonly cells: ReadonlyMap<string, CellText>;
  /** Between what each metric usually lies, by slug; missing where too little is known. */
  readonly usual: ReadonlyMap<string, UsualRange>;
  /** Between what the second part usually lies, of metrics that are typed in parts. */
  readonly usualCases: ReadonlyMap<string, UsualRange>;
  /** By metric the ids of the deliveries that its numbers of then and now came with. */
  readonly deliveries: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads the single days of metrics in a span, and what was usual before it. */
export async function readKnown(
  platform: Platform,
  city: Pick<CityDefinition, 'slug'>,
  metrics: readonly MetricDefinition[],
  span: Span,
): Promise<KnownNumbers> {
  const cells = new Map<string, CellText>();
  const history = new Map<string, number[]>();
  const cases = new Map<string, number[]>();
  const deliveries = new Map<string, Set<string>>();
  const inParts = new Set(metrics.filter(isTypedInParts).map(({ slug }) => slug));
  const columns = await platform.facts.observations({
    city: city.slug,
    knownOn: null,
    from: addDays(span.first, -historyDays),
    until: span.last,
    metrics: metrics.map(({ slug }) => slug),
    deliveries: null,
  });
  for (let row = 0; row < columns.metric.length; row += 1) {
    if (columns.first[row] !== columns.last[row]) continue;
    const metric = columns.metrics[columns.metric[row]!]!;
    const day = dayFromNumber(columns.first[row]!);
    const delivery = columns.deliveries[columns.delivery[row]!]!;
    deliveries.set(metric, (deliveries.get(metric) ?? new Set()).add(delivery));
    const numbers = [
      columns.value[row]!,
      columns.numerator[row]!,
      columns.denominator[row]!,
    ] as const;
    const cell = inParts.has(metric) ? partsOrValue(...numbers) : soleValue(...numbers);
    if (day >= span.first) cells.set(placeKey({ metric, day }), cell);
    else {
      addTo(history, metric, numberOf(cell));
      addTo(cases, metric, cell.denominator === '' ? null : Number(cell.denominator));
    }
  }
  const usualCases = new Map(
    [...cases].flatMap(([slug, list]) => {
      const range = usualRange(list, true);
      return range === null ? [] : [[slug, range]];
    }),
  );
  return { cells, usual: usualOf(metrics, history), usualCases, deliveries };
}

function partsOrValue(value: number, numerator: number, denominator: number): CellText {
  if (Number.isNaN(numerator) || Number.isNaN(denominator)) {
    return { ...emptyCell, value: decimal(value) };
  }
  return { ...emptyCell, numerator: decimal(numerator), denominator: decimal(denominator) };
}

/** A metric that is typed as one number may have come over a denominator of 1. */
function soleValue(value: number, numerator: number, denominator: number): CellText {
  const number = Number.isNaN(value) ? numerator / denominator : value;
  return Number.isFinite(number) ? { ...emptyCell, value: decimal(number) } : emptyCell;
}

/** A number in digits, without an exponent, that reads as the same number. */
export function decimal(number: number): string {
  const text = String(number);
  const found = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (found === null) return text;
  const [, sign = '', first = '', fraction = '', exponent = '0'] = found;
  const digits = first + fraction;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

function addTo(history: Map<string, number[]>, metric: string, value: number | null): void {
  if (value === null) return;
  const list = history.get(metric) ?? [];
  list.push(value);
  history.set(metric, list);
}

function usualOf(
  metrics: readonly MetricDefinition[],
  history: ReadonlyMap<string, readonly number[]>,
): Map<string, UsualRange> {
  const ranges = new Map<string, UsualRange>();
  for (const { slug, measure, unit } of metrics) {
    const range = usualRange(history.get(slug) ?? [], measure === 'count');
    if (range === null) continue;
    const { low, high } = range;
    const isShare = unit === 'share';
    ranges.set(slug, isShare ? { low: Math.max(low, 0), high: Math.min(high, 1) } : range);
  }
  return ranges;
}
