import type { Direction, LedgerKind, Period, Status } from '../../model/index.ts';

/** Every fixed text of the metric pages that is no sentence about a number. */
export const labels = {
  targetChanges: 'When its target changed',
  everyChange: 'Everything that changed about this metric',
  board: 'Board',
  metrics: 'Metrics',
  where: 'Where this page stands',
  fourNumbers: 'Its four scores',
  whatItMeasures: 'What it measures',
  definition: 'Definition',
  why: 'Why it matters',
  measure: 'Measured as',
  unit: 'Unit',
  owner: 'Owner',
  deputy: 'Deputy',
  department: 'Department',
  topic: 'Topic',
  direction: 'Direction',
  target: 'Target',
  rule: 'Rule',
  weight: 'Weight',
  cap: 'Cap',
  floor: 'Floor',
  minimum: 'Fewest cases',
  freshness: 'Promised',
  latest: 'Newest value',
  kept: 'Kept',
  worked: 'How these numbers become scores',
  history: 'History',
  changes: 'What changed',
  olderChanges: 'Older changes',
  knownOn: 'Show what was known on',
  show: 'Show',
  allKnown: 'Show everything known now',
  late: 'Late',
  days: 'Days',
  value: 'Value',
  counted: 'Counted',
  cases: 'Of',
  score: 'Score',
  status: 'Status',
  known: 'Known since',
  what: 'What',
  before: 'Before',
  after: 'After',
  none: 'None',
  noOwner: 'Nobody',
} as const;

export const directionWords: Readonly<Record<Direction, string>> = {
  up: 'Higher is better',
  down: 'Lower is better',
  band: 'Best inside a band',
};

export const historyCaptions: Readonly<Record<Period, string>> = {
  day: 'Day by day, newest first',
  week: 'Week by week, newest first',
  month: 'Month by month, newest first',
  quarter: 'Quarter by quarter, newest first',
};

export const changeKinds: Readonly<Record<LedgerKind, string>> = {
  restated: 'Value restated',
  target: 'Target changed',
  definition: 'Definition changed',
  weight: 'Weight changed',
  added: 'Metric added',
  retired: 'Metric retired',
};

/** How the sentence about the day ends. */
export const dayStatus = {
  exceeding: 'It exceeded its target.',
  meeting: 'It met its target.',
  'follow-up': 'It was below its target and needs follow-up.',
  'no-score': 'It has no score.',
} as const satisfies Readonly<Record<Status, string>>;

export const receiptLinks: Readonly<Record<Period, string>> = {
  day: 'Receipt of the day',
  week: 'Receipt of the week',
  month: 'Receipt of the month',
  quarter: 'Receipt of the quarter',
};

/** The footer's fixed texts. */
export const footerWords = {
  days: 'Which days these numbers cover',
  knownOn: 'Known on',
  data: 'Take the data',
  csv: 'All past values as CSV',
  rawCsv: 'The same, raw: texts as they are, not safe in a spreadsheet',
  json: 'Everything on this page as JSON',
  listCsv: 'This list as CSV',
  listJson: 'This list as JSON',
  check: 'Check the numbers',
  howToCheck: 'Every number has a receipt: what it was made of, and how to compute it again.',
  board: 'Board',
  noSource: 'The city has not said where its data come from.',
} as const;

/** The list of metrics: its fixed texts. */
export const listWords = {
  caption: 'Every metric, by topic',
  note: 'Each name leads to its definition, its history and its data.',
  metric: 'Metric',
  none: 'Nothing is measured here yet.',
} as const;
