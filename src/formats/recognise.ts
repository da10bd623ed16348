import type { DeliveryKind } from '../model/index.ts';
import type { columnsOf, Encoding, FormatName, Mapping } from './contract.ts';
import { standardMapping } from './mapping.ts';
import { headOf } from './rows/head.ts';

/** How a file is to be read. */
export interface Recognised {
  readonly mapping: Mapping;
  /** Null: nothing in the file says it. */
  readonly kind: DeliveryKind | null;
  /** What was recognised beyond the standard form, in a sentence; null: nothing. */
  readonly said: string | null;
}

/**
 * Looks at the beginning of a file and says how to read it, where that is certain: by the marks that
 * programs put at the front of their files, by a byte order mark, by the one delimiter that makes a
 * known header. What is not certain stays as in the standard form, whose reader refuses the file
 * with the place and what to do. A mapping that is given is kept; only its format is filled in.
 */
export async function recogniseFile(path: string, given: Mapping | null): Promise<Recognised> {
  const head = await headOf(path);
  const format = given?.format ?? formatOf(head);
  if (format !== 'csv') {
    const kind = kindOfText(head.toString('utf8'), given ?? standardMapping);
    const mapping = { ...(given ?? standardMapping), format };
    return { mapping, kind, said: `Read as ${formatTexts[format]}.` };
  }
  if (given !== null) return { mapping: given, kind: kindOfCsv(head, given), said: null };
  const encoding = encodingOf(head);
  const delimiter = delimiterOf(textOf(head, encoding));
  const mapping = { ...standardMapping, encoding, delimiter };
  const said = [
    encoding === 'utf-8' ? '' : `in ${encoding.toUpperCase()}`,
    delimiter === ',' ? '' : `with ${delimiterTexts[delimiter]} between the columns`,
  ].filter((part) => part !== '');
  return {
    mapping,
    kind: kindOfCsv(head, mapping),
    said: said.length === 0 ? null : `Read as CSV ${said.join(' ')}.`,
  };
}

const formatTexts: Readonly<Record<FormatName, string>> = {
  csv: 'CSV',
  xlsx: 'an Excel workbook',
  json: 'JSON',
  ndjson: 'JSON lines',
  parquet: 'Parquet',
};

const delimiterTexts: Readonly<Record<Mapping['delimiter'], string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
};

function formatOf(head: Buffer): FormatName {
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04') return 'xlsx';
  if (head.toString('latin1', 0, 4) === 'PAR1') return 'parquet';
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return 'csv';
  return isRow(text.split('\n', 1)[0]!) ? 'ndjson' : 'json';
}

/** Whether a line is a row of its own, and not a whole document with rows somewhere in it. */
function isRow(line: string): boolean {
  try {
    return !hasRows(JSON.parse(line));
  } catch {
    return false;
  }
}

function hasRows(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!Array.isArray(value)) return Object.values(value).some(hasRows);
  return value.some((item) => typeof item === 'object' && item !== null);
}

const marks: readonly (readonly [hex: string, Encoding])[] = [
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];

function encodingOf(head: Buffer): Encoding {
  const hex = head.toString('hex', 0, 2);
  return marks.find(([mark]) => mark === hex)?.[1] ?? 'utf-8';
}

function textOf(head: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(head);
}

/** The one delimiter by which the first line has the columns that a file needs, else the comma. */
function delimiterOf(text: string): Mapping['delimiter'] {
  const header = firstLine(text);
  const fitting = ([',', ';', '\t', '|'] as const).filter(
    (delimiter) => kindOfHeader(namesOf(header, delimiter), standardMapping) !== null,
  );
  return fitting.length === 1 ? fitting[0]! : ',';
}

function kindOfCsv(head: Buffer, mapping: Mapping): DeliveryKind | null {
  if (!mapping.header) return 'observations';
  const header = firstLine(textOf(head, mapping.encoding));
  return kindOfHeader(namesOf(header, mapping.delimiter), mapping);
}

function firstLine(text: string): string {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/, 1)[0]!;
}

function namesOf(header: string, delimiter: string): string[] {
  return header.split(delimiter).map((cell) => cell.replaceAll('"', '').trim().toLowerCase());
}

/** The kind whose first columns (metric and a day) and number stand in a header. */
function kindOfHeader(names: readonly string[], mapping: Mapping): DeliveryKind | null {
  const has = (column: keyof Mapping['columns']) =>
    mapping.constants[column] !== undefined ||
    names.includes(String(mapping.columns[column] ?? column).toLowerCase());
  if (!has('metric')) return null;
  if (has('from') && has('target')) return 'targets';
  return has('start') && (has('value') || has('numerator')) ? 'observations' : null;
}

/** Of formats that name their columns in every row, or inside a part that is packed. */
function kindOfText(text: string, mapping: Mapping): DeliveryKind | null {
  const quoted = (column: (typeof columnsOf)['targets'][number]) =>
    text.includes(JSON.stringify(String(mapping.columns[column] ?? column)));
  if (quoted('target') && quoted('from')) return 'targets';
  return text.startsWith('PK') || text.startsWith('PAR1') ? null : 'observations';
}
