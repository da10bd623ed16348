import { spanLength } from '../../calendar/index.ts';
import {
  type Chart,
  type RunChartInput,
  type RunPoint,
  type RunTarget,
  runChart,
} from '../../charts/index.ts';
import type { LedgerEntry, Period } from '../../model/index.ts';
import { runChartWords } from '../../web/chart-words/index.ts';
import { formatValues } from '../../web/format.ts';
import type { Language } from '../../web/language/index.ts';
import { workThrough } from '../worked/worked.ts';
import { comparedHead, perDayUnit, unitInCells } from './column-words.ts';
import { type HistoryRow, isBounded, isRestated, knownSpans, scoreOf } from './history.ts';
import type { MetricReport } from './report.ts';
import { metricsWords } from './words/index.ts';

type LongPeriod = Exclude<Period, 'day'>;

/**
 * A metric's values over time: the shortest long period that has values as lines, days as circles.
 * Counts are drawn as daily averages, so that days and weeks share one scale. Null without values.
 */
export function metricChart(report: MetricReport, language: Language): Chart | null {
  const { metric, history, changes } = report;
  const isCounted = metric.measure === 'count' || metric.measure === 'sum';
  const point = (row: HistoryRow) => pointOf(row, changes, isCounted);
  const period = longPeriod(history);
  const periods = apart(knownSpans(history, period)).reverse();
  const days = knownSpans(history, 'day').reverse();
  if (![...periods, ...days].some((row) => row.value !== null)) return null;
  const input: RunChartInput = {
    span: coverOf([...periods, ...days]),
    kind: metric.measure === 'ratio' || isCounted ? 'total' : 'line',
    periods: periods.map(point),
    days: days.map(point),
    targets: targetsOf(periods.some((row) => row.target !== null) ? periods : days, (row) =>
      isCounted && !workThrough(metric, scoreOf(row)).perDay
        ? row.target! / spanLength({ first: row.start, last: row.end })
        : row.target,
    ),
  };
  const unit = isCounted ? perDayUnit(metric.unit, language) : metric.unit;
  const words = runChartWords(metric.name, unit, period, language);
  const name = comparedHead(metric.rule, language);
  const own = metricsWords(language).marks;
  const shown = (one: number) => formatValues([one], unitInCells(unit), language)[0]!;
  const hasCases = input.periods.some((one) => one.cases !== null);
  const marks = hasCases ? {} : { periods: own[period], days: own.day };
  return runChart(input, {
    ...words,
    // What is usual moves with every period: a list of all its steps would tell nothing.
    describe: (facts) =>
      words.describe(metric.rule === 'target-ratio' ? facts : { ...facts, targets: [] }),
    target: (one) => own.target({ name, value: shown(one) }),
    key: { ...words.key, ...marks, target: name },
    head: { ...words.head, target: name },
  });
}

function longPeriod(history: readonly HistoryRow[]): LongPeriod {
  const order: readonly LongPeriod[] = ['week', 'month', 'quarter'];
  const hasValues = (period: LongPeriod) =>
    history.some((row) => row.period === period && row.value !== null);
  return order.find(hasValues) ?? 'week';
}

/** Of spans that overlap the newer one stays; newest first. */
function apart(rows: readonly HistoryRow[]): HistoryRow[] {
  const kept: HistoryRow[] = [];
  for (const row of rows) {
    const last = kept.at(-1);
    if (last === undefined || row.end < last.start) kept.push(row);
  }
  return kept;
}

function pointOf(row: HistoryRow, changes: readonly LedgerEntry[], isCounted: boolean): RunPoint {
  const span = { first: row.start, last: row.end };
  const share = isCounted ? spanLength(span) : 1;
  const was = firstPublished(row, changes);
  return {
    span,
    value: row.value === null ? null : row.value / share,
    missing: missingIn(row),
    cases: row.denominator,
    was: was === null ? null : was / share,
    capped: isBounded(row),
  };
}

function missingIn(row: HistoryRow): RunPoint['missing'] {
  if (row.value !== null) return null;
  if (row.reason === 'zero-denominator') return 'no-cases';
  return row.captured ? null : 'not-captured';
}

/** The value before the first restatement; changes stand newest first. */
function firstPublished(row: HistoryRow, changes: readonly LedgerEntry[]): number | null {
  const first = changes.findLast((entry) => isRestated(entry, { first: row.start, last: row.end }));
  if (first === undefined || first.before === null) return null;
  const [value = Number.NaN, cases = 1] = first.before.split(' / ').map(Number);
  return Number.isFinite(value / cases) ? value / cases : null;
}

function targetsOf(
  rows: readonly HistoryRow[],
  drawn: (row: HistoryRow) => number | null,
): RunTarget[] {
  const steps: RunTarget[] = [];
  for (const row of rows) {
    const [from, value] = [row.start, row.target === null ? null : drawn(row)];
    if (steps.at(-1)?.value !== value) steps.push({ from, value });
  }
  return steps;
}

function coverOf(rows: readonly HistoryRow[]): { first: string; last: string } {
  return {
    first: rows.map((row) => row.start).sort()[0]!,
    last: rows
      .map((row) => row.end)
      .sort()
      .at(-1)!,
  };
}
