import type { Standing } from '../../pipeline/collect/standing.ts';

type Run = Standing['runs'][number];

const rowsOf = (rows: number) => (rows === 1 ? '1 row' : `${rows.toLocaleString('en')} rows`);

/** The words of the pages about sources, their runs, and loads that were held. */
export const words = {
  menu: 'Sources',
  title: 'Where data come from',
  lead: 'Each source is read by itself at its time. Here stands what became of it.',
  mailFaults: 'Mails about sources could not be sent. They are tried again.',
  none: 'No source was set up yet. Add one here, or under sources: in the city’s folder.',
  add: 'Add a source',
  explain: 'Tell the public why a metric is late',
  lateTitle: 'Why metrics are late',
  lateLead:
    'While a metric is late, the board shows what stands here beside it, for everyone. When its numbers come, the note is not shown any more.',
  lateMetric: 'Metric',
  lateText: 'Why it is late, and until when',
  lateTextHint: 'One or two sentences, up to 300 characters. Empty: nothing is said.',
  lateTooLong: 'This is longer than 300 characters. Shorten it.',
  lateSave: 'Save and publish',
  lateNone: 'No metric can be explained by you.',
  lateNow: 'What is said now',
  tableName: 'Sources',
  source: 'Source',
  state: 'How it stands',
  last: 'Last good run',
  next: 'Next',
  never: 'never',
  notScheduled: 'when somebody asks',
  paused: 'Paused',
  running: 'Being read now',
  ordered: 'Will be read in a moment',
  late: (since: string) => `Late: it should have run ${since}`,
  held: 'Held: a load waits for somebody to look at it',
  accepting: 'An accepted load is being taken in',
  good: 'All is well',
  noRuns: 'Not read yet',
  look: 'Look at it',
  runs: 'Runs',
  runsName: 'The last runs, newest first',
  noRunsYet: 'There was no run yet.',
  started: 'When',
  outcome: 'What became of it',
  rows: 'Rows',
  took: 'Took',
  why: 'Who or what asked',
  about: 'About this source',
  connector: 'Kind',
  schedule: 'Schedule (minute, hour, day, month, weekday)',
  mailTo: 'Who is told',
  nobody: 'nobody',
  setting: (name: string) => `Setting ${name}`,
  fileOnly: 'It is set up in the city’s folder, and is changed there.',
  pull: 'Read it now',
  pause: 'Pause it',
  pauseHint: 'It is not read any more until somebody lets it go on.',
  resume: 'Let it go on',
  done: {
    pull: 'It will be read in a moment. Look at this page again.',
    pause: 'Paused.',
    resume: 'It goes on.',
    saved: 'Saved. Read it now to take in what it gives.',
    removed: 'Removed. What it brought in stays.',
    explained: 'Saved. The board is published in a moment.',
    accept: 'Accepted. It is being taken in; look at its runs.',
    reject: 'Rejected. The numbers stay as they were.',
  } as Readonly<Record<string, string>>,
  change: 'Change it',
  remove: 'Remove it',
  removeHint: 'It is not read any more. What it brought in stays.',
  noSuchKind: 'There is no such kind of source.',
  newTitle: 'Add a source',
  newLead: 'What kind of source is it?',
  newOf: (kind: string) => `Add a source: ${kind}`,
  changeOf: (title: string) => `Change ${title}`,
  settingsOf: (kind: string) => `How to reach it: ${kind}`,
  meaning: 'What its rows mean',
  when: 'When it is read, and who is told',
  gives: 'What its rows are',
  kinds: {
    observations: 'Numbers of metrics, by day',
    targets: 'Targets',
    events: 'Cases of a dataset, one a row',
  },
  fields: {
    title: { label: 'Title', hint: 'As people will read it, for example Ambulance calls.' },
    slug: {
      label: 'Short name',
      hint: 'For commands and addresses: small letters, digits and hyphens, for example ambulance-calls. It cannot be changed later.',
    },
    dataset: {
      label: 'Dataset (for cases only)',
      hint: 'Its short name. May stay empty where the city has only one.',
    },
    key: {
      label: 'Columns that tell rows apart',
      hint: 'Separated by commas. Of rows that agree in them the later one counts. May stay empty.',
    },
    schedule: {
      label: 'Schedule',
      hint: 'Minute, hour, day of month, month, day of week, in the city’s time: 15 6 * * * is a quarter past six every morning. Empty: only when somebody asks.',
    },
    mailTo: {
      label: 'Who is told by mail when something is wrong',
      hint: 'One address. Empty: the city’s own.',
    },
  },
  mapping: {
    label: 'How its columns are called and written',
    hint: 'One a line, as in a mapping file: columns: {start: DAY, value: CALLS}, constants: {metric: ambulance-calls}. Empty: by their own names.',
  },
  incremental: {
    label: 'Read only what is new since the last time',
    hint: 'No: the whole table every time, and the guard against lost rows is sharper.',
  },
  optional: 'May stay empty.',
  usually: (value: string) => ` Usually “${value}”.`,
  secretKept: 'Leave it empty to keep the one that is there.',
  secretTyped: 'What you typed is kept, sealed, while this form is open: leave it empty.',
  missing: (label: string, help: string) => `“${label}” is missing. ${help}`,
  typeAgain: (label: string) =>
    `Type “${label}” again: the one that is kept was given for another place than the one that is asked now.`,
  missingField: (label: string) => `“${label}” is missing. Fill it in.`,
  try: 'Try it',
  tryHint: 'Reads the beginning and shows it above. Nothing is saved or taken in.',
  tried: 'What came of trying it',
  triedRows: 'The first rows as they come:',
  triedFile: (name: string) => `The first rows of the file ${name} as they stand there:`,
  triedName: 'The first rows of the source',
  triedNothing: {
    rows: 'It was reached, and gave no row at all.',
    files:
      'It was reached, and no file there is to be taken. Check the names of files, and when they last changed.',
  },
  triedRefused: 'It was reached, but these rows would be refused:',
  triedWould: (rows: number) =>
    `It was reached. If ${rows === 1 ? 'this 1 row' : `the first ${rowsOf(rows)}`} were taken in now:`,
  triedOnly: 'This was a trial: nothing was saved or taken in.',
  failedTrial: (why: string) => `It could not be read: ${why}`,
  datasetNone: 'none, or the only one',
  yes: 'yes',
  no: 'no',
  save: 'Save',
  noSuch: 'There is no such source here.',
  noSuchHeld: 'There is no such load here.',
  back: 'Choose one in the list of sources.',
  outcomes: {
    running: 'is being read',
    taken: 'took in what is new',
    'nothing-new': 'nothing new',
    held: 'held until somebody looks at it',
    'still-held': 'the same again: still held',
    refused: 'refused: something must be corrected',
    failed: 'failed',
    'cut-off': 'was cut off',
  } as const satisfies Readonly<Record<Run['outcome'], string>>,
  /** Of a source without a schedule. */
  failedOnce: 'Failed; pull it again when you have looked why',
  troubles: {
    refused: 'Refused: something must be corrected',
    failed: 'Failed; it is tried again',
    'cut-off': 'Cut off; it goes on at the next pull',
    held: 'Its last load was held',
    'still-held': 'Its last load was held',
  } as Readonly<Record<string, string>>,
  rowsRead: rowsOf,
  publishing: 'The board',
  published: 'was published',
  counted: (added: number, changed: number, gone: number) =>
    `${added} new, ${changed} changed, ${gone} taken back`,
  moreNotes: (count: number) => `and ${count} more`,
  load: (name: string, hash: string) => `${name}, checksum ${hash}`,
  heldTitle: (source: string) => `A held load of ${source}`,
  heldLead:
    'It was not taken in, and all numbers are as they were before. Look at it, then accept or reject it.',
  heldWhy: 'Why it is held',
  heldChange: 'What it would change',
  heldFacts: (name: string, rows: number, when: string) =>
    `${name}, ${rowsOf(rows)}, read ${when}.`,
  heldNothing: 'It cannot be read, so nothing can be said of what it would change.',
  nothing: '–',
  reason: 'Why you decide so',
  reasonHint: 'Kept with the decision, for those who look later.',
  accept: 'Accept it',
  reject: 'Reject it',
  decided: {
    accepting: 'accepted',
    accepted: 'accepted',
    rejected: 'rejected',
    superseded: 'overtaken by a later load',
    waiting: 'waiting',
  } as Readonly<Record<string, string>>,
  decision: (what: string, by: string, when: string, why: string) =>
    `${what} by ${by} ${when}: ${why}`,
} as const;

const causes: Readonly<Record<Run['cause'], string>> = {
  schedule: 'schedule',
  person: 'asked for by',
  review: 'accepted by',
  load: 'a load',
};

/** Who or what asked for a run. */
export function causeInWords({ cause, actor, attempt }: Run): string {
  const again = attempt > 1 ? `, attempt ${attempt}` : '';
  return cause === 'person' || cause === 'review'
    ? `${causes[cause]} ${actor}`
    : `${causes[cause]}${again}`;
}

/** How long a run took. */
export function durationInWords({ started, ended }: Run): string {
  if (ended === null) return words.nothing;
  const seconds = Math.round((ended - started) / 1_000_000);
  if (seconds < 1) return 'under 1 s';
  if (seconds < 90) return `${seconds} s`;
  return `${Math.round(seconds / 60)} min`;
}
