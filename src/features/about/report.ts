import {
  type CityDefinition,
  type CompositeScore,
  type Day,
  directions,
  type MetricDefinition,
  type MetricScores,
  type Period,
  periods,
  type Reason,
  reasons,
  type Score,
  type Span,
} from '../../model/index.ts';
import { rules, weightOf } from '../../scoring/index.ts';
import { exactSum } from '../../statistics/index.ts';
import type { PublishedBoard } from '../published.ts';

/** A metric's name with its address's last part. */
export interface Named {
  readonly slug: string;
  readonly name: string;
}

/** One number of the board that shows how a rule works. */
export interface Example {
  readonly metric: MetricDefinition;
  readonly period: Period;
  readonly score: Score;
  readonly latest: Day | null;
  readonly receipt: string;
}

/** A scoring rule that the city uses. */
export interface RuleInUse {
  readonly rule: string;
  readonly metrics: readonly Named[];
  /** One for each direction that it is used in; fewer where none of these metrics has a score. */
  readonly examples: readonly Example[];
}

/** One score that counts for the day, with its weight. */
export interface DayScore extends Named {
  readonly score: number;
  readonly weight: number;
}

/** How a city's scores are made, with the numbers of one board. */
export interface AboutReport {
  readonly city: CityDefinition;
  readonly date: Day;
  readonly board: string;
  readonly knownOn: string;
  readonly spans: Readonly<Record<Period, Span>>;
  readonly composite: Readonly<Record<Period, CompositeScore>>;
  /** The scores that count for the day, best first. */
  readonly dayScores: readonly DayScore[];
  /** How the day's number comes about; null where it is no mean, or there is none. */
  readonly mean: Mean | null;
  readonly rules: readonly RuleInUse[];
  readonly otherRules: readonly string[];
  /** Metrics with a cap or a floor, with the periods in which it applies today. */
  readonly bounds: readonly (Named &
    Pick<MetricDefinition, 'cap' | 'floor'> & { readonly periods: readonly Period[] })[];
  /** Each metric's own weight times its topic's. */
  readonly weights: readonly (Named & { readonly weight: number })[];
  /** The closed list, each with the metrics that it keeps from a score for the day. */
  readonly reasons: readonly { readonly reason: Reason; readonly metrics: readonly Named[] }[];
  readonly freshness: {
    /** Metrics with a promise. */
    readonly promised: number;
    readonly late: readonly (Named & Pick<MetricScores, 'latest'> & LateBy)[];
  };
}

interface LateBy {
  readonly freshnessDays: number | null;
}

/** The weighted mean of the day: `sum` ÷ `weight`. */
export interface Mean {
  readonly sum: number;
  readonly weight: number;
  readonly score: number;
}

type Scored = PublishedBoard['board']['metrics'][number];
interface Kept {
  readonly metric: MetricDefinition;
  readonly board: Scored;
}

/** Joins a board with its definitions as far as the explanation needs it. */
export function aboutReport({ entry, board, city }: PublishedBoard): AboutReport {
  const kept = board.metrics.flatMap((one): Kept[] => {
    const metric = city.metrics.find(({ slug }) => slug === one.metric);
    return metric === undefined ? [] : [{ metric, board: one }];
  });
  const used = rules.filter(({ name }) => kept.some(({ metric }) => metric.rule === name));
  const dayScores = dayScoresOf(city, kept);
  return {
    city,
    date: board.date,
    board: entry.board,
    knownOn: board.knownOn,
    spans: board.spans,
    composite: board.composite,
    dayScores,
    mean: meanOf(city, dayScores, board.composite.day),
    rules: used.map(({ name }) => ruleInUse(name, kept)),
    otherRules: rules.flatMap(({ name }) => (used.some((one) => one.name === name) ? [] : [name])),
    bounds: kept.flatMap(boundsOf),
    weights: city.metrics.map((metric) => ({ ...named(metric), weight: weightOf(city, metric) })),
    reasons: reasonsOf(kept),
    freshness: {
      promised: city.metrics.filter((metric) => metric.freshnessDays !== null).length,
      late: kept.flatMap(({ metric, board: { late, latest } }) =>
        late ? [{ ...named(metric), latest, freshnessDays: metric.freshnessDays }] : [],
      ),
    },
  };
}

function named({ slug, name }: Named): Named {
  return { slug, name };
}

function ruleInUse(rule: string, kept: readonly Kept[]): RuleInUse {
  const own = kept.filter(({ metric }) => metric.rule === rule);
  return {
    rule,
    metrics: own.map(({ metric }) => named(metric)),
    examples: directions.flatMap(
      (direction) => bestExample(own.filter(({ metric }) => metric.direction === direction)) ?? [],
    ),
  };
}

/** A number of the shortest period with one, rather with parts to divide and without a cap. */
function bestExample(own: readonly Kept[]): Example | null {
  const numbers = periods.flatMap((period) =>
    own.map(({ metric, board }): Example => {
      const { [period]: score } = board.scores;
      return { metric, period, score, latest: board.latest, receipt: board.receipts[period] };
    }),
  );
  const scored = numbers.filter(({ score }) => score.score !== null);
  const free = scored.filter(({ score }) => score.capped === null);
  return free.find(({ score }) => score.denominator !== null) ?? free[0] ?? scored[0] ?? null;
}

function dayScoresOf(city: CityDefinition, kept: readonly Kept[]): DayScore[] {
  return kept
    .flatMap(({ metric, board }): DayScore[] => {
      const { score } = board.scores.day;
      const weight = weightOf(city, metric);
      return score === null || weight === 0 ? [] : [{ ...named(metric), score, weight }];
    })
    .sort((a, b) => b.score - a.score);
}

function meanOf(
  { composite }: CityDefinition,
  parts: readonly DayScore[],
  { score }: CompositeScore,
): Mean | null {
  if (composite !== 'arithmetic' || score === null) return null;
  return {
    sum: exactSum(parts.map((one) => one.score * one.weight)),
    weight: exactSum(parts.map((one) => one.weight)),
    score,
  };
}

function boundsOf({ metric, board }: Kept): AboutReport['bounds'] {
  const { cap, floor } = metric;
  if (cap === null && floor === null) return [];
  const own = periods.filter((period) => board.scores[period].capped !== null);
  return [{ ...named(metric), cap, floor, periods: own }];
}

function reasonsOf(kept: readonly Kept[]): AboutReport['reasons'] {
  return (Object.keys(reasons) as Reason[]).map((reason) => ({
    reason,
    metrics: kept.flatMap(({ metric, board }) =>
      board.scores.day.reason === reason ? [named(metric)] : [],
    ),
  }));
}
