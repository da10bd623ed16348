import type { Status } from '../../model/index.ts';
import { statusOf } from '../../scoring/status.ts';
import type { Chart, ChartRow, SvgElement } from '../contract.ts';
import {
  around,
  breakMark,
  cell,
  element,
  fluidPicture,
  head,
  level,
  percent,
  upright,
} from '../element.ts';
import { placeScore, scoreScale } from '../score-scale.ts';

export interface ScoreLineMark {
  readonly label: string;
  readonly note: string | null;
  readonly href: string | null;
  /** 1 is on target; null where there is no score. */
  readonly score: number | null;
}

export interface ScoreLineInput {
  /** Metrics or periods, in the order in which they are shown. */
  readonly marks: readonly ScoreLineMark[];
  /** Up to 1 + tolerance a score is meeting its target, above it is exceeding. */
  readonly tolerance: number;
}

export interface ScoreLineFacts {
  readonly marks: number;
  readonly below: number;
  readonly meeting: number;
  readonly exceeding: number;
  /** Marks beyond the ends of the scale, 0 and 2. */
  readonly cut: number;
}

export interface ScoreLineWords {
  readonly title: string;
  readonly describe: (facts: ScoreLineFacts) => string;
  readonly score: (score: number) => string;
  /** The numbers of the scale: 0, 1 and 2. */
  readonly tick: (score: number) => string;
  readonly noScore: string;
  readonly caption: string;
  readonly head: { readonly name: string; readonly line: string; readonly score: string };
  /** What stands left and right of the line at 1. */
  readonly zones: { readonly below: string; readonly above: string };
}

const rowHeight = 28;
const middle = rowHeight / 2;
const beyond = 60;

/**
 * A number line from 0 to 2 with 1, on target, in its middle: a row for each metric or period, with
 * a stem from 1 to its score. Left of the line is below target, the narrow band is meeting it, right
 * of the band is exceeding it; the mark at the end is a triangle down, a circle or a triangle up. A
 * score beyond an end runs through a break mark, its true number beside it. Rows without score have
 * the line alone and say so.
 */
export function scoreLine(input: ScoreLineInput, words: ScoreLineWords): Chart {
  const scores = input.marks.flatMap(({ score }) => (score === null ? [] : [score]));
  const statuses = scores.map((score) => statusOf(score, input.tolerance));
  const count = (status: Status) => statuses.filter((one) => one === status).length;
  return {
    title: words.title,
    description: words.describe({
      marks: input.marks.length,
      below: count('follow-up'),
      meeting: count('meeting'),
      exceeding: count('exceeding'),
      cut: scores.filter((score) => placeScore(score).cut !== null).length,
    }),
    svg: null,
    key: [],
    table: {
      caption: words.caption,
      layout: 'list',
      head: [
        head(words.head.name, 'words'),
        head(words.head.line, 'picture', scaleOf(words)),
        head(words.head.score, 'figure'),
      ],
      rows: input.marks.map((mark) => row(mark, input.tolerance, words)),
    },
    more: null,
  };
}

function scaleOf(words: ScoreLineWords): SvgElement {
  const text = (at: number, y: number, anchor: string, content: string, kind = {}) =>
    element('text', { ...kind, x: percent(at), y, 'text-anchor': anchor }, [content]);
  return fluidPicture('chart-scale', 36, [
    text(0.25, 12, 'middle', words.zones.below),
    text(0.75, 12, 'middle', words.zones.above),
    text(0, 31, 'start', words.tick(scoreScale.low)),
    text(0.5, 31, 'middle', words.tick(1)),
    text(1, 31, 'end', words.tick(scoreScale.high)),
  ]);
}

function row(mark: ScoreLineMark, tolerance: number, words: ScoreLineWords): ChartRow {
  const { label, note, href, score } = mark;
  return {
    kind: 'row',
    cells: [
      cell(label, { note, href }),
      cell('', { picture: picture(score, tolerance) }),
      score === null ? cell('', { note: words.noScore }) : cell(words.score(score)),
    ],
  };
}

function picture(score: number | null, tolerance: number): SvgElement {
  const one = placeScore(1).at;
  return fluidPicture('chart-row', rowHeight, [
    element('rect', {
      class: 'chart-band',
      x: percent(one),
      y: -beyond,
      width: percent(placeScore(1 + tolerance).at - one),
      height: rowHeight + 2 * beyond,
    }),
    level('chart-grid', 0, 1, middle),
    upright('chart-target', one, -beyond, rowHeight + beyond),
    ...(score === null ? [] : markOf(score, tolerance)),
  ]);
}

const shapes: Readonly<Record<Status, string>> = {
  'follow-up': 'M-6 -5h12l-6 11z',
  meeting: 'M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z',
  exceeding: 'M-6 5h12l-6 -11z',
  'no-score': '',
};
const colors: Readonly<Record<Status, string>> = {
  'follow-up': 'chart-bad',
  meeting: 'chart-plain',
  exceeding: 'chart-good',
  'no-score': '',
};

function markOf(score: number, tolerance: number): SvgElement[] {
  const { at, cut } = placeScore(score);
  const status = statusOf(score, tolerance);
  const stem = level(`chart-stem ${colors[status]}`, placeScore(1).at, at, middle);
  const mark = element('path', { class: `chart-mark ${colors[status]}`, d: shapes[status] });
  const gap = cut === null ? [] : [breakMark(cut === 'high' ? 0.93 : 0.07, middle, 14)];
  return [stem, ...gap, around(at, middle, [mark])];
}
