import { exactSum } from '../../statistics/index.ts';
import type { Chart, ChartRow, ChartTable, SvgElement } from '../contract.ts';
import { axisPosition, type CutAxis, cutAxis } from '../cut-axis.ts';
import { breakMark, cell, element, fluidPicture, head, percent, upright } from '../element.ts';
import {
  type WaterfallInput,
  type WaterfallStep,
  type WaterfallTotal,
  waterfallSteps,
} from './steps.ts';

export type { WaterfallInput, WaterfallTerm, WaterfallTotal } from './steps.ts';

export interface WaterfallFacts {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly raised: number;
  readonly lowered: number;
  /** Terms that are gathered in one row. */
  readonly gathered: number;
  /** How many times the axis is cut. */
  readonly breaks: number;
}

export interface WaterfallWords {
  readonly title: string;
  readonly describe: (facts: WaterfallFacts) => string;
  readonly score: (score: number) => string;
  /** An effect with its sign, rounded. */
  readonly effect: (effect: number) => string;
  /** A score or an effect in full figures. */
  readonly exact: (number: number) => string;
  /** @example 'N other metrics' */
  readonly others: (count: number) => { readonly label: string; readonly note: string | null };
  readonly caption: string;
  readonly head: { readonly metric: string; readonly running: string; readonly effect: string };
  readonly allCaption: string;
  /** The heads of the full list, and its last row. */
  readonly allHead: { readonly metric: string; readonly effect: string; readonly sum: string };
}

const rowHeight = 36;
const barTop = 8;
/** Lines run on through a row that its words make higher; the table clips them at its edge. */
const beyond = 60;
const onTarget = 1;

/**
 * The terms of a composite's change as rows of a table that carry the bars: each starts at the
 * running score where the one before ended, from the tick of the first total to that of the last,
 * over a line at 1.00. What drove the change comes first, then what held against it. The smallest
 * terms share one row when there are more than ten; `more` lists all of them in full figures with
 * their sum. Without terms the two totals stand alone.
 */
export function waterfall(input: WaterfallInput, words: WaterfallWords): Chart {
  const { before, after, terms } = input;
  const { steps, gathered } = waterfallSteps(input, words.others);
  const scores = [before.score, after.score, onTarget, ...steps.map((step) => step.to)];
  const axis = cutAxis(scores, 'gaps');
  const rows = [
    totalRow(before, axis, 'first', words),
    ...steps.map((step) => stepRow(step, axis, words)),
    totalRow(after, axis, 'last', words),
  ];
  return {
    title: words.title,
    description: words.describe({
      before: before.score,
      after: after.score,
      change: after.score - before.score,
      raised: terms.filter((term) => term.effect > 0).length,
      lowered: terms.filter((term) => term.effect < 0).length,
      gathered,
      breaks: axis.breaks.length,
    }),
    svg: null,
    key: [],
    table: {
      caption: words.caption,
      layout: 'list',
      head: [
        head(words.head.metric, 'words'),
        head(words.head.running, 'picture'),
        head(words.head.effect, 'figure'),
      ],
      rows,
    },
    more: terms.length === 0 ? null : fullList(input, words),
  };
}

function totalRow(
  total: WaterfallTotal,
  axis: CutAxis,
  place: 'first' | 'last',
  words: WaterfallWords,
): ChartRow {
  const at = axisPosition(axis, total.score);
  const picture = rowPicture(axis, [
    upright('chart-total', at, 0, rowHeight),
    place === 'first'
      ? upright('chart-link', at, rowHeight, rowHeight + beyond)
      : upright('chart-link', at, -beyond, 0),
  ]);
  return {
    kind: 'total',
    cells: [
      cell(total.label, { note: total.note }),
      cell('', { picture }),
      cell(words.score(total.score)),
    ],
  };
}

function stepRow(step: WaterfallStep, axis: CutAxis, words: WaterfallWords): ChartRow {
  const [from, to] = [axisPosition(axis, step.from), axisPosition(axis, step.to)];
  const bar = element('rect', {
    class: step.effect < 0 ? 'chart-bar chart-bad' : 'chart-bar chart-good',
    x: percent(Math.min(from, to)),
    y: barTop,
    width: percent(Math.abs(to - from)),
    height: rowHeight - 2 * barTop,
  });
  const crossed = axis.breaks.filter((at) => at > Math.min(from, to) && at < Math.max(from, to));
  const picture = rowPicture(axis, [
    upright('chart-link', from, -beyond, barTop),
    bar,
    ...crossed.map((at) => breakMark(at, rowHeight / 2, rowHeight - 12)),
    upright('chart-link', to, rowHeight - barTop, rowHeight + beyond),
  ]);
  return {
    kind: 'row',
    cells: [
      cell(step.label, { note: step.note, href: step.href }),
      cell(words.score(step.to), { picture }),
      cell(words.effect(step.effect)),
    ],
  };
}

function rowPicture(axis: CutAxis, marks: readonly SvgElement[]): SvgElement {
  return fluidPicture('chart-row', rowHeight, [
    upright('chart-target', axisPosition(axis, onTarget), -beyond, rowHeight + beyond),
    ...marks,
  ]);
}

function fullList({ before, after, terms }: WaterfallInput, words: WaterfallWords): ChartTable {
  const sum = exactSum(terms.map((term) => term.effect));
  return {
    caption: words.allCaption,
    layout: 'list',
    head: [head(words.allHead.metric, 'words'), head(words.allHead.effect, 'figure')],
    rows: [
      totalLine(before, words),
      ...terms
        .toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
        .map((term) => ({
          kind: 'row' as const,
          cells: [
            cell(term.label, { note: term.note, href: term.href }),
            cell(words.exact(term.effect)),
          ],
        })),
      { kind: 'total', cells: [cell(words.allHead.sum), cell(words.exact(sum))] },
      totalLine(after, words),
    ],
  };
}

function totalLine(total: WaterfallTotal, words: WaterfallWords): ChartRow {
  const cells = [cell(total.label, { note: total.note }), cell(words.exact(total.score))];
  return { kind: 'total', cells };
}
