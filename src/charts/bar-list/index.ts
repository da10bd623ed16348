import type { Chart, ChartRow, SvgElement } from '../contract.ts';
import { axisPosition, type CutAxis, cutAxis } from '../cut-axis.ts';
import { breakMark, cell, element, fluidPicture, head, percent, upright } from '../element.ts';

export interface BarListBar {
  readonly label: string;
  readonly note: string | null;
  readonly href: string | null;
  /** Null where there is no value. */
  readonly value: number | null;
  /** What the value is made of; null where it is not known. */
  readonly cases: number | null;
}

export interface BarListInput {
  readonly bars: readonly BarListBar[];
  /** Which end comes first. Bars of equal value keep their order; those without one come last. */
  readonly first: 'highest' | 'lowest';
  /** What the values are compared with, as a line through all bars; null for none. */
  readonly target: number | null;
  /** What is left, together: stands last and without a bar, which would dwarf the others. */
  readonly rest?: BarListBar;
}

export interface BarListFacts {
  readonly bars: number;
  readonly valued: number;
  /** First and last of the ranking; null without any value. */
  readonly top: { readonly label: string; readonly value: number } | null;
  readonly bottom: { readonly label: string; readonly value: number } | null;
  readonly target: number | null;
  readonly breaks: number;
}

export interface BarListWords {
  readonly title: string;
  readonly describe: (facts: BarListFacts) => string;
  /** Values that stand under each other. */
  readonly values: (values: readonly number[]) => readonly string[];
  /** @example '31 cases' */
  readonly cases: (cases: number) => string;
  readonly noValue: string;
  readonly caption: string;
  readonly head: {
    readonly name: string;
    readonly bar: string;
    readonly value: string;
  };
}

const rowHeight = 28;
const barTop = 6;
/** Lines run on through a row that its words make higher; the table clips them at its edge. */
const beyond = 60;

type Valued = BarListBar & { readonly value: number };

/**
 * Ranked bars as rows of a table, each from zero to its value, with the value and its cases beside
 * it. Values below zero go left. A bar that is many times as long as all others runs through a break
 * mark, its true number beside it. A bar without value is an empty row that says so.
 */
export function barList(input: BarListInput, words: BarListWords): Chart {
  const turn = input.first === 'highest' ? -1 : 1;
  const valued = input.bars
    .filter((bar): bar is Valued => bar.value !== null)
    .toSorted((a, b) => (a.value - b.value) * turn);
  const others = input.bars.filter((bar) => bar.value === null);
  const target = input.target === null ? [] : [input.target];
  const axis = cutAxis([0, ...target, ...valued.map((bar) => bar.value)], 'outliers');
  const { rest } = input;
  const restValues = rest == null || rest.value === null ? [] : [rest.value];
  const texts = words.values([...valued.map((bar) => bar.value), ...restValues]);
  return {
    title: words.title,
    description: words.describe({
      bars: input.bars.length,
      valued: valued.length,
      top: valued[0] ?? null,
      bottom: valued.at(-1) ?? null,
      target: input.target,
      breaks: axis.breaks.length,
    }),
    svg: null,
    key: [],
    table: {
      caption: words.caption,
      layout: 'list',
      head: [
        head(words.head.name, 'words'),
        head(words.head.bar, 'picture'),
        head(words.head.value, 'figure'),
      ],
      rows: [
        ...[...valued, ...others].map((bar, index) =>
          row(
            bar,
            index < valued.length ? texts[index]! : null,
            { axis, target: input.target },
            words,
          ),
        ),
        ...(rest === undefined ? [] : [restRow(rest, texts[valued.length] ?? null, words)]),
      ],
    },
    more: null,
  };
}

interface Scales {
  readonly axis: CutAxis;
  readonly target: number | null;
}

function row(bar: BarListBar, text: string | null, scales: Scales, words: BarListWords): ChartRow {
  const { label, note, href, value, cases } = bar;
  return {
    kind: 'row',
    cells: [
      cell(label, { note, href }),
      cell('', { picture: picture(value, scales) }),
      text === null
        ? cell('', { note: words.noValue })
        : cell(text, { note: cases === null ? null : words.cases(cases) }),
    ],
  };
}

function restRow(bar: BarListBar, text: string | null, words: BarListWords): ChartRow {
  const [name, , value] = row(
    bar,
    text,
    { axis: cutAxis([0], 'outliers'), target: null },
    words,
  ).cells;
  return { kind: 'row', cells: [name!, cell(''), value!] };
}

function picture(value: number | null, { axis, target }: Scales): SvgElement {
  const zero = axisPosition(axis, 0);
  const bar = value === null ? [] : barMarks(zero, axisPosition(axis, value), axis);
  const line = target === null ? [] : [lineThrough('chart-target', axisPosition(axis, target))];
  return fluidPicture('chart-row', rowHeight, [lineThrough('chart-zero', zero), ...bar, ...line]);
}

function barMarks(zero: number, end: number, axis: CutAxis): SvgElement[] {
  const [from, to] = [Math.min(zero, end), Math.max(zero, end)];
  const bar = element('rect', {
    class: 'chart-bar chart-plain',
    x: percent(from),
    y: barTop,
    width: percent(to - from),
    height: rowHeight - 2 * barTop,
  });
  const crossed = axis.breaks.filter((at) => at > from && at < to);
  return [bar, ...crossed.map((at) => breakMark(at, rowHeight / 2, rowHeight - 8))];
}

function lineThrough(kind: string, at: number): SvgElement {
  return upright(kind, at, -beyond, rowHeight + beyond);
}
