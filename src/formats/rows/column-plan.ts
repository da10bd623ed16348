import { nearest, type RowKind, shortValue } from '../../model/index.ts';
import { type ColumnName, columnsOf, type Mapping } from '../contract.ts';
import type { FindingList } from './finding-list.ts';

/** Where a file keeps what we look for. */
export interface ColumnPlan {
  /** How many fields every row has. */
  readonly width: number;
  /** Trimmed text of a column in a row; the mapping's constant, or '' where there is no column. */
  readonly cell: (fields: readonly string[], column: ColumnName) => string;
  /** What a finding calls a column: its header in the file, or its position. */
  readonly label: (column: ColumnName) => string | number;
  readonly dimensions: readonly { readonly name: string; readonly index: number }[];
  /** Headers that were neither asked for nor taken. */
  readonly ignored: readonly string[];
}

interface Header {
  readonly text: string;
  readonly key: string;
  readonly index: number;
}

/** Headers are the same whatever their case and the spaces around them. */
function keyOf(header: string): string {
  return header.trim().toLowerCase();
}

/** At least one of these groups must be there as a whole. */
const needed: Readonly<Record<RowKind, readonly (readonly ColumnName[])[]>> = {
  observations: [
    ['metric', 'start', 'value'],
    ['metric', 'start', 'numerator', 'denominator'],
  ],
  targets: [['metric', 'from', 'target']],
};

/** The plan for a file whose first row names the columns; null after saying what is wrong. */
export function planFromHeader(
  kind: RowKind,
  mapping: Mapping,
  header: { readonly fields: readonly string[]; readonly line: number },
  findings: FindingList,
): ColumnPlan | null {
  const before = findings.total;
  const headers = header.fields.map((field, index) => {
    const text = field.trim();
    return { text, key: keyOf(text), index };
  });
  const found = new Map<ColumnName, Header>();
  for (const column of columnsOf[kind]) {
    const wanted = keyOf(String(mapping.columns[column] ?? column));
    const match = headers.find(({ key }) => key === wanted);
    if (match === undefined) continue;
    found.set(column, match);
    if (mapping.constants[column] === undefined) continue;
    findings.add(() => ({
      code: 'duplicate-column',
      message: `The mapping gives “${column}” as a constant, and the file has it too`,
      remedy: 'Remove it from the mapping’s constants.',
      line: header.line,
      column: match.text,
    }));
  }
  reportMissing(kind, mapping, headers, found, header.line, findings);
  const others = headers.filter((one) => ![...found.values()].includes(one));
  const listed = mapping.dimensions?.map(keyOf);
  const dimensions = others.filter(({ key }) => listed?.includes(key) ?? kind === 'observations');
  // Where a header is missing, every other header would be reported as its misspelling again.
  if (findings.total === before) {
    reportOthers(kind, mapping, headers, others, header.line, findings);
  }
  if (findings.total > before) return null;
  return {
    ...access(
      mapping,
      (column) => found.get(column)?.index,
      (column) => found.get(column)?.text,
    ),
    width: headers.length,
    dimensions: dimensions.map(({ text, index }) => ({ name: text, index })),
    ignored: others.filter((one) => !dimensions.includes(one)).map(({ text }) => text),
  };
}

/** The plan for a file without header, whose columns the mapping gives by position. */
export function planFromPositions(
  kind: RowKind,
  mapping: Mapping,
  findings: FindingList,
): ColumnPlan | null {
  const position = (column: ColumnName) => {
    const given = mapping.columns[column];
    return typeof given === 'number' ? given : undefined;
  };
  const has = (column: ColumnName) =>
    position(column) !== undefined || mapping.constants[column] !== undefined;
  if (!needed[kind].some((group) => group.every(has))) {
    findings.add(() => ({
      code: 'missing-column',
      message: `The mapping “${mapping.name}” does not say where the columns of ${kind} stand`,
      remedy: `Use a mapping that gives a position for ${needed[kind][0]!.join(', ')}.`,
    }));
    return null;
  }
  const positions = columnsOf[kind].map(position).filter((at) => at !== undefined);
  return {
    ...access(mapping, (column) => asIndex(position(column)), position),
    width: Math.max(...positions),
    dimensions: [],
    ignored: [],
  };
}

function asIndex(position: number | undefined): number | undefined {
  return position === undefined ? undefined : position - 1;
}

function access(
  mapping: Mapping,
  index: (column: ColumnName) => number | undefined,
  label: (column: ColumnName) => string | number | undefined,
): Pick<ColumnPlan, 'cell' | 'label'> {
  const all = new Set<ColumnName>([...columnsOf.observations, ...columnsOf.targets]);
  const at = Object.fromEntries([...all].map((column) => [column, index(column) ?? -1]));
  const constants = mapping.constants;
  return {
    cell: (fields, column) => fields[at[column]!]?.trim() ?? constants[column] ?? '',
    label: (column) => label(column) ?? column,
  };
}

function reportMissing(
  kind: RowKind,
  mapping: Mapping,
  headers: readonly Header[],
  found: ReadonlyMap<ColumnName, Header>,
  line: number,
  findings: FindingList,
): void {
  const has = (column: ColumnName) => found.has(column) || mapping.constants[column] !== undefined;
  const promised = columnsOf[kind].filter((column) => mapping.columns[column] !== undefined);
  // Of the groups that would do, the one that is nearest to what the file has.
  const group = needed[kind]
    .map((columns) => columns.filter((column) => !has(column)))
    .reduce((best, missing) => (missing.length <= best.length ? missing : best));
  const keys = new Set(headers.map(({ key }) => key));
  const dimensions = (mapping.dimensions ?? []).filter((name) => !keys.has(keyOf(name)));
  const mapped = promised.filter((column) => !found.has(column));
  const missing = [...new Set([...group, ...mapped])];
  const names = missing.map((column) => mapping.columns[column] ?? column);
  const quoted = [...names, ...dimensions].map((name) => `“${name}”`);
  if (quoted.length === 0) return;
  findings.add(() => ({
    code: 'missing-column',
    message: `The column${quoted.length === 1 ? '' : 's'} ${quoted.join(', ')} ${
      quoted.length === 1 ? 'is' : 'are'
    } missing from the header`,
    remedy: remedyForMissing(kind, mapping, headers),
    line,
    value: shortValue(headers.map(({ text }) => text).join(mapping.delimiter)),
  }));
}

const delimiterNames: Readonly<Record<Mapping['delimiter'], string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
};

function remedyForMissing(kind: RowKind, mapping: Mapping, headers: readonly Header[]): string {
  const whole = headers.map(({ text }) => text).join(mapping.delimiter);
  for (const delimiter of [',', ';', '\t', '|'] as const) {
    if (delimiter === mapping.delimiter || !whole.includes(delimiter)) continue;
    const seem = `The columns seem to be separated by ${delimiterNames[delimiter]}`;
    const ours = delimiterNames[mapping.delimiter];
    return `${seem}: save the file with ${ours}, or give a mapping with “delimiter: ${JSON.stringify(delimiter)}”.`;
  }
  const other: RowKind = kind === 'observations' ? 'targets' : 'observations';
  const keys = new Set(headers.map(({ key }) => key));
  if (needed[other].some((group) => group.every((column) => keys.has(column)))) {
    return `This looks like a file of ${other}: import it with --as ${other}.`;
  }
  if (Object.keys(mapping.columns).length > 0 || mapping.dimensions !== null) {
    return 'Correct the mapping or the first line.';
  }
  return `Name the columns in the first line as ${columnsOf[kind].join(',')}, or give a mapping.`;
}

function reportOthers(
  kind: RowKind,
  mapping: Mapping,
  headers: readonly Header[],
  others: readonly Header[],
  line: number,
  findings: FindingList,
): void {
  const first = new Map<string, Header>();
  for (const header of headers) {
    const { text, key, index } = header;
    const twin = first.get(key);
    if (text !== '' && twin !== undefined) {
      findings.add(() => ({
        code: 'duplicate-column',
        message: `The columns ${twin.index + 1} and ${index + 1} have the same name`,
        remedy: 'Rename or remove one of them.',
        line,
        column: text,
      }));
    } else if (text === '' || mapping.dimensions === null) {
      const said = others.includes(header) ? strange(kind, header) : null;
      if (said !== null) findings.add(() => ({ ...said, line, column: text || index + 1 }));
    }
    first.set(key, twin ?? header);
  }
}

/** What is wrong with a column that nobody asked for, if anything. */
function strange(kind: RowKind, { text, key, index }: Header) {
  if (text === '') {
    return {
      code: 'unnamed-column',
      message: `The column ${index + 1} has no name`,
      remedy: 'Name the column in the first line, or delete it.',
    };
  }
  const near = nearest(key, columnsOf[kind], 1);
  if (near !== null) {
    return {
      code: 'unknown-column',
      message: `The column looks like “${near}” written wrong`,
      remedy: `Rename it to “${near}”, or give a mapping that lists it under “dimensions”.`,
    };
  }
  if (kind === 'observations') return null;
  return {
    code: 'unknown-column',
    message: 'A file of targets has no such column',
    remedy: 'Delete the column, or give a mapping with “dimensions: []” to ignore it.',
  };
}
