import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { columnName } from './dataset-kinds.ts';
import { type Kind, refuse, text } from './kinds.ts';
import { resolved, type YamlFile } from './yaml-file.ts';

const longestName = 60;

/** A map from one text to another, both exactly as they are written. */
function textMap(says: string, key: Kind<string>, remedy: string): Kind<Record<string, string>> {
  const value = text(longestName);
  return {
    says,
    read: (node, file) => {
      if (!isMap(node) || node.items.length === 0) {
        return refuse(file, node, {
          code: 'not-a-map',
          message: 'A map is expected here',
          remedy,
        });
      }
      const pairs = node.items.map((pair) => {
        const at = resolved(file, pair.key) ?? node;
        return [key.read(at, file), value.read(resolved(file, pair.value) ?? at, file)] as const;
      });
      const isWhole = pairs.every((pair) => !pair.includes(undefined));
      return isWhole ? Object.fromEntries(pairs as [string, string][]) : undefined;
    },
  };
}

/** What columns are called for people. */
export const nameMap = textMap(
  'map from column to the name that people read',
  columnName,
  'Write for example {TYPE: Kind of request}',
);

const longestTile = 16;
const tileLabel = text(longestTile);

/** The values of tiles that say something else than the files do. */
export const tileValues = textMap(
  'map from tile to value',
  tileLabel,
  'Write for example {Allston: "Allston / Brighton"}',
);

/** A tile with its place, from 0, and where it stands in the file. */
export interface WrittenTile {
  readonly label: string;
  readonly row: number;
  readonly column: number;
  readonly node: Node;
}

const mostColumns = 12;
const mostRows = 30;

/** The rows of a map of tiles from top to bottom, each a list; an empty text is an empty place. */
export const tileRows: Kind<readonly WrittenTile[]> = {
  says: `list of up to ${mostRows} rows, each a list of up to ${mostColumns} tiles of up to ${longestTile} characters; \`""\` leaves a place empty`,
  read: (node, file) => {
    const rows = isSeq(node) ? node.items.map((item) => resolved(file, item) ?? node) : [];
    const fits = rows.every((row) => isSeq(row) && row.items.length <= mostColumns);
    if (rows.length === 0 || rows.length > mostRows || !fits) {
      return refuse(file, node, {
        code: 'not-rows-of-tiles',
        message: `A list of 1 to ${mostRows} rows, each a list of at most ${mostColumns} tiles, is expected here`,
        remedy: 'Write each row for example as - ["", Charlestown, East Boston]',
      });
    }
    const read = rows.flatMap((row, at) =>
      isSeq(row) ? row.items.map((item, place) => tileAt(item, row, [at, place], file)) : [],
    );
    return read.includes(undefined)
      ? undefined
      : (read as (WrittenTile | null)[]).filter((tile) => tile !== null);
  },
};

/** Null: the place is empty; undefined: faulty. */
function tileAt(
  item: unknown,
  rowNode: Node,
  [row, column]: readonly [number, number],
  file: YamlFile,
): WrittenTile | null | undefined {
  const node = resolved(file, item) ?? rowNode;
  if (isScalar(node) && (node.value === null || node.value === '')) return null;
  const label = tileLabel.read(node, file);
  return label === undefined ? undefined : { label, row, column, node };
}
