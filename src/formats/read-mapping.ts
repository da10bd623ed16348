import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { type Finding, nearest, shortValue } from '../model/index.ts';
import {
  type ColumnName,
  columnsOf,
  dayFormats,
  encodings,
  formatNames,
  type Mapping,
} from './contract.ts';
import { standardMapping } from './mapping.ts';

const MOST_CHARACTERS = 100_000;

/**
 * Reads a mapping file: YAML with the keys of `Mapping` but `name`, all optional; what is left out
 * is as in `standardMapping`. The mapping is named as the file, without its folders. Gives findings
 * with line and column for unknown and repeated keys, values that cannot be, columns that
 * contradict each other and broken YAML, all at once.
 * @example readMapping('encoding: windows-1252', 'ours.yaml')
 */
export function readMapping(text: string, fileName: string): Mapping | Finding[] {
  const lines = new LineCounter();
  const findings: Finding[] = [];
  const refuse: Refuse = (place, message, remedy, value) => {
    const offset = typeof place === 'number' ? place : (place.range?.[0] ?? 0);
    const { line, col } = lines.linePos(offset);
    const shown = value === undefined ? {} : { value: shortValue(value) };
    const found = { code: 'mapping', message, remedy, file: fileName, line, column: col, ...shown };
    findings.push(found);
    return undefined;
  };
  const name = fileName.split(/[\\/]/).at(-1) ?? fileName;
  const root = rootOf(text, lines, refuse);
  const mapping = root === null ? { ...standardMapping, name } : mappingAt(root, name, refuse);
  if (findings.length > 0) return findings;
  return mapping;
}

/** Reads a mapping that stands in another YAML text; whole when nothing was refused. */
export function mappingAt(root: ParsedNode, name: string, refuse: Refuse): Mapping {
  let refused = false;
  const noting: Refuse = (...wrong) => {
    refused = true;
    return refuse(...wrong);
  };
  const keys = isMap(root)
    ? readKeys(root, settings, noting)
    : noting(root, 'A mapping consists of keys with values', 'Write for example “header: true”.');
  const mapping = { ...standardMapping, name, ...(keys as Partial<Mapping> | undefined) };
  if (!refused) checkColumns(mapping, root, noting);
  return mapping;
}

/** Reports something wrong at a node or an offset; undefined, so that a reader can end with it. */
export type Refuse = (
  place: ParsedNode | number,
  message: string,
  remedy: string,
  value?: string,
) => undefined;

/** Null for a text without a mapping. */
function rootOf(text: string, lines: LineCounter, refuse: Refuse): ParsedNode | null {
  if (text.length > MOST_CHARACTERS) {
    refuse(0, `A mapping has at most ${MOST_CHARACTERS} characters`, 'Name a smaller file.');
    return null;
  }
  const options = { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' } as const;
  const document = parseDocument(text, options);
  for (const { pos, message } of document.errors) {
    const said = message.split(/ at line \d|\n/)[0]!;
    refuse(pos[0], `This is not well-formed YAML: ${said}`, 'Correct the text here or before it.');
  }
  return document.errors.length > 0 ? null : document.contents;
}

type Read = (node: ParsedNode, refuse: Refuse) => unknown;

/** The values of a map's keys; each must be one of `readers`. */
function readKeys(
  map: YAMLMap<unknown, unknown>,
  readers: Readonly<Record<string, Read>>,
  refuse: Refuse,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const pair of map.items as Pair<ParsedNode, ParsedNode | null>[]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const names = Object.keys(readers);
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (read === undefined) {
      const near = nearest(key, names);
      const hint =
        near === null ? `Keys here are ${names.join(', ')}.` : `Write “${near}” if that is meant.`;
      refuse(pair.key, 'There is no such key', hint, key);
    } else if (Object.hasOwn(values, key)) {
      refuse(pair.key, 'The key stands here twice', 'Remove one of them.', key);
    } else {
      values[key] = pair.value === null ? empty(pair.key, refuse) : read(pair.value, refuse);
    }
  }
  return values;
}

function empty(key: ParsedNode, refuse: Refuse): undefined {
  return refuse(key, 'The key has no value', 'Write a value or remove the line.');
}

/** A text or number as it stands in the file. */
function scalarText(node: ParsedNode): string | undefined {
  if (!isScalar(node)) return undefined;
  if (typeof node.value === 'string') return node.value;
  return typeof node.value === 'number' ? node.source : undefined;
}

function oneOf(choices: readonly string[]): Read {
  return (node, refuse) => {
    const text = scalarText(node);
    if (text !== undefined && choices.includes(text)) return text;
    const listed = choices.map((choice) => JSON.stringify(choice)).join(', ');
    return refuse(node, 'This value cannot be', `Write one of ${listed}.`, text);
  };
}

const headerName: Read = (node, refuse) => {
  const text = scalarText(node)?.trim();
  if (text !== undefined && text !== '') return text;
  return refuse(node, 'A header’s text is expected', 'Write it as in the file’s first line.');
};

const columnPlace: Read = (node, refuse) => {
  if (!isScalar(node) || typeof node.value !== 'number') return headerName(node, refuse);
  if (Number.isInteger(node.value) && node.value >= 1 && node.value <= 200) return node.value;
  return refuse(node, 'This is no position', 'Write a whole number from 1 to 200.');
};

const constantText: Read = (node, refuse) =>
  scalarText(node)?.trim() ??
  refuse(node, 'A text or a number is expected', 'Write it as it would stand in the file.');

const allColumns: readonly ColumnName[] = [
  ...new Set<ColumnName>([...columnsOf.observations, ...columnsOf.targets]),
];

function byColumn(read: Read): Read {
  const readers = Object.fromEntries(allColumns.map((column) => [column, read]));
  return (node, refuse) =>
    isMap(node)
      ? readKeys(node, readers, refuse)
      : refuse(node, 'A map of columns is expected', 'Write for example “metric: NAME”.');
}

const settings: Readonly<Record<Exclude<keyof Mapping, 'name'>, Read>> = {
  format: oneOf(formatNames),
  sheet: headerName,
  path: headerName,
  delimiter: oneOf([',', ';', '\t', '|']),
  encoding: oneOf(encodings),
  header: (node, refuse) =>
    isScalar(node) && typeof node.value === 'boolean'
      ? node.value
      : refuse(node, 'This value cannot be', 'Write true or false.'),
  columns: byColumn(columnPlace),
  constants: byColumn(constantText),
  dimensions: (node, refuse) =>
    isSeq(node)
      ? (node.items as ParsedNode[]).map((item) => headerName(item, refuse))
      : refuse(node, 'A list of headers is expected', 'Write for example [ward, district].'),
  dayFormat: oneOf(dayFormats),
  metricNames: oneOf(['slug', 'title']),
};

/** Columns that contradict the header or each other. */
function checkColumns(
  { header, columns, constants, dimensions }: Mapping,
  root: ParsedNode,
  refuse: Refuse,
): void {
  const taken = new Map<string, string>();
  for (const [column, place] of Object.entries(columns)) {
    if ((typeof place === 'number') === header) {
      const message = `“${column}” is given by ${header ? 'position' : 'name'}, in a file ${header ? 'with' : 'without'} a header`;
      const name = 'Give its name in quotes, or “header: false”.';
      refuse(root, message, header ? name : 'Give its position from 1.');
    }
    const key = String(place).toLowerCase();
    const other = taken.get(key);
    if (other !== undefined) {
      refuse(root, `“${column}” and “${other}” are the same column`, 'Give each its own.', key);
    }
    taken.set(key, column);
    if (Object.hasOwn(constants, column)) {
      refuse(root, `“${column}” is both a column and a constant`, 'Remove one of them.');
    }
  }
  for (const name of dimensions ?? []) {
    const column = taken.get(name.toLowerCase());
    if (!header || column !== undefined) {
      const message = `“${name}” cannot be a dimension ${header ? `and “${column}”` : 'without a header'}`;
      refuse(root, message, 'Remove it from “dimensions”.');
    }
  }
}
