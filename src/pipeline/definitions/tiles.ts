import { nearest, type TileMap } from '../../model/index.ts';
import { type Entry, isWhole, readSection } from './section.ts';
import { settings } from './settings.ts';
import { report } from './yaml-file.ts';

type TilesEntry = Entry<typeof settings.tileMap>;

/** Reads a dataset's `tiles`. Null: it has none; undefined: faulty, and the findings say how. */
export function tilesOf(dataset: Entry<typeof settings.dataset>): TileMap | null | undefined {
  const node = dataset.nodes.tiles;
  if (node === undefined) return dataset.values.tiles === undefined ? undefined : null;
  const entry = readSection(dataset.file, node, '`tiles`', settings.tileMap);
  if (entry === undefined) return undefined;
  const before = dataset.file.findings.length;
  needDimension(entry, dataset.values.dimensions ?? []);
  refuseTwins(entry);
  refuseStrangeValues(entry);
  if (dataset.file.findings.length > before || !isWhole(entry)) return undefined;
  const { column, note, rows, values } = entry.values;
  const tiles = rows.map(({ label, row, column: at }) => ({
    ...{ label, row, column: at },
    value: values[label] ?? label,
  }));
  return { column, note, tiles };
}

function needDimension({ file, nodes, values }: TilesEntry, dimensions: readonly string[]): void {
  const { column } = values;
  if (column === undefined || dimensions.includes(column)) return;
  report(file, nodes.column!, {
    code: 'not-a-dimension',
    message: `The column ${column} is not among the dimensions of the dataset`,
    remedy: 'Add it under `dimensions`',
  });
}

/** Two tiles of one name, or for one value, would show one number twice. */
function refuseTwins({ file, values }: TilesEntry): void {
  const seen = new Set<string>();
  for (const { label, node } of values.rows ?? []) {
    const value = values.values?.[label] ?? label;
    if (seen.has(value)) {
      report(file, node, {
        code: 'duplicate-tile',
        message: `The map has two tiles for ${value}`,
        remedy: 'Remove one of the two, or give it another value under `values`',
      });
    }
    seen.add(value);
  }
}

function refuseStrangeValues({ file, nodes, values }: TilesEntry): void {
  const labels = (values.rows ?? []).map(({ label }) => label);
  if (values.rows === undefined) return;
  for (const label of Object.keys(values.values ?? {})) {
    if (labels.includes(label)) continue;
    const near = nearest(label, labels);
    report(file, nodes.values!, {
      code: 'unknown-tile',
      message: `The map has no tile ${label}`,
      remedy: near === null ? 'Add it under `rows`' : `Did you mean \`${near}\`?`,
    });
  }
}
