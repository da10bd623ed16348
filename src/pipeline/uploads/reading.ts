import {
  asTexts,
  type ColumnName,
  columnsOf,
  dayFormats,
  dimensionsRemedy,
  encodings,
  firstRecords,
  type Mapping,
  type ReadAs,
  standardLimits,
  standardMapping,
  suggestColumns,
} from '../../formats/index.ts';
import { canonicalJson, type RowKind } from '../../model/index.ts';
import { uploadPath } from './folder.ts';
import type { Upload } from './upload.ts';

/** The name of mappings that were made on the desk. */
const mappingName = 'upload';

const delimiters = [',', ';', '\t', '|'] as const;

/** What a person says of how a file is read; what is left out stays as it was. */
export interface ReadingChoice {
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly dayFormat?: string;
  readonly metricNames?: string;
  readonly sheet?: string;
  readonly path?: string;
  /** Which header each column is; an empty text, or one that is none of them: it is not there. */
  readonly columns?: Readonly<Record<ColumnName, string>>;
  /** The metric that all numbers are of; an empty text: each row names its own. */
  readonly allOf?: string;
  /** Whether columns beside these are breakdowns; `kept`: those that are so far. */
  readonly breakdowns?: 'all' | 'none' | 'kept';
}

/** A column for which a header was chosen that another one has, or one metric beside a column. */
export type ReadingFault = ColumnName | 'allOf';

/**
 * The mapping that a person asks for, based on the one in force. When a header was chosen for
 * several columns, or one metric where the file names them, these.
 * @param headers the file's columns
 */
export function mappingFrom(
  choice: ReadingChoice,
  { kind, mapping }: Pick<Upload, 'kind' | 'mapping'>,
  headers: readonly string[],
): Mapping | ReadingFault[] {
  const one = <T extends string>(asked: string | undefined, choices: readonly T[], old: T): T =>
    choices.find((candidate) => candidate === asked) ?? old;
  const { sheet, path, ...others } = mapping;
  const base: Mapping = {
    ...others,
    name: mappingName,
    delimiter: one(choice.delimiter, delimiters, mapping.delimiter),
    encoding: one(choice.encoding, encodings, mapping.encoding),
    dayFormat: one(choice.dayFormat, dayFormats, mapping.dayFormat),
    metricNames: one(choice.metricNames, ['slug', 'title'], mapping.metricNames),
    ...placed('sheet', choice.sheet ?? sheet),
    ...placed('path', choice.path ?? path),
  };
  if (kind === 'events' || choice.columns === undefined) return named(base);
  const columns = chosenColumns(kind, choice.columns, headers);
  if (Array.isArray(columns)) return columns;
  const { metric: _, ...constants } = mapping.constants;
  const { allOf = '', breakdowns } = choice;
  const namesMetrics =
    choice.columns.metric !== '' || headers.some((one) => keyOf(one) === 'metric');
  if (allOf !== '' && namesMetrics) return ['allOf'];
  return named({
    ...base,
    columns,
    constants: allOf === '' ? constants : { ...constants, metric: allOf },
    dimensions: breakdowns === 'kept' ? mapping.dimensions : breakdowns === 'all' ? null : [],
  });
}

/** The mapping in force without one of the columns that it takes as breakdowns. */
export function withoutBreakdown(
  { mapping }: Pick<Upload, 'mapping'>,
  { breakdowns }: Pick<FileLook, 'breakdowns'>,
  column: string,
): Mapping {
  const dimensions = breakdowns.filter((one) => one !== column);
  return named({ ...mapping, name: mappingName, dimensions });
}

/** Headers are the same whatever their case and the spaces around them. */
function keyOf(header: string): string {
  return header.trim().toLowerCase();
}

function placed(name: 'sheet' | 'path', text = '') {
  return text.trim() === '' ? {} : { [name]: text.trim() };
}

function chosenColumns(
  kind: RowKind,
  chosen: Readonly<Record<ColumnName, string>>,
  headers: readonly string[],
): Mapping['columns'] | ColumnName[] {
  const columns: Partial<Record<ColumnName, string>> = {};
  const taken = new Set<string>();
  const twice: ColumnName[] = [];
  for (const column of columnsOf[kind]) {
    const header = chosen[column];
    if (header === '' || !headers.includes(header)) continue;
    if (taken.has(header)) twice.push(column);
    taken.add(header);
    if (keyOf(header) !== column) columns[column] = header.trim();
  }
  return twice.length > 0 ? twice : columns;
}

/** A mapping that says what the standard form says goes by its name. */
function named(mapping: Mapping): Mapping {
  const standard = { ...standardMapping, ...pick(mapping) };
  return canonicalJson({ ...mapping, name: standard.name }) === canonicalJson(standard)
    ? standard
    : mapping;
}

/** What says which kind of file it is, not how its table is written. */
function pick({ format, encoding, delimiter }: Mapping) {
  return { ...(format === undefined ? {} : { format }), encoding, delimiter };
}

const shownRecords = 4;
const shownLines = 3;

/** What a file looks like, for a person to say how it is to be read. */
export interface FileLook {
  /** Its first records as they stand there; the first names the columns. Empty for cases. */
  readonly records: readonly (readonly string[])[];
  /** Which header each column could be, in the order in which they are asked; empty: none. */
  readonly columns: readonly { readonly column: ColumnName; readonly guess: string }[];
  /** The headers of columns that are taken as breakdowns. */
  readonly breakdowns: readonly string[];
  /** CSV only: how its telling lines would read in each encoding. */
  readonly texts: readonly ReadAs[];
}

/** Looks at the beginning of a file that was sent. */
export async function lookInto(folder: string, upload: Upload): Promise<FileLook> {
  const { id, name, mapping, kind } = upload;
  const path = uploadPath(folder, id);
  const isCsv = (mapping.format ?? 'csv') === 'csv';
  const texts = isCsv ? await asTexts(path, shownLines) : [];
  if (kind === 'events') return { records: [], columns: [], breakdowns: [], texts };
  const source = { path, name, mapping, limits: standardLimits };
  const records = await firstRecords(source, shownRecords);
  const guesses = suggestColumns(kind, mapping, records[0] ?? []);
  const columns = columnsOf[kind].map((column) => ({ column, guess: guesses[column] ?? '' }));
  return { records, columns, breakdowns: breakdownsIn(upload, records[0] ?? []), texts };
}

function breakdownsIn({ kind, mapping }: Upload, headers: readonly string[]): string[] {
  if (kind !== 'observations') return [];
  const taken = columnsOf[kind].map((column) => keyOf(String(mapping.columns[column] ?? column)));
  const listed = mapping.dimensions?.map(keyOf);
  return headers
    .map((header) => header.trim())
    .filter((one) => one !== '' && !taken.includes(keyOf(one)))
    .filter((one) => listed?.includes(keyOf(one)) ?? true);
}

/** What a person can choose from. */
export const readingChoices = { delimiters, encodings, dayFormats, columnsOf } as const;
export { type ColumnName, dimensionsRemedy };
