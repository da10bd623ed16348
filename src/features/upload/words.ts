import type { ColumnName } from '../../pipeline/uploads/reading.ts';

const count = (many: number, one: string, more: string) =>
  many === 1 ? `1 ${one}` : `${many.toLocaleString('en')} ${more}`;

function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte', 'bytes');
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(2)} GB`;
}

/** The words of the pages on which staff bring a file of numbers. */
export const words = {
  menu: 'Bring a file',
  title: 'Bring a file',
  lead: 'You see what the file would change before anything is taken in.',
  done: {
    'nothing-new': 'Nothing was taken in: all that the file says is known already. It was removed.',
    discarded: 'The file was removed. Nothing was taken in.',
  } as Readonly<Record<string, string>>,
  file: 'File',
  fileHint:
    'CSV, Excel workbook (.xlsx), JSON, JSON lines or Parquet, up to 4 GB. The first row names the columns.',
  department: 'Whose file it is',
  choose: 'choose one',
  departmentHint: 'How its columns are named is remembered here for the next file.',
  holds: 'What it holds',
  kinds: {
    told: 'Tell by its columns',
    observations: 'Numbers of metrics',
    targets: 'Targets',
  },
  cases: (dataset: string) => `Cases: ${dataset}`,
  send: 'Look at it',
  sending: 'How much of the file arrived',
  stop: 'Stop sending',
  /** What the page's script says; `{…}` is filled in there. */
  sendingSays: {
    begins: 'The file is being sent.',
    moves: '{arrived} of {all} MB arrived.',
    broken: 'The connection broke. What arrived is kept; it goes on in a moment.',
    stopped: 'You stopped it. What arrived is kept for a day.',
    'go-on': 'Go on sending',
    stop: 'Stop sending',
    arrived: 'All of it arrived. It is being read now, which takes a while for a large file.',
    failed: 'It could not be sent.',
  },
  sendAgain: 'Choose it, and send it again.',
  left: 'Files that wait',
  arriving: (received: number, bytes: number) =>
    `is not here whole: ${size(received)} of ${size(bytes)} arrived. Choose the same file again, and it goes on from there.`,
  notDecided: (bytes: number) => `(${size(bytes)}) was looked at, and not taken in yet.`,
  remove: (name: string) => `Remove the file ${name}`,
  noFile: 'Choose a file.',
  noDepartment: 'Choose whose file it is.',
  notYourCases:
    'The numbers of these cases belong to departments that you do not bring numbers for.',
  preview: (name: string) => `Look at ${name}`,
  facts: (bytes: number, kind: string, department: string) =>
    `${size(bytes)}, ${kind}, for ${department}.`,
  factKinds: { observations: 'numbers of metrics', targets: 'targets', events: 'cases' },
  rememberedReading: 'It is read as the last file of this department was.',
  notTaken: 'Nothing was taken in yet.',
  change: 'What it would change',
  rows: (rows: number) => `The file holds ${count(rows, 'row', 'rows')}.`,
  nothingNew: 'All that it says is known already. There is nothing to take in.',
  take: 'Take it in',
  publishedAfter: 'The board is published right after.',
  discard: 'Remove the file',
  changedMeanwhile:
    'What is known changed while you looked, and nothing was taken in. This is what the file would change now.',
  wrong: 'What must be mended',
  wrongLead: (many: number) =>
    `Nothing can be taken in. ${count(many, 'thing is', 'things are')} wrong with the file, or with how it is read. Mend the file and bring it again, or say below how it is to be read.`,
  noTable: 'Nothing can be taken in, however the file is read. Bring another one.',
  findings: 'What is wrong with the file',
  line: 'Line',
  column: 'Column',
  value: 'What stands there',
  finding: 'What is wrong, and what to do',
  whole: 'all',
  reading: 'How the file is read',
  readingChange: 'Change how the file is read',
  columnsLead: 'Which column of the file is which. Guesses are for you to check.',
  drift:
    'The columns of this file are not named as expected. Say which is which; nothing is guessed behind your back.',
  columns: {
    metric: 'Name of the metric',
    start: 'First day',
    end: 'Last day',
    value: 'Value',
    numerator: 'Numerator',
    denominator: 'Denominator',
    known: 'Known since',
    from: 'Holds from',
    until: 'Holds until',
    period: 'Period',
    target: 'Target',
  } as const satisfies Readonly<Record<ColumnName, string>>,
  absent: 'not in this file',
  allOf: 'All numbers are of',
  allOfHint: 'For a file of one metric, which has no column for its name.',
  allOfNone: 'the metric that each row names',
  allOfBoth:
    '“All numbers are of”: the file has a column for the name of the metric. Choose one of the two.',
  others: 'Every other column',
  otherChoices: { all: 'is a breakdown, as a ward', none: 'is left out' },
  othersKept: (kept: readonly string[]) => `is left out, but for ${kept.join(', ')}`,
  leaveOut: (column: string) => `Leave the column “${column}” out`,
  leaveOutRemedy: 'If a column is no breakdown, leave it out here, or delete it in the file.',
  days: 'Days are written as',
  names: 'Metrics are named by',
  nameChoices: { slug: 'their short name, as pothole-on-time', title: 'their title' },
  delimiter: 'Between the columns stand',
  delimiters: { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' },
  encoding: 'The file’s letters',
  encodingLead:
    'The letters of this file can be read in several ways. Choose the one that reads right.',
  encodings: {
    'utf-8': 'UTF-8, usual today',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16, bytes swapped',
    'windows-1252': 'Windows, Western Europe (also ISO 8859-1)',
  },
  sheet: 'Sheet of the workbook',
  sheetHint: 'Left empty: its only one with anything on it.',
  path: 'Where the rows stand in the document',
  pathHint: 'For example data.items; left empty: at the top.',
  firstRows: 'The first rows of the file',
  readAgain: 'Read it so',
  twice: (name: string) => `“${name}”: this column of the file was chosen twice.`,
  noSuch: 'There is no such file here any more.',
  noSuchRemedy:
    'It was taken in or removed, or lay here for more than a day. Look at what came in, or bring it again.',
} as const;
