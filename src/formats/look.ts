import { nearest, type RowKind } from '../model/index.ts';
import { type ColumnName, columnsOf, type Encoding, encodings, type Mapping } from './contract.ts';
import { headOf } from './rows/head.ts';

const shownCharacters = 120;

/** How a few lines of a file would read in one encoding. */
export interface ReadAs {
  readonly encoding: Encoding;
  readonly lines: readonly string[];
}

/**
 * The lines of a file that tell encodings apart, as they would read in each: those with a character
 * beyond ASCII among the first, else the first. For a person to choose; nothing is decided here.
 */
export async function asTexts(path: string, count: number): Promise<ReadAs[]> {
  const head = await headOf(path);
  return encodings.map((encoding) => ({ encoding, lines: tellingLines(head, encoding, count) }));
}

function tellingLines(head: Buffer, encoding: Encoding, count: number): string[] {
  const text = new TextDecoder(encoding).decode(head);
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line !== '');
  const telling = lines.filter((line) => /[^\x20-\x7e\t]/.test(line));
  return [...telling, ...lines].slice(0, count).map((line) => line.slice(0, shownCharacters));
}

/**
 * What seems to stand between the columns of a CSV file whose header is not known: the only one of
 * the usual delimiters that its first line has; else the comma. A guess for a person to confirm.
 */
export async function seemingDelimiter(
  path: string,
  encoding: Encoding,
): Promise<Mapping['delimiter']> {
  const text = new TextDecoder(encoding).decode(await headOf(path));
  const [header = ''] = text.split(/\r\n|\r|\n/, 1);
  const there = ([',', ';', '\t', '|'] as const).filter((one) => header.includes(one));
  return there.length === 1 ? there[0]! : ',';
}

/**
 * Which of a file's headers each column could be: the one that the mapping names, one of the
 * column's own name, else the nearest. A guess for a person to confirm; no header is given twice.
 */
export function suggestColumns(
  kind: RowKind,
  mapping: Mapping,
  headers: readonly string[],
): Partial<Record<ColumnName, string>> {
  const found: Partial<Record<ColumnName, string>> = {};
  const free = new Set(headers.filter((header) => header.trim() !== ''));
  const take = (column: ColumnName, header: string | undefined) => {
    if (header === undefined || found[column] !== undefined) return;
    found[column] = header;
    free.delete(header);
  };
  const open = columnsOf[kind].filter((column) => mapping.constants[column] === undefined);
  const named = (name: string) => [...free].find((header) => keyOf(header) === keyOf(name));
  for (const column of open) take(column, named(String(mapping.columns[column] ?? column)));
  for (const column of open) {
    if (found[column] !== undefined) continue;
    const keys = new Map([...free].map((header) => [keyOf(header), header]));
    const near = nearest(keyOf(String(mapping.columns[column] ?? column)), [...keys.keys()]);
    take(column, near === null ? undefined : keys.get(near));
  }
  return found;
}

/** Headers are the same whatever their case and the spaces around them. */
function keyOf(header: string): string {
  return header.trim().toLowerCase();
}
