import type { Chart, ChartRow, KeyEntry, SvgElement } from '../contract.ts';
import { cell, element, fluidPicture, head, percent, sample } from '../element.ts';

/** What a place's number is, and how many cases it is made of; null where it is not known. */
interface Place {
  readonly name: string;
  readonly value: number | null;
  readonly cases: number | null;
}

/** A tile with its place on the map, from 0, from the top and from the left. */
export interface MapTilePlace extends Place {
  /** What stands on the tile: up to 16 characters, on two lines where there is a space. */
  readonly label: string;
  readonly row: number;
  readonly column: number;
}

export interface TileMapInput {
  readonly tiles: readonly MapTilePlace[];
  /** Places that have no tile. */
  readonly others: readonly Place[];
}

export interface TileMapFacts {
  readonly tiles: number;
  readonly valued: number;
  /** Null without any value. */
  readonly lowest: { readonly name: string; readonly value: number } | null;
  readonly highest: { readonly name: string; readonly value: number } | null;
  readonly others: number;
}

export interface TileMapWords {
  readonly title: string;
  readonly describe: (facts: TileMapFacts) => string;
  /** Values that stand under each other, with their unit. */
  readonly values: (values: readonly number[]) => readonly string[];
  /** The same as short as they can be, to fit on a tile. */
  readonly figures: (values: readonly number[]) => readonly string[];
  /** From the lowest to the highest value of a shade, as `values` writes them. */
  readonly range: (low: string, high: string) => string;
  readonly cases: (cases: number) => string;
  readonly noValue: string;
  /** Beside a place that has no tile. */
  readonly offMap: string;
  readonly caption: string;
  readonly head: { readonly name: string; readonly value: string };
}

const shades = 5;
const rowHeight = 76;

type Valued<P extends Place> = P & { readonly value: number };

function valuedOf<P extends Place>(places: readonly P[]): Valued<P>[] {
  return places.filter((place): place is Valued<P> => place.value !== null);
}

/**
 * A map without boundaries: each place is a tile of one size, about where it lies, in one of five
 * shades from the lowest value to the highest, with the number on it. A tile without a value is an
 * empty frame that says so. Places without a tile are in the table, and are said to be missing.
 */
export function tileMap(input: TileMapInput, words: TileMapWords): Chart {
  const { tiles, others } = input;
  const valued = valuedOf(tiles).toSorted((a, b) => a.value - b.value);
  const shadeOf = shadesBetween(valued[0]?.value ?? 0, valued.at(-1)?.value ?? 0);
  const figures = words.figures(valued.map((tile) => tile.value));
  const texts = words.values(valued.map((tile) => tile.value));
  const textOf = new Map(valued.map((tile, at) => [tile.name, texts[at]!]));
  const figureOf = new Map(valued.map((tile, at) => [tile.name, figures[at]!]));
  const columns = Math.max(1, ...tiles.map((tile) => tile.column + 1));
  const rows = Math.max(1, ...tiles.map((tile) => tile.row + 1));
  return {
    title: words.title,
    description: words.describe({
      tiles: tiles.length,
      valued: valued.length,
      lowest: valued[0] ?? null,
      highest: valued.at(-1) ?? null,
      others: others.length,
    }),
    svg: fluidPicture(
      'chart-tiles',
      rows * rowHeight,
      tiles.flatMap((tile) =>
        drawTile(tile, columns, figureOf.get(tile.name) ?? null, shadeOf, words),
      ),
    ),
    key: [...shadeKeys(valued, shadeOf, textOf, words), ...emptyKey(tiles, words)],
    table: {
      caption: words.caption,
      layout: 'list',
      head: [head(words.head.name, 'words'), head(words.head.value, 'figure')],
      rows: tableRows(input, words),
    },
    more: null,
  };
}

type ShadeOf = (value: number) => number;

/** Five steps of one width, from 1; where all values are equal, the one in the middle. */
function shadesBetween(lowest: number, highest: number): ShadeOf {
  const width = (highest - lowest) / shades;
  if (width === 0) return () => Math.ceil(shades / 2);
  return (value) => Math.min(shades, Math.floor((value - lowest) / width) + 1);
}

function drawTile(
  { label, row, column, value }: MapTilePlace,
  columns: number,
  figure: string | null,
  shadeOf: ShadeOf,
  words: TileMapWords,
): SvgElement[] {
  const shade = value === null ? 'none' : String(shadeOf(value));
  const top = row * rowHeight;
  const middle = percent((column + 0.5) / columns);
  const text = (kind: string, y: number, said: string) =>
    element(
      'text',
      { class: `${kind} chart-on-${shade}`, x: middle, y: top + y, 'text-anchor': 'middle' },
      [said],
    );
  const lines = linesOf(label);
  return [
    element('rect', {
      class: `chart-tile chart-shade-${shade}`,
      x: percent(column / columns),
      y: top,
      width: percent(1 / columns),
      height: rowHeight,
    }),
    ...lines.map((line, at) =>
      text('chart-tile-name', (lines.length === 1 ? 29 : 22) + at * 14, line),
    ),
    text(figure === null ? 'chart-tile-name' : 'chart-tile-value', 60, figure ?? words.noValue),
  ];
}

/** At most two lines, split at the space that is nearest to the middle. */
function linesOf(label: string): string[] {
  const spaces = [...label.matchAll(/ /g)].map(({ index }) => index);
  const middle = (label.length - 1) / 2;
  const [at] = spaces.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return at === undefined ? [label] : [label.slice(0, at), label.slice(at + 1)];
}

function shadeKeys(
  valued: readonly Valued<MapTilePlace>[],
  shadeOf: ShadeOf,
  textOf: ReadonlyMap<string, string>,
  words: TileMapWords,
): KeyEntry[] {
  const byShade = Map.groupBy(valued, ({ value }) => shadeOf(value));
  return [...byShade].map(([shade, tiles]) => {
    const [low, high] = [tiles[0]!, tiles.at(-1)!].map(({ name }) => textOf.get(name)!);
    return {
      sample: swatch(String(shade)),
      text: low === high ? low! : words.range(low!, high!),
    };
  });
}

function emptyKey(tiles: readonly MapTilePlace[], words: TileMapWords): KeyEntry[] {
  if (tiles.every(({ value }) => value !== null)) return [];
  return [{ sample: swatch('none'), text: words.noValue }];
}

function swatch(shade: string): SvgElement {
  return sample([
    element('rect', {
      class: `chart-tile chart-shade-${shade}`,
      x: 1,
      y: 1,
      width: 26,
      height: 14,
    }),
  ]);
}

/** The highest value first, whether it has a tile or not. */
function tableRows({ tiles, others }: TileMapInput, words: TileMapWords): ChartRow[] {
  const places = [
    ...tiles.map((tile) => ({ ...tile, note: null })),
    ...others.map((other) => ({ ...other, note: words.offMap })),
  ];
  const valued = valuedOf(places).toSorted((a, b) => b.value - a.value);
  const texts = words.values(valued.map(({ value }) => value));
  return [
    ...valued.map(({ name, note, cases }, at) =>
      row([
        cell(name, { note }),
        cell(texts[at]!, { note: cases === null ? null : words.cases(cases) }),
      ]),
    ),
    ...places
      .filter(({ value }) => value === null)
      .map(({ name, note }) => row([cell(name, { note }), cell(words.noValue)])),
  ];
}

function row(cells: ChartRow['cells']): ChartRow {
  return { kind: 'row', cells };
}
