import type { Day, Measure, MetricDefinition, Period } from '../../model/index.ts';
import { formatDay } from '../../web/dates.ts';
import { formatNumber, formatScore, formatValues } from '../../web/format.ts';
import { listOf } from '../../web/words.ts';
import type { BoardMetric } from './report.ts';
import { labels } from './words.ts';

const measureWords: Readonly<Record<Measure, string>> = {
  count: 'Number of cases',
  sum: 'Total',
  ratio: 'Share: the cases that count, of all cases',
  mean: 'Average',
  median: 'Median: half are below, half above',
  percentile: 'Percentile',
  level: 'Level on the last day',
};

/** How a metric's value is made. */
export function measureInWords({ measure, percentile }: BoardMetric['metric']): string {
  return measure === 'percentile' && percentile !== null
    ? `Percentile ${percentile}: ${percentile} percent are at or below it`
    : measureWords[measure];
}

export const unitWords: Readonly<Record<string, string>> = {
  share: 'Share, in percent',
  count: 'Number',
  score: 'Points',
  dollars: 'Dollars',
};

export function unitInWords(unit: string): string {
  return unitWords[unit] ?? unit;
}

/** What the metric is compared with today, and the dated steps that its definition holds. */
export function targetsInWords({ metric, scores }: BoardMetric): string[] {
  const { comparison, rule } = metric;
  if (comparison.goal !== null) return [goalInWords(metric)];
  if (comparison.bands.length > 0) {
    return comparison.bands.map(({ from, low, high }) => {
      const [lower, upper] = [inFull(low, metric.unit), inFull(high, metric.unit)];
      return from === null
        ? `Between ${lower} and ${upper}`
        : `Between ${lower} and ${upper}, from ${formatDay(from)}`;
    });
  }
  const today = figuresToday(scores, 'target', metric.unit);
  if (rule.startsWith('historical-')) return usualInWords(metric, scores, today);
  const steps = comparison.steps.filter((step) => step.from !== null);
  return [today ?? labels.none, ...steps.map((step) => stepInWords(metric, step))];
}

function usualInWords(
  { rule, unit, direction }: BoardMetric['metric'],
  scores: BoardMetric['scores'],
  today: string | null,
): string[] {
  if (today === null) return ['What was usual in earlier years'];
  if (rule === 'historical-ratio') return [`Usual is ${today}`];
  const usual = figuresToday(scores, 'baseline', unit);
  const allowed = direction === 'up' ? `Allowed down to ${today}` : `Allowed up to ${today}`;
  return usual === null ? [allowed] : [`Usual is ${usual}`, allowed];
}

function stepInWords(
  { unit }: Pick<MetricDefinition, 'unit'>,
  { from, value, period }: MetricDefinition['comparison']['steps'][number],
): string {
  const shown = inFull(value, unit);
  const since = formatDay(from!);
  return period === null
    ? `${shown} from ${since}`
    : `${shown} in each ${periodNouns[period]}, from ${since}`;
}

function goalInWords({ comparison, unit }: Pick<MetricDefinition, 'comparison' | 'unit'>): string {
  const { goal, point } = comparison;
  const value = inFull(goal!.value, unit);
  return point === null
    ? `${value} by ${formatDay(goal!.by)}`
    : `${value} by ${formatDay(goal!.by)}, from ${inFull(point.value, unit)} on ${formatDay(point.on)}`;
}

/** A defined figure with all its digits, in its unit: rounding 15.96 to 16 would move the goal. */
function inFull(value: number, unit: string): string {
  const figure = unit === 'share' ? value * 100 : value;
  const digits = figure.toLocaleString('en-US', { maximumFractionDigits: 10 });
  return formatValues([value], unit)[0]!.replace(/[\d.,]+/, digits.replace('-', ''));
}

/** One figure where all four periods have the same, else each with its period. */
function figuresToday(
  scores: BoardMetric['scores'],
  name: 'target' | 'baseline',
  unit: string,
): string | null {
  const found = (['day', 'week', 'month', 'quarter'] as const).flatMap((period) => {
    const figure = scores[period][name] ?? null;
    return figure === null ? [] : [{ period, figure }];
  });
  if (found.length === 0) return null;
  const shown = formatValues(
    found.map(({ figure }) => figure),
    unit,
  );
  if (new Set(shown).size === 1) return shown[0]!;
  return listOf(found.map(({ period }, at) => `${shown[at]} for the ${periodNouns[period]}`));
}

const periodNouns: Readonly<Record<Period, string>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
};

export function freshnessInWords(days: number | null): string {
  if (days === null) return 'No promise was made how fresh the numbers are';
  return days === 1
    ? 'The newest value is at most 1 day old'
    : `The newest value is at most ${formatNumber(days)} days old`;
}

export function latestInWords(latest: Day | null): string {
  return latest === null ? 'No value has come yet' : `For ${formatDay(latest)}`;
}

/** From when to when the metric is kept; null: without bound. */
export function keptInWords(starts: Day | null, ends: Day | null): string | null {
  if (starts !== null && ends !== null) return `From ${formatDay(starts)} to ${formatDay(ends)}`;
  if (starts !== null) return `From ${formatDay(starts)} on`;
  return ends === null ? null : `Until ${formatDay(ends)}`;
}

export function boundInWords(bound: number | null, tolerance: number): string {
  return bound === null ? labels.none : formatScore(bound, { tolerance, grades: [] });
}
