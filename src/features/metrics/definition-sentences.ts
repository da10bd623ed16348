import { type Day, type MetricDefinition, periods } from '../../model/index.ts';
import { formatDay } from '../../web/dates.ts';
import { formatInFull, formatScore, formatValues, unitName } from '../../web/format.ts';
import { type Language, listOf } from '../../web/language/index.ts';
import type { BoardMetric } from './report.ts';
import { metricsWords } from './words/index.ts';

/** How a metric's value is made. */
export function measureInWords(
  { measure, percentile }: BoardMetric['metric'],
  language: Language,
): string {
  const words = metricsWords(language);
  return measure === 'percentile' && percentile !== null
    ? words.percentile({ rank: percentile })
    : words.measures[measure];
}

export function unitInWords(unit: string, language: Language): string {
  const { units } = metricsWords(language);
  return Object.hasOwn(units, unit) ? units[unit as keyof typeof units] : unitName(unit, language);
}

/** What the metric is compared with today, and the dated steps that its definition holds. */
export function targetsInWords({ metric, scores }: BoardMetric, language: Language): string[] {
  const { comparison, rule } = metric;
  const words = metricsWords(language);
  if (comparison.goal !== null) return [goalInWords(metric, language)];
  if (comparison.bands.length > 0) {
    return comparison.bands.map((band) => bandInWords(metric, band, language));
  }
  const today = figuresToday(scores, 'target', metric.unit, language);
  if (rule.startsWith('historical-')) return usualInWords(metric, scores, today, language);
  const steps = comparison.steps.filter((step) => step.from !== null);
  return [today ?? words.labels.none, ...steps.map((step) => stepInWords(metric, step, language))];
}

type Defined = Pick<MetricDefinition, 'comparison' | 'unit'>;

function bandInWords(
  { unit }: Defined,
  { from, ...edges }: MetricDefinition['comparison']['bands'][number],
  language: Language,
): string {
  const { targets } = metricsWords(language);
  const [low, high] = [edges.low, edges.high].map((edge) => formatInFull(edge, unit, language));
  const band = { low: low!, high: high! };
  return from === null
    ? targets.band(band)
    : targets.bandFrom({ ...band, day: formatDay(from, language) });
}

function usualInWords(
  { rule, unit, direction }: BoardMetric['metric'],
  scores: BoardMetric['scores'],
  today: string | null,
  language: Language,
): string[] {
  const { targets } = metricsWords(language);
  if (today === null) return [targets.usualEarlier];
  if (rule === 'historical-ratio') return [targets.usual({ value: today })];
  const usual = figuresToday(scores, 'baseline', unit, language);
  const allowed = targets.allowed({ direction, value: today });
  return usual === null ? [allowed] : [targets.usual({ value: usual }), allowed];
}

function stepInWords(
  { unit }: Defined,
  step: MetricDefinition['comparison']['steps'][number],
  language: Language,
): string {
  const { targets } = metricsWords(language);
  const said = {
    value: formatInFull(step.value, unit, language),
    day: formatDay(step.from!, language),
  };
  return step.period === null ? targets.step(said) : targets.stepOf[step.period](said);
}

function goalInWords({ comparison, unit }: Defined, language: Language): string {
  const { targets } = metricsWords(language);
  const { goal, point } = comparison;
  const said = {
    value: formatInFull(goal!.value, unit, language),
    day: formatDay(goal!.by, language),
  };
  if (point === null) return targets.goal(said);
  const start = formatInFull(point.value, unit, language);
  return targets.goalFrom({ ...said, start, began: formatDay(point.on, language) });
}

/** One figure where all four periods have the same, else each with its period. */
function figuresToday(
  scores: BoardMetric['scores'],
  name: 'target' | 'baseline',
  unit: string,
  language: Language,
): string | null {
  const found = periods.flatMap((period) => {
    const figure = scores[period][name] ?? null;
    return figure === null ? [] : [{ period, figure }];
  });
  if (found.length === 0) return null;
  const figures = found.map(({ figure }) => figure);
  const shown = formatValues(figures, unit, language);
  if (new Set(shown).size === 1) return shown[0]!;
  const { forPeriod } = metricsWords(language).targets;
  return listOf(
    found.map(({ period }, at) => forPeriod[period]({ value: shown[at]! })),
    language,
  );
}

export function freshnessInWords(days: number | null, language: Language): string {
  const { freshness, noFreshness } = metricsWords(language);
  return days === null ? noFreshness : freshness({ days });
}

export function latestInWords(day: Day | null, language: Language): string {
  const { latest, noValueYet } = metricsWords(language);
  return day === null ? noValueYet : latest({ day: formatDay(day, language) });
}

/** From when to when the metric is kept; null: without bound. */
export function keptInWords(
  starts: Day | null,
  ends: Day | null,
  language: Language,
): string | null {
  const { kept } = metricsWords(language);
  const [first, last] = [starts, ends].map((day) => (day === null ? '' : formatDay(day, language)));
  if (starts !== null && ends !== null) return kept.between({ first: first!, last: last! });
  if (starts !== null) return kept.since({ first: first! });
  return ends === null ? null : kept.until({ last: last! });
}

export function boundInWords(bound: number | null, tolerance: number, language: Language): string {
  return bound === null
    ? metricsWords(language).labels.none
    : formatScore(bound, { tolerance, grades: [] }, language);
}
