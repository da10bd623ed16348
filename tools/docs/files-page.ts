import {
  type ColumnName,
  columnsOf,
  dayFormats,
  encodings,
  formatNames,
  type Limits,
  type Mapping,
  standardLimits,
} from '../../src/formats/contract.ts';
import { standardMapping, toolkitMapping } from '../../src/formats/mapping.ts';
import { table } from './table.ts';

type Kind = keyof typeof columnsOf;
type Meaning = readonly [needed: string, meaning: string];

const observations: Readonly<Record<(typeof columnsOf)['observations'][number], Meaning>> = {
  metric: ['**required**', "The metric's slug, as in `city.yaml`."],
  start: ['**required**', 'The first day of the span.'],
  end: [
    'empty = one day',
    'The last day of the span. Not later than the day on which the file comes.',
  ],
  value: [
    'value, or parts',
    'The number in the unit of the metric. A share is a part of one: `0.8`, not `80`.',
  ],
  numerator: [
    'with a denominator',
    'The upper part of a ratio or mean: cases on time, sum of ratings, total minutes. Other measures have no parts.',
  ],
  denominator: [
    'with a numerator',
    'The lower part: all cases, all answers. Not negative; where it is 0, the numerator is 0, too.',
  ],
  known: [
    'empty = the arrival',
    'From when the source knew this number. Not later than the arrival, not before the first day.',
  ],
};
const targets: Readonly<Record<(typeof columnsOf)['targets'][number], Meaning>> = {
  metric: ['**required**', "The metric's slug, as in `city.yaml`."],
  from: ['**required**', 'The first day on which it is in force.'],
  until: [
    'empty = until the next',
    'The last day. Empty: until the next row of the same metric and period begins.',
  ],
  period: [
    'empty = all',
    '`day`, `week`, `month` or `quarter`. A row with a period beats one without.',
  ],
  target: [
    'empty = taken back',
    'What the value is compared with; above 0. The column must be there.',
  ],
  known: ['empty = the arrival', 'From when this target was known.'],
};
const meanings = { observations, targets } satisfies Record<
  Kind,
  Readonly<Record<string, Meaning>>
>;

const texts: Readonly<Record<Exclude<keyof Mapping, 'name'>, readonly [string, string]>> = {
  format: [
    list(formatNames),
    'The kind of file. Left out: told from the file itself where it is certain.',
  ],
  sheet: ['a name', 'The sheet of a workbook that has several.'],
  path: ['names with dots', 'Where the list of rows stands in a JSON document, as `data.items`.'],
  delimiter: ['`,` `;` `\\t` or `|`', 'What stands between two fields.'],
  encoding: [
    list(encodings),
    'How letters are stored. Excel in Western Europe often writes `windows-1252`.',
  ],
  header: ['`true` or `false`', 'Whether the first line names the columns.'],
  columns: [
    'a map',
    'Where a column stands: `start: Tag` names its header, `start: 2` its position from 1 in a file without header. With a header, a column that is not listed goes by its own name.',
  ],
  constants: ['a map', 'What every row says without saying it, for example `denominator: 1`.'],
  dimensions: [
    'a list of headers',
    'Which other columns are dimensions; the rest is ignored and named in a note. Left out: every other column of a file of observations is one.',
  ],
  dayFormat: [list(dayFormats), 'How days are written.'],
  metricNames: [
    '`slug` or `title`',
    '`title`: the metric’s slug is made of the letters and digits of what stands there: “POTHOLE ON-TIME %” is `pothole-on-time`.',
  ],
};

const limits: Readonly<Record<keyof Limits, string>> = {
  bytes: 'bytes a file',
  wholeBytes: 'bytes of a workbook, a JSON document or a Parquet file, also unpacked',
  rows: 'rows a file',
  columns: 'columns',
  fieldLength: 'characters a field',
  recordLength: 'characters a row',
  findings: 'findings listed; the others are counted',
};

function list(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

function columnsTable(kind: Kind): string {
  const rows = meanings[kind] as Readonly<Record<ColumnName, Meaning>>;
  return table(
    ['column', 'needed', 'meaning'],
    columnsOf[kind].map((column) => [`\`${column}\``, ...rows[column]]),
  );
}

function mappingTable(): string {
  const rows = Object.entries(texts) as [keyof typeof texts, readonly [string, string]][];
  return table(
    ['key', 'value', 'left out', 'meaning'],
    rows.map(([key, [value, meaning]]) => [`\`${key}\``, value, leftOut(key), meaning]),
  );
}

function leftOut(key: keyof typeof texts): string {
  const value = standardMapping[key];
  if (value === undefined) return 'told from the file';
  return value === null ? 'all others' : `\`${JSON.stringify(value)}\``;
}

function limitsTable(): string {
  const rows = Object.entries(limits) as [keyof Limits, string][];
  return table(
    ['at most', 'of'],
    rows.map(([key, meaning]) => [standardLimits[key].toLocaleString('en-US'), meaning]),
  );
}

/** What `--mapping toolkit` stands for, as a mapping file would say it. */
function toolkitYaml(): string {
  const pairs = (map: object) =>
    `{${Object.entries(map)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ')}}`;
  const { header, columns, constants, metricNames } = toolkitMapping;
  return `header: ${header}\ncolumns: ${pairs(columns)}\nconstants: ${pairs(constants)}\nmetricNames: ${metricNames}\n`;
}

/** The page of the files that \`civicstat import\` takes. */
export function filesPage(): string {
  return `# Reference: files to import

<!-- Made from the reader's own lists by "npm run docs"; do not edit by hand. -->

\`civicstat import\` takes a table of **observations** (numbers of metrics) or of **targets** (what
they are compared with). Both are CSV: text, one row a line, fields separated by commas, a first
line that names the columns. A file is taken whole or not at all. If anything is wrong, every fault
is named with line, column, value and remedy, and nothing is taken in.

Which of the two a file is, is told from its first line: with a column \`target\` it is a file of
targets. \`--as observations\` or \`--as targets\` says it outright.

## A file of observations

${columnsTable('observations')}
Columns may stand in any order, and the ones not needed may be left out. A row has either a value,
or a numerator and a denominator, or all three if they agree. Prefer the parts where there are any:
only they can be added up to a week, a month and a quarter.

- A row with **no number at all** takes back what was known of that metric and span (a retraction).
- A row for a span that is known already **replaces** it, from its \`known\` on (a restatement).
- **Any other column is a dimension**, for example \`ward\`. A row with a value there is a breakdown:
  it is kept, and it does not count in the city's totals. A note says so on import, and a louder one
  where a metric and span have breakdowns and no total.
- Two rows with the same metric, span, dimensions and \`known\` but different numbers contradict each
  other, and the file is refused.

## A file of targets

${columnsTable('targets')}
The target of a period is the one in force on the period's last day. A row of a file comes before
the target in \`city.yaml\`; a note says so on import. A row with **no target** takes back the row of
its metric, period and \`from\`: what was in force before it, or \`city.yaml\`, counts again. Of two rows with the same metric, period and \`from\` the one with the
later \`known\` counts. For a metric with the rule \`historical-ratio\`, a target row holds the average
of earlier years, if the city already has it. The other historical rule, bands and goals take no
targets from a file; a note names such rows.

## How numbers, days and times are written

- Numbers: \`1234.5\`. No thousands separators, percent or currency signs, no decimal comma.
- Days: \`2025-02-28\`, or as the mapping's \`dayFormat\` says.
- \`known\`: \`2025-02-28T17:00:00-05:00\`, or \`2025-02-28 17:00\` for the city's own clock.
- Text: UTF-8, or as the mapping's \`encoding\` says. A field with the delimiter, a quote or a line
  break in it stands in double quotes, and a quote inside is written twice.

## A mapping file

A mapping tells how to read a file that looks otherwise: \`civicstat import export.csv --city <slug>
--mapping ours.yaml\`. It is YAML with these keys, all of them optional:

${mappingTable()}
A column cannot be both in \`columns\` and in \`constants\`.

\`--mapping toolkit\` is built in. It reads the headerless \`value,YYYY-MM-DD,metric\` files of
Boston's open-source CityScoreToolkit of 2016, and stands for:

\`\`\`yaml
${toolkitYaml()}\`\`\`

## Limits

${limitsTable()}`;
}
