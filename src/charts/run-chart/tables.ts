import type { ChartCell, ChartRow, ChartTable } from '../contract.ts';
import { cell, head } from '../element.ts';
import { isDrawn, type RunChartWords, type RunPoint } from './input.ts';
import type { RunPlan } from './plan.ts';
import type { RunRange } from './ranges.ts';

/** The periods, or the days where there are none, newest first, as they are drawn. */
export function mainTable(plan: RunPlan, words: RunChartWords): ChartTable {
  return plan.input.periods.length === 0 ? dayTable(plan, words) : periodTable(plan, words);
}

/** The days behind the periods, newest first, as they are drawn; null where there are none. */
export function longTable(plan: RunPlan, words: RunChartWords): ChartTable | null {
  const isSecond = plan.input.periods.length > 0 && plan.input.days.length > 0;
  return isSecond ? dayTable(plan, words) : null;
}

function periodTable(plan: RunPlan, words: RunChartWords): ChartTable {
  if (plan.periodRanges !== null) return rangeTable(words.caption, plan.periodRanges, words);
  return pointTable(words.caption, words.head.period, plan.input.periods, plan, words);
}

function dayTable(plan: RunPlan, words: RunChartWords): ChartTable {
  if (plan.dayRanges !== null) return rangeTable(words.dayCaption, plan.dayRanges, words);
  return pointTable(words.dayCaption, words.head.day, plan.input.days, plan, words);
}

function rangeTable(
  caption: string,
  ranges: readonly RunRange[],
  words: RunChartWords,
): ChartTable {
  return {
    caption,
    layout: 'list',
    head: [head(words.head.month, 'words'), head(words.head.range, 'figure')],
    rows: ranges.toReversed().map(({ span, low, high, count }) => ({
      kind: 'row',
      cells: [cell(words.span(span)), cell(words.range(low, high, count))],
    })),
  };
}

function pointTable(
  caption: string,
  first: string,
  points: readonly RunPoint[],
  plan: RunPlan,
  words: RunChartWords,
): ChartTable {
  const columns: readonly (readonly [string, (point: RunPoint) => string, boolean])[] = [
    [words.head.value, (point) => (point.value === null ? '' : words.value(point.value)), true],
    [
      words.head.cases,
      (point) => (point.cases === null ? '' : words.cases(point.cases)),
      points.some((point) => point.cases !== null),
    ],
    [words.head.target, (point) => targetOf(point, plan, words), plan.targets.length > 0],
  ];
  const shown = columns.filter(([, , isKnown]) => isKnown);
  const row = (point: RunPoint): ChartRow => ({
    kind: 'row',
    cells: [
      cell(words.span(point.span), { note: noteOf(point, words) }),
      ...shown.map(([, text]): ChartCell => cell(text(point))),
    ],
  });
  return {
    caption,
    layout: 'list',
    head: [head(first, 'words'), ...shown.map(([text]) => head(text, 'figure'))],
    rows: points.toReversed().map(row),
  };
}

/** The target in force on the last day. */
function targetOf(point: RunPoint, plan: RunPlan, words: RunChartWords): string {
  const day = point.span.last;
  const step = plan.targets.find(({ span }) => span.first <= day && day <= span.last);
  return step === undefined ? '' : words.value(step.value);
}

function noteOf(point: RunPoint, words: RunChartWords): string | null {
  if (!isDrawn(point)) return words.notes[point.missing ?? 'unknown'];
  const was = point.was === null || point.was === point.value ? [] : [words.notes.was(point.was)];
  const notes = [...was, ...(point.capped ? [words.notes.capped] : [])];
  return notes.length === 0 ? null : notes.join(' ');
}
