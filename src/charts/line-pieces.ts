import type { Period } from '../model/index.ts';
import { pixels } from './element.ts';

/** The most days between two points that follow each other, by what a point covers. */
export const longestStep: Readonly<Record<Period, number>> = {
  day: 1,
  week: 7,
  month: 31,
  quarter: 92,
};

/** A point of a line in pixels; `y` null: there is no number, and the line breaks. */
export interface LinePoint {
  readonly x: number;
  readonly y: number | null;
  /** Days since 1970-01-01. */
  readonly day: number;
}

/** A line as it can be drawn: pieces of two points and more, and points that stand alone. */
export interface LinePieces {
  /** A path's `d`; empty where no two numbers follow each other. */
  readonly path: string;
  readonly lone: readonly { readonly x: number; readonly y: number }[];
}

/** Breaks a line where a point has no number, or comes more than `longest` days after the last. */
export function linePieces(points: readonly LinePoint[], longest: number): LinePieces {
  const runs: { x: number; y: number }[][] = [[]];
  let before = Number.NEGATIVE_INFINITY;
  for (const { x, y, day } of points) {
    if (y === null || day - before > longest) runs.push([]);
    if (y !== null) runs.at(-1)!.push({ x: pixels(x), y: pixels(y) });
    before = day;
  }
  const drawn = runs.filter((run) => run.length > 1);
  return {
    path: drawn.map((run) => `M${run.map(({ x, y }) => `${x} ${y}`).join('L')}`).join(''),
    lone: runs.filter((run) => run.length === 1).flat(),
  };
}
