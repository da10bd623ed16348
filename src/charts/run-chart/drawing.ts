import { addDays } from '../../calendar/index.ts';
import type { Span } from '../../model/index.ts';
import type { SvgElement } from '../contract.ts';
import { mainSection } from '../cut-axis.ts';
import { datePosition, dateTicks } from '../date-axis.ts';
import {
  around,
  breakMark,
  element,
  fluidPicture,
  gutter,
  level,
  percent,
  pixels,
  upright,
} from '../element.ts';
import { isDrawn, type RunChartWords, type RunFact, type RunPoint } from './input.ts';
import { across, cappedPoints, middle, plot, type RunPlan, restatedPoints, yOf } from './plan.ts';
import type { RunRange } from './ranges.ts';

/** Up to so many periods each one's number stands over its line. */
const mostNumbers = 16;
const largestRadius = 9;
const smallestRadius = 2.5;

export function drawRun(plan: RunPlan, words: RunChartWords): SvgElement {
  const labels = words.axis(plan.axis.ticks);
  const beside = plan.targets.length > 0 ? ' chart-beside' : '';
  return fluidPicture(`chart-over-time ${gutter(labels)}${beside}`, plot.height, [
    ...valueLines(plan, labels, words),
    ...dates(plan, words),
    ...missing(plan),
    ...(plan.dayRanges ?? []).map((range) => rangeMark('chart-day-range', plan, range)),
    ...(plan.dayRanges === null ? days(plan) : []),
    ...(plan.periodRanges ?? []).map((range) => rangeMark('chart-period-range', plan, range)),
    ...(plan.periodRanges === null ? periods(plan) : []),
    ...restatedPoints(plan).flatMap((point) => restated(plan, point)),
    ...cappedPoints(plan).map((point) => cap(plan, point)),
    ...targets(plan, words),
    ...(plan.periodRanges === null ? numbers(plan, words) : []),
    ...outliers(plan, words),
  ]);
}

function valueLines(plan: RunPlan, labels: readonly string[], words: RunChartWords): SvgElement[] {
  const lines = plan.axis.ticks.flatMap((tick, index) => [
    level('chart-grid', 0, 1, yOf(plan, tick)),
    element(
      'text',
      { x: 0, dx: -8, y: pixels(yOf(plan, tick)), dy: '0.35em', 'text-anchor': 'end' },
      [labels[index] ?? ''],
    ),
  ]);
  const cuts = plan.axis.breaks.map((at) => plot.bottom - at * (plot.bottom - plot.top));
  const name = element('text', { x: 0, y: 12 }, [words.axisName]);
  return [
    name,
    ...lines,
    ...cuts.flatMap((y) => [level('chart-cut', 0, 1, y), breakMark(0, y, 10)]),
  ];
}

function dates({ input }: RunPlan, words: RunChartWords): SvgElement[] {
  return dateTicks(input.span).flatMap(({ day, unit, always }) => {
    const at = datePosition(input.span, day);
    const kind = always ? {} : { class: 'chart-wide' };
    return [
      upright('chart-date', at, plot.bottom, plot.bottom + 5),
      element('text', { ...kind, x: percent(at), y: plot.dates, 'text-anchor': 'middle' }, [
        words.date(day, unit),
      ]),
    ];
  });
}

/** Bands over what was not captured, neighbours as one, and ticks under what had no case. */
function missing(plan: RunPlan): SvgElement[] {
  const points = [...plan.input.periods, ...plan.input.days];
  const bands = neighbours(points.filter((point) => point.missing === 'not-captured'));
  const ticks = neighbours(points.filter((point) => point.missing === 'no-cases'));
  return [
    ...bands.map((span) => box('chart-band', plan, span, plot.top, plot.bottom)),
    ...ticks.map((span) => {
      const days = across(plan, span);
      return level('chart-none', ...days, plot.ticks + 4);
    }),
  ];
}

/** Spans that touch, as one each. */
function neighbours(points: readonly RunPoint[]): Span[] {
  const result: { first: string; last: string }[] = [];
  for (const { span } of points) {
    const last = result.at(-1);
    if (last !== undefined && addDays(last.last, 1) === span.first) last.last = span.last;
    else result.push({ ...span });
  }
  return result;
}

function box(kind: string, plan: RunPlan, span: Span, top: number, bottom: number): SvgElement {
  const [from, to] = across(plan, span);
  return element('rect', {
    class: kind,
    x: percent(from),
    y: pixels(top),
    width: percent(to - from),
    height: pixels(bottom - top),
  });
}

function rangeMark(kind: string, plan: RunPlan, range: RunRange): SvgElement {
  const [top, bottom] = [yOf(plan, range.high), yOf(plan, range.low)];
  // A range of one value is still to be seen.
  const spare = Math.max(0, 4 - (bottom - top)) / 2;
  return box(kind, plan, range.span, top - spare, bottom + spare);
}

function days(plan: RunPlan): SvgElement[] {
  const most = Math.max(1, ...plan.input.days.map((day) => day.cases ?? 0));
  return plan.input.days.filter(isDrawn).map((day) =>
    element('circle', {
      class: 'chart-day',
      cx: percent(middle(plan, day.span)),
      cy: pixels(yOf(plan, day.value)),
      r: radius(day.cases, most),
    }),
  );
}

/** Areas stand for cases; an unknown number of them has the middle size. */
function radius(cases: number | null, most: number): number {
  if (cases === null) return 4;
  return pixels(Math.max(smallestRadius, largestRadius * Math.sqrt(cases / most)));
}

function periods(plan: RunPlan): SvgElement[] {
  return plan.input.periods.filter(isDrawn).flatMap((period) => {
    const y = yOf(plan, period.value);
    const line = level('chart-period', ...across(plan, period.span), y);
    if (plan.input.kind === 'line') return [line];
    const zero = yOf(plan, 0);
    const fill = box('chart-fill', plan, period.span, Math.min(y, zero), Math.max(y, zero));
    return [fill, line];
  });
}

function numbers(plan: RunPlan, words: RunChartWords): SvgElement[] {
  const list = plan.input.periods.filter(isDrawn);
  const every = list.length <= mostNumbers;
  return list.flatMap((period, index) => {
    const isLast = index === list.length - 1;
    if (!every && !isLast) return [];
    const at = middle(plan, period.span);
    const attributes = {
      class: isLast ? 'chart-number' : 'chart-number chart-wide',
      x: percent(at),
      y: pixels(yOf(plan, period.value) - 7),
      // Over a line that is shorter than its number, at the right end, the number stands inside.
      'text-anchor': at > 0.97 ? 'end' : 'middle',
    };
    return [element('text', attributes, [words.number(period.value)])];
  });
}

/** The old value hollow, the new one solid, and a stroke from one to the other. */
function restated(plan: RunPlan, point: RunPoint & { value: number; was: number }): SvgElement[] {
  const at = middle(plan, point.span);
  const [before, after] = [yOf(plan, point.was), yOf(plan, point.value)];
  const circle = (kind: string, y: number) =>
    element('circle', { class: kind, cx: percent(at), cy: pixels(y), r: 4 });
  return [
    upright('chart-link', at, pixels(before), pixels(after)),
    circle('chart-was', before),
    circle('chart-now', after),
  ];
}

/** A lid over the value. */
function cap(plan: RunPlan, point: RunPoint & { value: number }): SvgElement {
  const y = yOf(plan, point.value);
  return around(middle(plan, point.span), y, [
    element('path', { class: 'chart-cap', d: 'M-7 -8v-4h14v4' }),
  ]);
}

function targets(plan: RunPlan, words: RunChartWords): SvgElement[] {
  const steps = plan.targets.flatMap((step, index) => {
    const [from, to] = across(plan, step.span);
    const y = yOf(plan, step.value);
    const before = plan.targets[index - 1];
    const follows = before !== undefined && addDays(before.span.last, 1) === step.span.first;
    const riser = follows
      ? [upright('chart-target', from, pixels(yOf(plan, before.value)), pixels(y))]
      : [];
    return [...riser, level('chart-target', from, to, y)];
  });
  const last = plan.targets.at(-1);
  if (last === undefined || last.span.last !== plan.input.span.last) return steps;
  const attributes = {
    class: 'chart-target-name chart-wide',
    x: '100%',
    dx: 8,
    y: pixels(yOf(plan, last.value)),
    dy: '0.35em',
  };
  return [...steps, element('text', attributes, [words.target(last.value)])];
}

/** Beyond each cut the number that is furthest away; the others there can be read from the scale. */
function outliers(plan: RunPlan, words: RunChartWords): SvgElement[] {
  const main = mainSection(plan.axis);
  const drawn = [...plan.input.periods, ...plan.input.days].filter(isDrawn);
  return plan.axis.sections.flatMap((section) => {
    if (section === main) return [];
    const inside = drawn.filter(({ value }) => value >= section.low && value <= section.high);
    if (inside.length === 0) return [];
    const further = section.low > main.low ? 1 : -1;
    return [
      outlier(
        plan,
        inside.reduce((a, b) => ((b.value - a.value) * further > 0 ? b : a)),
        words,
      ),
    ];
  });
}

function outlier(plan: RunPlan, { span, value }: RunFact, words: RunChartWords): SvgElement {
  const at = middle(plan, span);
  const onLeft = at > 0.5;
  const attributes = {
    class: 'chart-number',
    x: percent(at),
    dx: onLeft ? -12 : 12,
    y: pixels(yOf(plan, value)),
    dy: '0.35em',
    'text-anchor': onLeft ? 'end' : 'start',
  };
  return element('text', attributes, [words.number(value)]);
}
