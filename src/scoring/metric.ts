import { dayFromNumber } from '../calendar/index.ts';
import type {
  CityDefinition,
  MetricDefinition,
  MetricScores,
  Period,
  Reason,
  Score,
  Span,
  TargetRow,
} from '../model/index.ts';
import { historyFigures } from './history.ts';
import { isLate, type Rolled, rollUp } from './roll-up.ts';
import type { Compared, ComparisonQuestion, HistoryFigures, Rule } from './rules/contract.ts';
import { rules } from './rules/index.ts';
import { latestDay, type Series } from './series.ts';
import { statusOf } from './status.ts';
import { type TargetSchedule, targetInForce, targetSchedule } from './target-schedule.ts';

/** One period of a board: its span as text and as day numbers. */
export interface BoardWindow {
  readonly period: Period;
  readonly span: Span;
  readonly first: number;
  readonly last: number;
}

/** A board's date and its four windows, shared by all metrics. */
export interface BoardFrame {
  readonly boardDay: number;
  readonly windows: Readonly<Record<Period, BoardWindow>>;
}

/** Everything that is needed to score one metric on any date. */
export interface MetricScorer {
  readonly metric: MetricDefinition;
  readonly series: Series;
  readonly schedule: TargetSchedule;
  readonly score: (frame: BoardFrame) => MetricScores;
}

/**
 * Prepares a metric for scoring. Scores of one span do not depend on the board's date unless they
 * are missing, so each period remembers its last span: boards of one week share the week's score.
 */
export function metricScorer(
  city: CityDefinition,
  metric: MetricDefinition,
  series: Series,
  targets: readonly TargetRow[],
): MetricScorer {
  const rule = ruleOf(metric);
  const schedule = targetSchedule(metric, targets);
  const context = { city, metric, rule, series, schedule };
  const remembered = new Map<Period, { window: BoardWindow; score: Score }>();
  const scoreOf = (window: BoardWindow, boardDay: number): Score => {
    const last = remembered.get(window.period);
    if (last?.window.first === window.first && last.window.last === window.last) return last.score;
    const score = scoreNumber(context, window, boardDay);
    if (score.reason === null) remembered.set(window.period, { window, score });
    return score;
  };
  return {
    metric,
    series,
    schedule,
    score: ({ boardDay, windows }) => {
      const latest = latestDay(series, boardDay - 1);
      return {
        metric: metric.slug,
        latest: latest === null ? null : dayFromNumber(latest),
        late: isKept(metric, boardDay - 1) && isLate(metric, latest, boardDay),
        scores: {
          day: scoreOf(windows.day, boardDay),
          week: scoreOf(windows.week, boardDay),
          month: scoreOf(windows.month, boardDay),
          quarter: scoreOf(windows.quarter, boardDay),
        },
      };
    },
  };
}

interface ScoringContext {
  readonly city: CityDefinition;
  readonly metric: MetricDefinition;
  readonly rule: Rule;
  readonly series: Series;
  readonly schedule: TargetSchedule;
}

function ruleOf(metric: MetricDefinition): Rule {
  const rule = rules.find((one) => one.name === metric.rule);
  if (rule === undefined)
    throw new Error(`metric ${metric.slug} has the unknown rule ${metric.rule}`);
  return rule;
}

function scoreNumber(context: ScoringContext, window: BoardWindow, boardDay: number): Score {
  const { metric, series, city } = context;
  const outside = outsideLife(metric, window);
  if (outside !== null) return noScore(window.span, outside, null, null);
  const { first, last } = window;
  const rolled = rollUp({ metric, series, first, last, boardDay });
  if (rolled.reason !== null) {
    const target = targetInForce(context.schedule, window.period, last)?.value ?? null;
    return noScore(window.span, rolled.reason, rolled, { target, baseline: null });
  }
  const compared = compare(context, window, rolled.value!);
  return finish(metric, city.tolerance, window.span, rolled, compared);
}

function compare(context: ScoringContext, window: BoardWindow, value: number): Compared {
  const { metric, rule, schedule, series, city } = context;
  const counted = metric.measure === 'count' || metric.measure === 'sum';
  const target = rule.takesTargetFile ? targetInForce(schedule, window.period, window.last) : null;
  const compareTotal = rule.target === 'steps' && target?.totalOfPeriod === true;
  const days = window.last - window.first + 1;
  const question: ComparisonQuestion = {
    metric,
    period: window.period,
    lastDay: window.last,
    target: () => target?.value ?? null,
    history: remember(() =>
      historyFigures({ metric, series, period: window.period, span: window.span, settings: city }),
    ),
  };
  return rule.compare(counted && !compareTotal ? value / days : value, question);
}

function remember(ask: () => HistoryFigures | null): () => HistoryFigures | null {
  let answer: HistoryFigures | null | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

function finish(
  metric: MetricDefinition,
  tolerance: number,
  span: Span,
  rolled: Rolled,
  compared: Compared,
): Score {
  if (compared.reason === 'zero-count' && metric.zeroCountsAsCap && metric.cap !== null) {
    return scored(span, rolled, compared, metric.cap, null, 'cap', tolerance);
  }
  if (compared.score === null) {
    return noScore(span, compared.reason!, rolled, compared);
  }
  const raw = compared.score;
  if (metric.cap !== null && raw > metric.cap) {
    return scored(span, rolled, compared, metric.cap, raw, 'cap', tolerance);
  }
  if (metric.floor !== null && raw < metric.floor) {
    return scored(span, rolled, compared, metric.floor, raw, 'floor', tolerance);
  }
  return scored(span, rolled, compared, raw, raw, null, tolerance);
}

function scored(
  span: Span,
  rolled: Rolled,
  { target, baseline }: Pick<Compared, 'target' | 'baseline'>,
  score: number,
  rawScore: number | null,
  capped: Score['capped'],
  tolerance: number,
): Score {
  const { value, numerator, denominator } = rolled;
  const status = statusOf(score, tolerance);
  return {
    score,
    rawScore,
    capped,
    value,
    numerator,
    denominator,
    target,
    baseline,
    span,
    status,
    reason: null,
  };
}

function noScore(
  span: Span,
  reason: Reason,
  rolled: Rolled | null,
  compared: Pick<Compared, 'target' | 'baseline'> | null,
): Score {
  return {
    score: null,
    rawScore: null,
    capped: null,
    value: rolled?.value ?? null,
    numerator: rolled?.numerator ?? null,
    denominator: rolled?.denominator ?? null,
    target: compared?.target ?? null,
    baseline: compared?.baseline ?? null,
    span,
    status: 'no-score',
    reason,
  };
}

function outsideLife(metric: MetricDefinition, window: BoardWindow): Reason | null {
  if (metric.starts !== null && window.span.last < metric.starts) return 'not-yet-started';
  if (metric.ends !== null && window.span.last > metric.ends) return 'retired';
  return null;
}

function isKept(metric: MetricDefinition, day: number): boolean {
  const text = dayFromNumber(day);
  return (
    (metric.starts === null || text >= metric.starts) &&
    (metric.ends === null || text <= metric.ends)
  );
}
