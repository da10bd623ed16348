import type { ChartCell, SvgElement, SvgTag } from './contract.ts';

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
