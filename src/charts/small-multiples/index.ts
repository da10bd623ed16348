import { dayNumber } from '../../calendar/index.ts';
import type { Day, Period, Span } from '../../model/index.ts';
import type { Chart, ChartRow, ChartTable, SvgElement } from '../contract.ts';
import { mainSection } from '../cut-axis.ts';
import { datePosition } from '../date-axis.ts';
import {
  breakMark,
  cell,
  element,
  fluidPicture,
  gutter,
  head,
  level,
  percent,
  pixels,
} from '../element.ts';
import { type LinePoint, linePieces, longestStep } from '../line-pieces.ts';
import { heightOf, type ValueAxis, valueAxis } from '../value-axis.ts';

export interface PanelPoint {
  readonly day: Day;
  /** Null where there is no value: the line breaks. */
  readonly value: number | null;
}

export interface Panel {
  readonly label: string;
  readonly note: string | null;
  readonly href: string | null;
  /** Days ascending, each once. */
  readonly points: readonly PanelPoint[];
}

export interface SmallMultiplesInput {
  /** In the order in which they are shown. */
  readonly panels: readonly Panel[];
  /** What a value covers: a line breaks where two points stand further apart than this. */
  readonly period: Period;
  /** What all panels are compared with: 1 for scores, a common target; null for none. */
  readonly line: number | null;
}

export interface SmallMultiplesFacts {
  readonly panels: number;
  /** What the one time axis covers; null without points. */
  readonly span: Span | null;
  readonly lowest: { readonly label: string; readonly value: number } | null;
  readonly highest: { readonly label: string; readonly value: number } | null;
  readonly line: number | null;
  readonly breaks: number;
}

export interface SmallMultiplesWords {
  readonly title: string;
  readonly describe: (facts: SmallMultiplesFacts) => string;
  readonly value: (value: number) => string;
  readonly axis: (values: readonly number[]) => readonly string[];
  readonly day: (day: Day) => string;
  readonly range: (low: number, high: number) => string;
  readonly noValue: string;
  readonly caption: string;
  readonly head: { readonly name: string; readonly line: string; readonly latest: string };
  readonly allCaption: string;
  readonly allHead: { readonly name: string; readonly day: string; readonly value: string };
}

const plot = { top: 8, bottom: 72, height: 80 } as const;
/** The lines are drawn this wide and stretched to the panel; their strokes are not. */
const drawnWidth = 1000;

/**
 * Panels of lines over one scale of dates and one scale of values, so that heights can be compared
 * from panel to panel: the rows of a table, laid out as a grid. Lines break where there is no value;
 * single points are dots; the newest has a larger one, with its number below and the range from
 * lowest to highest. Long empty gaps below an outlier are cut out of the scale of all panels. `more`
 * lists every value. A panel without values says so.
 */
export function smallMultiples(input: SmallMultiplesInput, words: SmallMultiplesWords): Chart {
  const list = input.panels.flatMap(({ label, points }) =>
    points.flatMap(({ value }) => (value === null ? [] : [{ label, value }])),
  );
  const line = input.line === null ? [] : [input.line];
  const axis = valueAxis([...list.map((one) => one.value), ...line], false, 4);
  const span = spanOf(input.panels);
  const first = list[0] ?? null;
  return {
    title: words.title,
    description: words.describe({
      panels: input.panels.length,
      span,
      lowest: first && list.reduce((a, b) => (b.value < a.value ? b : a)),
      highest: first && list.reduce((a, b) => (b.value > a.value ? b : a)),
      line: input.line,
      breaks: axis.breaks.length,
    }),
    svg: null,
    key: [],
    table: {
      caption: words.caption,
      layout: 'panels',
      head: [
        head(words.head.name, 'words'),
        head(words.head.line, 'picture'),
        head(words.head.latest, 'figure'),
      ],
      rows: input.panels.map((panel) => panelRow(panel, { input, axis, span }, words)),
    },
    more: list.length === 0 ? null : allValues(input, words),
  };
}

interface Scales {
  readonly input: SmallMultiplesInput;
  readonly axis: ValueAxis;
  readonly span: Span | null;
}

function spanOf(panels: readonly Panel[]): Span | null {
  const days = panels.flatMap((panel) => panel.points.map((point) => point.day)).toSorted();
  const [first] = days;
  return first === undefined ? null : { first, last: days.at(-1)! };
}

type Valued = { readonly day: Day; readonly value: number };

function valuedOf({ points }: Panel): Valued[] {
  return points.flatMap(({ day, value }) => (value === null ? [] : [{ day, value }]));
}

function panelRow(panel: Panel, scales: Scales, words: SmallMultiplesWords): ChartRow {
  const valued = valuedOf(panel);
  const latest = valued.at(-1);
  const values = valued.map((one) => one.value);
  const note =
    latest === undefined
      ? null
      : words.range(
          values.reduce((a, b) => Math.min(a, b)),
          values.reduce((a, b) => Math.max(a, b)),
        );
  return {
    kind: 'row',
    cells: [
      cell(panel.label, { note: panel.note, href: panel.href }),
      cell('', { picture: picture(panel, scales, words) }),
      latest === undefined
        ? cell('', { note: words.noValue })
        : cell(words.value(latest.value), { note }),
    ],
  };
}

function picture(panel: Panel, scales: Scales, words: SmallMultiplesWords): SvgElement {
  const { axis, input } = scales;
  const labels = words.axis(axis.ticks);
  const y = (value: number) => heightOf(axis, value, plot.top, plot.bottom);
  const grid = axis.ticks.flatMap((tick, index) => {
    const at = { x: 0, dx: -6, y: pixels(y(tick)), dy: '0.35em', 'text-anchor': 'end' };
    const label = isLabelled(axis, tick) ? [element('text', at, [labels[index] ?? ''])] : [];
    return [level('chart-grid', 0, 1, y(tick)), ...label];
  });
  const cuts = axis.breaks.map((at) => plot.bottom - at * (plot.bottom - plot.top));
  return fluidPicture(`chart-panel ${gutter(labels)}`, plot.height, [
    ...grid,
    ...cuts.flatMap((at) => [level('chart-cut', 0, 1, at), breakMark(0, at, 8)]),
    ...(input.line === null ? [] : [level('chart-target', 0, 1, y(input.line))]),
    ...lineOf(panel, scales, y),
  ]);
}

/** The ends of the scale, and where it is cut, of its longest stretch: more has no room. */
function isLabelled(axis: ValueAxis, tick: number): boolean {
  const main = mainSection(axis);
  const cut = axis.breaks.length > 0 ? [main.low, main.high] : [];
  const ends = [axis.ticks[0], axis.ticks.at(-1), ...cut];
  return ends.includes(tick);
}

function lineOf(panel: Panel, { input, span }: Scales, y: (value: number) => number): SvgElement[] {
  if (span === null) return [];
  const x = (day: Day) => middleOf(span, day);
  const points: LinePoint[] = panel.points.map(({ day, value }) => ({
    x: x(day) * drawnWidth,
    y: value === null ? null : y(value),
    day: dayNumber(day),
  }));
  const pieces = linePieces(points, longestStep[input.period]);
  const latest = valuedOf(panel).at(-1);
  const dot = (kind: string, at: number, height: number, r: number) =>
    element('circle', { class: kind, cx: percent(at), cy: pixels(height), r });
  return [
    ...(pieces.path === '' ? [] : [stretched(pieces.path)]),
    ...pieces.lone.map((one) => dot('chart-dot', one.x / drawnWidth, one.y, 1.5)),
    ...(latest === undefined ? [] : [dot('chart-last', x(latest.day), y(latest.value), 3.5)]),
  ];
}

function middleOf(span: Span, day: Day): number {
  const days = dayNumber(span.last) - dayNumber(span.first) + 1;
  return datePosition(span, day) + 0.5 / days;
}

function stretched(d: string): SvgElement {
  const box = {
    width: '100%',
    height: plot.height,
    viewBox: `0 0 ${drawnWidth} ${plot.height}`,
    preserveAspectRatio: 'none',
  };
  return element('svg', box, [element('path', { class: 'chart-run', d })]);
}

function allValues({ panels }: SmallMultiplesInput, words: SmallMultiplesWords): ChartTable {
  const { allCaption, allHead } = words;
  return {
    caption: allCaption,
    layout: 'list',
    head: [head(allHead.name, 'words'), head(allHead.day, 'words'), head(allHead.value, 'figure')],
    rows: panels.flatMap(({ label, points }) =>
      points.toReversed().map(({ day, value }) => ({
        kind: 'row' as const,
        cells: [
          cell(label),
          cell(words.day(day)),
          value === null ? cell('', { note: words.noValue }) : cell(words.value(value)),
        ],
      })),
    ),
  };
}
