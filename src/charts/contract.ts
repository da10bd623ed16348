/**
 * A drawn chart as plain data: what it is called, what it shows in words, its picture, and the same
 * numbers as a table. Nothing here is markup: texts are escaped by whoever prints them.
 */
export interface Chart {
  /** The accessible name. */
  readonly title: string;
  /** What there is to see, in sentences; also what a thinned or cut drawing leaves to the table. */
  readonly description: string;
  /** Null where the rows of the table carry the picture. */
  readonly svg: SvgElement | null;
  /** The marks that occur, each explained. Empty where nothing needs it. */
  readonly key: readonly KeyEntry[];
  /** The twin: the numbers of the picture. */
  readonly table: ChartTable;
  /** A longer list behind it (single days, small terms in full figures); null where there is none. */
  readonly more: ChartTable | null;
}

/** What a member of the collection is: a pure function from numbers and words to a chart. */
export type DrawChart<Input, Words> = (input: Input, words: Words) => Chart;

export type SvgTag = 'svg' | 'g' | 'path' | 'line' | 'rect' | 'circle' | 'text';

/**
 * One element of a picture. Colours are classes (`chart-…`), never attributes. A picture has a
 * `viewBox`, or else a height in pixels and x positions in per cent of whatever width it gets: then
 * its text keeps its size from phone to wall.
 */
export interface SvgElement {
  readonly tag: SvgTag;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgElement | string)[];
}

export interface KeyEntry {
  readonly sample: SvgElement;
  readonly text: string;
}

export interface ChartTable {
  readonly caption: string;
  /** A list of rows, or a grid in which each row is a panel of its own. */
  readonly layout: 'list' | 'panels';
  readonly head: readonly ChartHead[];
  readonly rows: readonly ChartRow[];
}

export interface ChartHead {
  readonly text: string;
  readonly kind: CellKind;
  /** A scale over the pictures below, for the eye: the text is then hidden. Null for none. */
  readonly picture: SvgElement | null;
}

/** How a column stands: words left, figures right, pictures over their whole width. */
export type CellKind = 'words' | 'figure' | 'picture';

/** As many cells as the table's head; the first one names the row. */
export interface ChartRow {
  readonly kind: 'row' | 'total';
  readonly cells: readonly ChartCell[];
}

export interface ChartCell {
  /** Beside a picture it is for those who do not see it; empty where the other cells say it all. */
  readonly text: string;
  /** A second, smaller line; null for none. */
  readonly note: string | null;
  /** Where the text leads; null for nowhere. */
  readonly href: string | null;
  /** For the eye only: the row's other cells say the same. */
  readonly picture: SvgElement | null;
}
