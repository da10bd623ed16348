import type { Node } from 'yaml';
import {
  type ColumnType,
  columnTypes,
  type DatasetColumn,
  type DatasetDefinition,
  formattedTypes,
  nearest,
} from '../../model/index.ts';
import { type Entry, isWhole } from './section.ts';
import type { settings } from './settings.ts';
import { tilesOf } from './tiles.ts';
import { report } from './yaml-file.ts';

export type DatasetEntry = Entry<typeof settings.dataset>;

/** The types of columns that say on which day something happened. */
export const dayTypes: readonly ColumnType[] = formattedTypes;

/** Checks what one dataset's keys say together; undefined when something is missing or faulty. */
export function datasetOf(entry: DatasetEntry): DatasetDefinition | undefined {
  const { columns } = entry.values;
  if (columns === undefined) return undefined;
  const before = entry.file.findings.length;
  needColumn(entry, 'key', columns, ['text', 'category', 'integer']);
  needColumn(entry, 'opened', columns, dayTypes);
  needColumn(entry, 'known', columns, ['local-time', 'instant']);
  needColumn(entry, 'deleted', columns, ['boolean']);
  for (const name of entry.values.dimensions ?? []) {
    checkColumn(entry, entry.nodes.dimensions, name, columns, [
      'text',
      'category',
      'boolean',
      'integer',
    ]);
  }
  checkKinds(entry);
  checkNames(entry, columns);
  const tiles = tilesOf(entry);
  const opened = entry.values.opened ?? openedOf(entry, columns);
  if (entry.file.findings.length > before || opened === undefined || !isWhole(entry)) {
    return undefined;
  }
  const { names, tiles: _, formats, places, groups, ...rest } = entry.values;
  return {
    ...rest,
    formats: formats ?? {},
    opened,
    ...(places.length === 0 ? {} : { places }),
    ...(groups.length === 0 ? {} : { groups }),
    ...(names === null ? {} : { names }),
    ...(tiles == null ? {} : { tiles }),
  };
}

/** What says where or for whom must be something that numbers are broken down by. */
function checkKinds({ file, nodes, values }: DatasetEntry): void {
  for (const key of ['places', 'groups'] as const) {
    for (const name of values[key] ?? []) {
      if (values.dimensions?.includes(name)) continue;
      report(file, nodes[key]!, {
        code: 'not-a-dimension',
        message: `The column ${name} is not among the dimensions of the dataset`,
        remedy: 'Add it under `dimensions`',
      });
    }
  }
}

function checkNames(entry: DatasetEntry, columns: readonly DatasetColumn[]): void {
  for (const name of Object.keys(entry.values.names ?? {})) {
    checkColumn(entry, entry.nodes.names, name, columns, columnTypes);
  }
}

/** The first column of days or times, where none is named. */
function openedOf(entry: DatasetEntry, columns: readonly DatasetColumn[]): string | undefined {
  const first = columns.find(({ type }) => dayTypes.includes(type));
  if (first === undefined) {
    report(entry.file, entry.nodes.columns!, {
      code: 'no-day-column',
      message: 'No column says on which day a case came in',
      remedy: 'Add a column of type day, local-time or instant',
    });
  }
  return first?.name;
}

function needColumn(
  entry: DatasetEntry,
  key: 'key' | 'opened' | 'known' | 'deleted',
  columns: readonly DatasetColumn[],
  types: readonly ColumnType[],
): void {
  const name = entry.values[key];
  if (typeof name === 'string') checkColumn(entry, entry.nodes[key], name, columns, types);
}

/** Reports a column that the dataset does not have, or that is of a type that does not go there. */
export function checkColumn(
  { file, node }: Pick<DatasetEntry, 'file' | 'node'>,
  at: Node | undefined,
  name: string,
  columns: readonly DatasetColumn[],
  types: readonly ColumnType[],
): void {
  const column = columns.find((one) => one.name === name);
  if (column === undefined) {
    const near = nearest(
      name,
      columns.map((one) => one.name),
    );
    report(file, at ?? node, {
      code: 'unknown-column',
      message: `The dataset has no column ${name}`,
      remedy: near === null ? 'Add it under `columns`' : `Did you mean \`${near}\`?`,
    });
  } else if (!types.includes(column.type)) {
    report(file, at ?? node, {
      code: 'column-type',
      message: `The column ${name} is of type ${column.type}; ${types.join(', ')} is expected here`,
      remedy: 'Name another column, or correct its type',
    });
  }
}
