import type { CellKind, ChartCell, ChartHead, SvgElement, SvgTag } from './contract.ts';

/** An element of a picture. */
export function element(
  tag: SvgTag,
  attributes: SvgElement['attributes'],
  children: SvgElement['children'] = [],
): SvgElement {
  return { tag, attributes, children };
}

/** A picture over the whole width, so many pixels high: x positions in it are per cent. */
export function fluidPicture(
  kind: string,
  height: number,
  children: readonly SvgElement[],
): SvgElement {
  return element('svg', { class: `chart ${kind}`, width: '100%', height }, children);
}

/** The class that leaves room left of a fluid picture for the labels of its scale. */
export function gutter(labels: readonly string[]): string {
  const widest = Math.max(2, ...labels.map((label) => label.length));
  return `chart-gutter-${Math.min(10, widest)}`;
}

/** A picture of a fixed size in pixels. */
export function fixedPicture(
  kind: string,
  width: number,
  height: number,
  children: readonly SvgElement[],
): SvgElement {
  const viewBox = `0 0 ${width} ${height}`;
  return element('svg', { class: `chart ${kind}`, viewBox, width, height }, children);
}

/** A table cell of words or a figure. */
export function cell(text: string, more: Partial<Omit<ChartCell, 'text'>> = {}): ChartCell {
  return { text, note: null, href: null, picture: null, ...more };
}

/** The head of a table's column. */
export function head(text: string, kind: CellKind, picture: SvgElement | null = null): ChartHead {
  return { text, kind, picture };
}

/** A position in pixels, to a hundredth: finer than any screen. */
export function pixels(position: number): number {
  return rounded(position, 100);
}

/** A position from 0 to 1 as per cent of the width, to a millionth of a per cent. */
export function percent(position: number): string {
  return `${rounded(position * 100, 1e6)}%`;
}

function rounded(value: number, steps: number): number {
  // Adding zero turns −0, which would be printed as such, into 0.
  return Math.round(value * steps) / steps + 0;
}

/** An upright stroke at a position from 0 to 1 of the width, between two heights in pixels. */
export function upright(kind: string, at: number, y1: number, y2: number): SvgElement {
  return element('line', { class: kind, x1: percent(at), x2: percent(at), y1, y2 });
}

/** A level stroke between two positions from 0 to 1 of the width. */
export function level(kind: string, from: number, to: number, y: number): SvgElement {
  const height = pixels(y);
  return element('line', {
    class: kind,
    x1: percent(from),
    x2: percent(to),
    y1: height,
    y2: height,
  });
}

/** Something drawn in pixels around a point of a fluid picture. */
export function around(at: number, y: number, children: readonly SvgElement[]): SvgElement {
  return element('svg', { class: 'chart-point', x: percent(at), y: pixels(y) }, children);
}

/** Two slanted strokes with a gap between them: here the scale is cut. So many pixels high. */
export function breakMark(at: number, y: number, height: number): SvgElement {
  const half = pixels(height / 2);
  const slope = `l6 ${-height}`;
  return around(at, y, [
    element('path', { class: 'chart-gap', d: `M-3 ${half}${slope}` }),
    element('path', { class: 'chart-break', d: `M-6 ${half}${slope}M0 ${half}${slope}` }),
  ]);
}

/** A small picture for a chart's key. */
export function sample(children: readonly SvgElement[]): SvgElement {
  return fixedPicture('chart-sample', 28, 16, children);
}
