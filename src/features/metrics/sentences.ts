import {
  type Day,
  type LedgerEntry,
  type Measure,
  type MetricDefinition,
  type Period,
  periods,
  type Score,
} from '../../model/index.ts';
import { formatDay, formatDayInWords, formatSpan, formatSpanShort } from '../../web/dates.ts';
import { formatNumber, formatScore, formatValues } from '../../web/format.ts';
import { listOf } from '../../web/words.ts';
import { type Worked, workThrough } from '../worked.ts';
import { reasonInWords } from '../worked-words.ts';
import type { BoardMetric, MetricReport } from './report.ts';
import { dayStatus, labels } from './words.ts';

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

const unitWords: Readonly<Record<string, string>> = {
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
  const today = targetsToday(scores, metric.unit);
  if (rule.startsWith('historical-')) {
    return today === null ? ['What was usual in earlier years'] : [`Usual is ${today}`];
  }
  const steps = comparison.steps.filter((step) => step.from !== null);
  return [today ?? labels.none, ...steps.map((step) => stepInWords(metric, step))];
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
function targetsToday(scores: BoardMetric['scores'], unit: string): string | null {
  const found = (['day', 'week', 'month', 'quarter'] as const).flatMap((period) => {
    const { target } = scores[period];
    return target === null ? [] : [{ period, target }];
  });
  if (found.length === 0) return null;
  const shown = formatValues(
    found.map(({ target }) => target),
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

/** @example onlyNewest(26, 83) // 'The newest 26 of 83. All of them are in the CSV file.' */
export function onlyNewest(shown: number, all: number): string {
  return `The newest ${shown} of ${all}. All of them are in the CSV file.`;
}

export function neverAnything(history: MetricReport['history']): string {
  const [first] = history;
  const last = history.at(-1);
  if (first === undefined || last === undefined) return 'There is no history yet.';
  return `No value was received on any board from ${formatDay(first.date)} to ${formatDay(last.date)}.`;
}

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

/** Whose knowledge the page shows. */
export function knowledgeInWords(report: MetricReport): string[] {
  const { asKnownOn, reconstructed, city, date, knownOn, publishedAt } = report;
  const known = formatDay(knownOn.slice(0, 10));
  const published = formatDay(publishedAt.slice(0, 10));
  if (asKnownOn === null) {
    return [`This page shows all that is published: the board of ${formatDay(date)}.`];
  }
  const asked = formatDay(asKnownOn);
  if (!reconstructed) {
    return [
      `This page shows the newest board that was public on ${asked}: that of ${formatDay(date)}.`,
    ];
  }
  return city.asOf === null
    ? [
        `This page shows what was known at the end of ${asked}: the board of ${formatDay(date)}.`,
        `The city had not begun to publish then; this board was made on ${published} from what was known by ${known}.`,
      ]
    : [
        `This page shows what was known at the end of ${asked}: the board of ${formatDay(date)}.`,
        `All boards of this sample city were published at once, on ${published}; each counts only what had become known by its day.`,
      ];
}

/** What an entry of the ledger is about: days, a first day in force, or the key that changed. */
export function changeSubject({ span, from, field }: LedgerEntry): string | null {
  if (span !== null) return formatSpan(span);
  if (from !== null) return `In force from ${formatDay(from)}`;
  return field;
}

/**
 * Both sides of a ledger entry, in the metric's unit where they are figures, so that different
 * numbers read differently.
 * @example sidesInWords({ kind: 'restated', before: '45 / 50', after: '46 / 50', … }, 'share')
 * // ['45 of 50, 90%', '46 of 50, 92%']
 */
export function sidesInWords(
  { kind, before, after }: Pick<LedgerEntry, 'kind' | 'before' | 'after'>,
  unit: string,
): readonly [string, string] {
  const sides = [before, after].map((side) =>
    kind === 'restated' || kind === 'target' ? figureOf(side) : null,
  );
  const known = sides.flatMap((side) => (side?.value == null ? [] : [side.value]));
  const texts = formatValues(known, unit);
  const textOf = new Map(known.map((value, at) => [value, texts[at]!]));
  const [one, other] = [before, after].map((side, at) => {
    const figure = sides[at];
    if (side === null) return labels.none;
    if (figure == null) return side;
    const value = figure.value === null ? null : textOf.get(figure.value)!;
    return [figure.counted, value].filter((text) => text !== null).join(', ');
  });
  return [one!, other!];
}

/** "45 / 50" or "7.4" as the ledger writes them; null for any other text. */
function figureOf(side: string | null): { counted: string | null; value: number | null } | null {
  const numbers = (side ?? '').split(' / ').map(Number);
  if (side === null || side === '' || !numbers.every(Number.isFinite)) return null;
  const [first = 0, denominator] = numbers;
  if (denominator === undefined) return { counted: null, value: first };
  const counted = `${formatNumber(first)} of ${formatNumber(denominator)}`;
  return { counted, value: denominator === 0 ? null : first / denominator };
}

export function restatedInWords(change: LedgerEntry, unit: string): string {
  return `Restated; was ${sidesInWords(change, unit)[0]}`;
}

export function nothingChanged(name: string): string {
  return `Nothing was restated or redefined about ${name} so far.`;
}

/** @example shortSpan({ first: '2025-02-24', last: '2025-03-02' }) // 'Feb 24–Mar 2, 2025' */
export function shortSpan(span: { readonly first: Day; readonly last: Day }): string {
  return `${formatSpanShort(span)}, ${span.last.slice(0, 4)}`;
}

/** The unit of a count's daily average. @example perDayUnit('calls') // 'calls a day' */
export function perDayUnit(unit: string): string {
  return unit === 'count' ? 'a day' : `${unit} a day`;
}

const withoutBound = {
  cap: (score: string) => `Before the cap it is ${score}.`,
  floor: (score: string) => `Before the floor it is ${score}.`,
} as const;

/** The score before its cap or floor. */
export function uncappedInWords(capped: 'cap' | 'floor', score: string): string {
  return withoutBound[capped](score);
}

/** What stands in the last column where a cap or floor was at work. */
export const boundedWords = {
  cap: 'at the cap',
  floor: 'at the floor',
} as const;

/**
 * A number's parts and value. Null when nothing is known.
 * @example '5 of 19, 26%'
 */
export function factsInWords(
  { unit, measure }: Pick<MetricDefinition, 'unit' | 'measure'>,
  { value, numerator, denominator }: Pick<Score, 'value' | 'numerator' | 'denominator'>,
  worked: Worked,
): string | null {
  const counted =
    numerator === null || denominator === null
      ? null
      : `${formatNumber(numerator)} of ${formatNumber(denominator)}`;
  if (value === null) return counted;
  const [shown = ''] = formatValues([value], unit);
  if (worked.perDay) {
    const [daily = ''] = formatValues([worked.compared!], perDayUnit(unit));
    return `${shown}, ${daily}`;
  }
  if (counted === null) return shown;
  return measure === 'mean'
    ? `${shown} from ${formatNumber(denominator!)}`
    : `${counted}, ${shown}`;
}

/**
 * How the page begins: the day in a sentence or two, and where that has no score the shortest
 * period that has one.
 */
export function leadInWords(report: MetricReport): string[] {
  const { metric, latest, scores } = report;
  if (scores.day.score !== null) return [numberInWords(report, 'day')];
  const on = formatDayInWords(scores.day.span.last);
  const why = reasonInWords({ metric, score: scores.day, latest }, scores.day.reason!);
  const next = periods.find((period) => scores[period].score !== null);
  return [
    `There is no score for ${on}. ${why.join(' ')}`,
    ...(next === undefined ? [] : [numberInWords(report, next)]),
  ];
}

function numberInWords({ metric, scores }: MetricReport, period: Period): string {
  const score = scores[period];
  const days = formatSpan(score.span);
  const worked = workThrough(metric, score);
  const facts = factsInWords(metric, score, worked);
  if (facts === null || score.target === null) return `${days}. ${dayStatus[score.status]}`;
  const unit = worked.perDay ? perDayUnit(metric.unit) : metric.unit;
  const [target = ''] = formatValues([score.target], unit);
  return `${days}: ${facts}; ${comparedTo(metric, target)}. ${dayStatus[score.status]}`;
}

function comparedTo({ rule }: Pick<MetricDefinition, 'rule'>, target: string): string {
  if (rule === 'historical-ratio') return `${target} is usual`;
  if (rule === 'historical-band') return `what is usual ends at ${target}`;
  if (rule === 'attainment') return `${target} was due by then`;
  return rule === 'target-band' ? `the band's edge is ${target}` : `the target is ${target}`;
}

/** @example onlyNewestChanges(40, 120) // 'The newest 40 of 120. All of them are in the JSON file.' */
export function onlyNewestChanges(shown: number, all: number): string {
  return `The newest ${shown} of ${all}. All of them are in the JSON file.`;
}

export function allChanges(city: string): string {
  return `Everything that changed in ${city}`;
}

export function metricTitle(report: MetricReport): string {
  return `${report.metric.name}, ${report.city.name}`;
}

export function boardOf(date: Day): string {
  return `Board of ${formatDayInWords(date)}`;
}

export function listTitle(city: string): string {
  return `Metrics of ${city}`;
}

/** @example listLead(23, 'April 10, 2025') */
export function listLead(count: number, date: Day): string {
  return count === 1
    ? `1 metric, with its scores on the board of ${formatDay(date)}.`
    : `${count} metrics, with their scores on the board of ${formatDay(date)}.`;
}

/** What a column of values holds: its unit stands in the head once, unless it is part of each. */
export function valueHead(unit: string): string {
  return unitWords[unit] === undefined ? `Value, ${unit}` : labels.value;
}

/** The unit that is written with each figure of such a column; `count` writes none. */
export function unitInCells(unit: string): string {
  return unitWords[unit] === undefined ? 'count' : unit;
}

/** What the column of compared figures is called. */
export function comparedHead(rule: string): string {
  if (rule === 'historical-ratio') return 'Usual';
  if (rule === 'historical-band' || rule === 'target-band') return 'Edge';
  return rule === 'attainment' ? 'Due' : labels.target;
}

/** What the chart's marks are, where values are not made of cases. */
export const plainMarks: Readonly<Record<Exclude<Period, 'day'>, string>> = {
  week: 'Heavy line: a week',
  month: 'Heavy line: a month',
  quarter: 'Heavy line: a quarter',
};

export const plainDays = 'Circle: a single day';
