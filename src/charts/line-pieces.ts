import { pixels } from './element.ts';

/** A point of a line in pixels; `y` null: there is no number, and the line breaks. */
export interface LinePoint {
  readonly x: number;
  readonly y: number | null;
}

/** A line as it can be drawn: pieces of two points and more, and points that stand alone. */
export interface LinePieces {
  /** A path's `d`; empty where no two numbers follow each other. */
  readonly path: string;
  readonly lone: readonly { readonly x: number; readonly y: number }[];
}

/** Breaks a line at the points without a number: it never runs across a gap. */
export function linePieces(points: readonly LinePoint[]): LinePieces {
  const runs: { x: number; y: number }[][] = [[]];
  for (const { x, y } of points) {
    if (y === null) runs.push([]);
    else runs.at(-1)!.push({ x: pixels(x), y: pixels(y) });
  }
  const drawn = runs.filter((run) => run.length > 1);
  return {
    path: drawn.map((run) => `M${run.map(({ x, y }) => `${x} ${y}`).join('L')}`).join(''),
    lone: runs.filter((run) => run.length === 1).flat(),
  };
}
