import type { KeyEntry, SvgElement } from '../contract.ts';
import { element, sample } from '../element.ts';
import { isDrawn, type RunChartWords, type RunMark } from './input.ts';
import { cappedPoints, type RunPlan, restatedPoints } from './plan.ts';

const line = (kind: string, y: number) => element('path', { class: kind, d: `M1 ${y}h26` });
const dot = (kind: string, x: number, y: number, r: number) =>
  element('circle', { class: kind, cx: x, cy: y, r });
const box = (kind: string) => element('rect', { class: kind, x: 8, y: 1, width: 12, height: 14 });

const samples: Readonly<Record<RunMark, readonly SvgElement[]>> = {
  periods: [line('chart-period', 8)],
  periodRanges: [box('chart-period-range')],
  days: [dot('chart-day', 6, 8, 3), dot('chart-day', 19, 8, 7)],
  dayRanges: [box('chart-day-range')],
  target: [line('chart-target', 8)],
  noCases: [element('path', { class: 'chart-none', d: 'M8 8h12' })],
  notCaptured: [box('chart-band')],
  restated: [
    element('path', { class: 'chart-link', d: 'M6 8h16' }),
    dot('chart-was', 6, 8, 4),
    dot('chart-now', 22, 8, 4),
  ],
  capped: [element('path', { class: 'chart-cap', d: 'M7 11v-4h14v4' })],
  cut: [element('path', { class: 'chart-break', d: 'M9 13l5 -10M15 13l5 -10' })],
};

/** A sample and words for each kind of mark that the drawing holds. */
export function keyOf(plan: RunPlan, words: RunChartWords): KeyEntry[] {
  const { periods, days } = plan.input;
  const missing = (why: string) => [...periods, ...days].some((point) => point.missing === why);
  const occurs: Readonly<Record<RunMark, boolean>> = {
    periods: plan.periodRanges === null && periods.some(isDrawn),
    periodRanges: plan.periodRanges !== null,
    days: plan.dayRanges === null && days.some(isDrawn),
    dayRanges: plan.dayRanges !== null,
    target: plan.targets.length > 0,
    noCases: missing('no-cases'),
    notCaptured: missing('not-captured'),
    restated: restatedPoints(plan).length > 0,
    capped: cappedPoints(plan).length > 0,
    cut: plan.axis.breaks.length > 0,
  };
  return (Object.keys(samples) as RunMark[])
    .filter((mark) => occurs[mark])
    .map((mark) => ({ sample: sample(samples[mark]), text: textOf(mark, plan, words) }));
}

/** A target that never changes is told with its value: a narrow drawing has no room for it. */
function textOf(mark: RunMark, { targets }: RunPlan, words: RunChartWords): string {
  const [only] = targets;
  const isOne = mark === 'target' && only !== undefined && targets.length === 1;
  return isOne ? words.target(only.value) : words.key[mark];
}
