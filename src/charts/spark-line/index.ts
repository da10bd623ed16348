import { dayNumber } from '../../calendar/index.ts';
import type { Day, Period } from '../../model/index.ts';
import type { Chart, ChartTable, SvgElement } from '../contract.ts';
import { cell, element, fixedPicture, head, pixels } from '../element.ts';
import { linePieces, longestStep } from '../line-pieces.ts';
import { placeScore, type ScoreScale, scaleAround, scoreScale } from '../score-scale.ts';

export interface SparkPoint {
  readonly day: Day;
  /** 1 is on target; null where there is no score. */
  readonly score: number | null;
}

export interface SparkLineInput {
  /** Days ascending, each once. */
  readonly points: readonly SparkPoint[];
  /** What the scores cover: the line breaks where two points stand further apart than this. */
  readonly period: Period;
  /**
   * False: a small line among others, all on the scale from 0 to 2, so that they compare. True: a
   * larger one with the closest scale that holds its scores, labelled.
   */
  readonly alone: boolean;
}

/** What a description can tell about the points that have a score. */
export interface SparkFacts {
  /** First and last listed day; null where there is none. */
  readonly first: Day | null;
  readonly last: Day | null;
  readonly scored: number;
  readonly listed: number;
  readonly lowest: number | null;
  readonly highest: number | null;
  /** The newest score, and its day. */
  readonly latest: { readonly day: Day; readonly score: number } | null;
  readonly scale: ScoreScale;
  /** Scores beyond an end of the scale, drawn at that end. */
  readonly cut: number;
}

export interface SparkLineWords {
  readonly title: string;
  readonly describe: (facts: SparkFacts) => string;
  readonly score: (score: number) => string;
  /** A number of the scale. */
  readonly tick: (score: number) => string;
  readonly day: (day: Day) => string;
  readonly noScore: string;
  readonly caption: string;
  readonly head: { readonly day: string; readonly score: string };
}

/** A drawing's size in pixels, and its scale. */
interface Frame {
  readonly width: number;
  readonly height: number;
  /** Where the line begins: left of it stand the labels of the scale. */
  readonly left: number;
  readonly scale: ScoreScale;
}

/** Room for the last point's circle, and for the break marks at the ends of the scale. */
const margin = 5;

/**
 * Scores by date with the yellow line at 1 in the middle of their scale: 144 × 40 pixels among
 * others, 288 × 80 with the labels of its scale alone. The line breaks where there is no number; a day between two gaps is a dot; the newest score has a
 * circle. A score beyond the scale stands at its edge with a break mark and the most extreme one's
 * number as text. Without any score the yellow line stands alone.
 */
export function sparkLine(input: SparkLineInput, words: SparkLineWords): Chart {
  const frame = frameOf(input);
  const facts = factsOf(input.points, frame.scale);
  return {
    title: words.title,
    description: words.describe(facts),
    svg: drawing(input, frame, words),
    key: [],
    table: tableOf(input.points, words),
    more: null,
  };
}

function frameOf({ points, alone }: SparkLineInput): Frame {
  if (!alone) return { width: 144, height: 40, left: 0, scale: scoreScale };
  const scores = scoredOf(points).map(({ score }) => score);
  return { width: 288, height: 80, left: 36, scale: scaleAround(scores) };
}

function factsOf(points: readonly SparkPoint[], scale: ScoreScale): SparkFacts {
  const scored = scoredOf(points);
  const scores = scored.map((point) => point.score);
  return {
    first: points[0]?.day ?? null,
    last: points.at(-1)?.day ?? null,
    scored: scored.length,
    listed: points.length,
    lowest: scores.length === 0 ? null : scores.reduce((a, b) => Math.min(a, b)),
    highest: scores.length === 0 ? null : scores.reduce((a, b) => Math.max(a, b)),
    latest: scored.at(-1) ?? null,
    scale,
    cut: scores.filter((score) => placeScore(score, scale).cut !== null).length,
  };
}

type Scored = { readonly day: Day; readonly score: number };

function scoredOf(points: readonly SparkPoint[]): Scored[] {
  return points.flatMap(({ day, score }) => (score === null ? [] : [{ day, score }]));
}

function drawing(
  { points, period, alone }: SparkLineInput,
  frame: Frame,
  words: SparkLineWords,
): SvgElement {
  const { width, height, left, scale } = frame;
  const x = horizontal(points, frame);
  const y = (score: number) => vertical(score, frame);
  const scored = scoredOf(points);
  const placed = points.map(({ day, score }) => ({
    x: x(day),
    y: score === null ? null : y(score),
    day: dayNumber(day),
  }));
  const pieces = linePieces(placed, longestStep[period]);
  const last = scored.at(-1);
  const labels = alone ? [scale.low, 1, scale.high] : [];
  return fixedPicture('chart-spark', width, height, [
    ...labels.map((score) => element('text', { x: 0, y: y(score) + 4 }, [words.tick(score)])),
    element('path', { class: 'chart-target', d: `M${left} ${y(1)}H${width}` }),
    ...(pieces.path === '' ? [] : [element('path', { class: 'chart-run', d: pieces.path })]),
    ...pieces.lone.map((dot) =>
      element('circle', { class: 'chart-dot', cx: dot.x, cy: dot.y, r: 1.5 }),
    ),
    ...breakMarks(scored, x, frame),
    ...(last === undefined ? [] : [lastMark(x(last.day), y(last.score))]),
    ...extremes(scored, x, { frame, words }),
  ]);
}

function lastMark(x: number, y: number): SvgElement {
  return element('circle', { class: 'chart-last', cx: pixels(x), cy: pixels(y), r: 3.5 });
}

/** Days over the width by date; a single day stands in the middle. */
function horizontal(points: readonly SparkPoint[], { width, left }: Frame): (day: Day) => number {
  const first = points[0] === undefined ? 0 : dayNumber(points[0].day);
  const last = points.length === 0 ? 0 : dayNumber(points.at(-1)!.day);
  const room = width - left - 2 * margin;
  if (first === last) return () => left + (width - left) / 2;
  return (day) => left + margin + (room * (dayNumber(day) - first)) / (last - first);
}

function vertical(score: number, { height, scale }: Frame): number {
  return pixels(height - margin - (height - 2 * margin) * placeScore(score, scale).at);
}

/** Two slanted strokes across the edge of the scale where a score lies beyond it. */
function breakMarks(
  scored: readonly Scored[],
  x: (day: Day) => number,
  frame: Frame,
): SvgElement[] {
  return scored.flatMap(({ day, score }) => {
    if (placeScore(score, frame.scale).cut === null) return [];
    const [left, y] = [pixels(x(day)), vertical(score, frame)];
    const d = `M${pixels(left - 4)} ${y + 2}l3 -4M${pixels(left + 1)} ${y + 2}l3 -4`;
    return [element('path', { class: 'chart-break', d })];
  });
}

/** The numbers of the highest and the lowest score beyond the scale, beside their marks. */
function extremes(
  scored: readonly Scored[],
  x: (day: Day) => number,
  { frame, words }: { readonly frame: Frame; readonly words: SparkLineWords },
): SvgElement[] {
  const { width, height, scale } = frame;
  return (['high', 'low'] as const).flatMap((end) => {
    const beyond = scored.filter(({ score }) => placeScore(score, scale).cut === end);
    if (beyond.length === 0) return [];
    const better = (a: Scored, b: Scored) =>
      end === 'high' ? b.score > a.score : b.score < a.score;
    const extreme = beyond.reduce((a, b) => (better(a, b) ? b : a));
    const left = x(extreme.day);
    const onLeft = left > width / 2;
    const attributes = {
      class: 'chart-number',
      x: pixels(onLeft ? left - 7 : left + 7),
      y: end === 'high' ? 12 : height - 3,
      'text-anchor': onLeft ? 'end' : 'start',
    };
    return [element('text', attributes, [words.score(extreme.score)])];
  });
}

function tableOf(points: readonly SparkPoint[], words: SparkLineWords): ChartTable {
  return {
    caption: words.caption,
    layout: 'list',
    head: [head(words.head.day, 'words'), head(words.head.score, 'figure')],
    rows: points.toReversed().map(({ day, score }) => ({
      kind: 'row',
      cells: [
        cell(words.day(day)),
        score === null ? cell('', { note: words.noScore }) : cell(words.score(score)),
      ],
    })),
  };
}
