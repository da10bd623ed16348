import type { Chart, ChartTable, SvgElement } from './contract.ts';

/** Every element of a picture, from its root down. */
export function elements(tree: SvgElement): SvgElement[] {
  return [
    tree,
    ...tree.children.flatMap((child) => (typeof child === 'string' ? [] : elements(child))),
  ];
}

/** Every picture that a chart holds. */
export function pictures(chart: Chart): SvgElement[] {
  const ofTable = ({ head, rows }: ChartTable) => [
    ...head.flatMap((one) => one.picture ?? []),
    ...rows.flatMap((row) => row.cells.flatMap((one) => one.picture ?? [])),
  ];
  return [
    ...(chart.svg === null ? [] : [chart.svg]),
    ...chart.key.map((entry) => entry.sample),
    ...ofTable(chart.table),
    ...(chart.more === null ? [] : ofTable(chart.more)),
  ];
}

/** The elements of a picture that have a class. */
export function marks(tree: SvgElement | null, kind: string): SvgElement[] {
  if (tree === null) return [];
  return elements(tree).filter((one) =>
    String(one.attributes.class ?? '')
      .split(' ')
      .includes(kind),
  );
}

/** A position in per cent as a number from 0 to 1. */
export function fraction(position: string | number | undefined): number {
  const match = /^(-?[\d.]+(?:e-?\d+)?)%$/.exec(String(position));
  if (match === null) throw new Error(`not in per cent: ${position}`);
  return Number(match[1]) / 100;
}

/** All text of a picture. */
export function texts(tree: SvgElement | null): string[] {
  if (tree === null) return [];
  return elements(tree).flatMap((one) => one.children.filter((child) => typeof child === 'string'));
}
