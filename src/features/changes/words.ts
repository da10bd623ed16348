import type { Day, LedgerKind, Period } from '../../model/index.ts';
import { formatDay, formatSpan, instantInWords } from '../../web/dates.ts';
import { plural, targetPeriods } from '../../web/words.ts';
import type { Change, ChangesReport } from './change.ts';
import { figuresInWords, figuresOf, targetsInWords } from './figures.ts';
import type { Item } from './group.ts';
import { wholeCity } from './query.ts';

/** Every sentence of the public ledger that a resident reads. */
export const words = {
  title: (city: string) => `Changes of ${city}’s numbers`,
  titleOf: (city: string, result: string) => `${city}: ${result.replace(/\.$/, '')}`,
  heading: 'What changed in these numbers',
  intro:
    'Late reports correct a number, a target moves, a metric is defined anew. Each change stays here, with what stood before it.',
  feed: 'Follow the changes as a feed (Atom)',
  feedTitle: (city: string) => `${city}: changes of numbers, targets and definitions`,
  filter: 'Which changes to show',
  metric: 'Metric',
  kind: 'Kind of change',
  month: 'Month',
  allMetrics: 'All metrics',
  allKinds: 'All kinds',
  allMonths: 'All months',
  wholeCity: 'City, topics and departments',
  show: 'Show',
  showAll: 'Show all changes',
  metricPage: (name: string) => `${name}: definition, target and history`,
  kinds: 'Changes by kind',
  months: 'Changes by month',
  pages: 'Pages',
  newer: 'Newer changes',
  earlier: 'Earlier changes',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  before: 'Before',
  after: 'After',
  nothing: 'nothing',
  noValue: 'no value',
  takenBack: 'taken back',
  changedTo: 'changed to',
  inForce: (from: Day, period: Period | null) =>
    period
      ? `In force from ${formatDay(from)}, ${targetPeriods[period]}.`
      : `In force from ${formatDay(from)}.`,
  allValues: (count: number) => `All ${count} values`,
  more: (count: number) => plural(count, 'more value'),
  moreInCsv: (count: number) => `${plural(count, 'more value')} in the CSV file`,
  twins: 'Take the data',
  csv: 'These changes as CSV',
  rawCsv: 'The same as raw CSV: texts unaltered, not for spreadsheets',
  json: 'These changes as JSON',
  ledger: 'What stands here',
  since: 'How far back it goes',
  sinceWhen: (values: string, typed: string) =>
    `Values and dated targets are on record since ${values}, other changes since ${typed}.`,
  clock: (zone: string) => `Days and times are those of ${zone}.`,
} as const;

/** What each kind is called. */
export const kindNames: Readonly<Record<LedgerKind, string>> = {
  restated: 'Restated value',
  target: 'Target',
  definition: 'Definition',
  weight: 'Weight',
  added: 'Added',
  retired: 'Retired',
};

/** What each kind means, for the foot of the page. */
export const kindMeanings: Readonly<Record<LedgerKind, string>> = {
  restated: 'A value that had been known was replaced or taken back by newer data.',
  target: 'A target was set higher or lower, from a day on.',
  definition: 'Words or settings of a metric, a topic, a department or the city were changed.',
  weight: 'A metric or topic counts for more or for less than before.',
  added: 'A metric, topic or department is new.',
  retired: 'A metric, topic or department is gone from the board.',
};

const found: Readonly<Record<LedgerKind, (count: number) => string>> = {
  restated: (count) => plural(count, 'restated value'),
  target: (count) => plural(count, 'changed target'),
  definition: (count) => plural(count, 'changed definition'),
  weight: (count) => plural(count, 'changed weight'),
  added: (count) => plural(count, 'addition'),
  retired: (count) => plural(count, 'removal'),
};

/** How many changes of one kind, or of all. */
function countInWords(count: number, kind: LedgerKind | null): string {
  return kind === null ? plural(count, 'change') : found[kind](count);
}

/** A feed entry's title. @example 'Potholes fixed on time: Target, Restated value' */
export function itemTitle({ subject, others, restated }: Item): string {
  const kinds = new Set([...others, ...restated].map(({ kind }) => kindNames[kind]));
  return `${subject.name}: ${[...kinds].join(', ')}`;
}

/** @example '12 restated values. Metric: Potholes fixed on time. Month: January 2025.' */
export function resultInWords({ changes, query, metricName }: ChangesReport): string {
  return [
    `${countInWords(changes.length, query.kind)}.`,
    ...(metricName === null ? [] : [`Metric: ${metricName}.`]),
    ...(query.month === null ? [] : [`Month: ${monthInWords(query.month)}.`]),
  ].join(' ');
}

const none: Readonly<Record<LedgerKind | 'any', readonly [whole: string, metric: string]>> = {
  any: ['No change is on record', 'No change of this metric is on record'],
  restated: ['No restated value is on record', 'No restated value of this metric is on record'],
  target: ['No change of a target is on record', 'No change of its target is on record'],
  definition: [
    'No change of a definition is on record',
    'No change of its definition is on record',
  ],
  weight: ['No change of a weight is on record', 'No change of its weight is on record'],
  added: ['Nothing added is on record', 'Its addition is not on record'],
  retired: ['Nothing retired is on record', 'It was not retired, as far as the record goes'],
};

/** @example '311 calls: No change of its target is on record since January 1, 2025.' */
export function nothingInWords(report: ChangesReport): string {
  const { query, metricName } = report;
  const [whole, metric] = none[query.kind ?? 'any'];
  const when =
    query.month === null
      ? `since ${formatDay(sinceOf(report))}`
      : `for ${monthInWords(query.month)}`;
  if (metricName === null) return `${whole} ${when}.`;
  return `${metricName}: ${query.metric === wholeCity ? whole : metric} ${when}.`;
}

/** Values and dated targets are on record from the first board; typed settings from later. */
function sinceOf({ query, since, definitionsSince }: ChangesReport): Day {
  const typed = query.kind !== null && query.kind !== 'restated' && query.kind !== 'target';
  return typed && definitionsSince > since ? definitionsSince : since;
}

/** @example monthInWords('2025-01') // 'January 2025' */
export function monthInWords(month: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** The time of day of an instant, without its offset. @example '9:14 a.m.' */
export function clockInWords(at: string): string {
  const day = at.slice(0, 10);
  return instantInWords(at)
    .replace(`${formatDay(day)}, `, '')
    .replace(/ \(.*\)$/, '');
}

/** @example 'As more cases came in, 12 values for January 2025 were restated.' */
export function restatedInWords({ restated }: Item): string {
  const when = whenInWords(restated);
  const more = cameMoreCases(restated);
  if (restated.length === 1) {
    return more
      ? `As more cases came in, the value for ${when} was restated.`
      : `The value for ${when} was restated by newer data.`;
  }
  return more
    ? `As more cases came in, ${restated.length} values for ${when} were restated.`
    : `${restated.length} values for ${when} were restated by newer data.`;
}

function whenInWords(restated: readonly Change[]): string {
  const spans = restated.flatMap(({ span }) => span ?? []);
  const first = spans.map((span) => span.first).sort()[0]!;
  const last = spans
    .map((span) => span.last)
    .sort()
    .at(-1)!;
  const month = first.slice(0, 7);
  const isMonth = spans.length > 1 && month === last.slice(0, 7);
  return isMonth ? monthInWords(month) : formatSpan({ first, last });
}

/** True where every restated value stands on at least as many cases as before, and some on more. */
function cameMoreCases(restated: readonly Change[]): boolean {
  const grown = restated.map(({ before, after }) => {
    const from = before === null ? null : figuresOf(before).denominator;
    const to = after === null ? null : figuresOf(after).denominator;
    return from === null || to === null ? Number.NaN : to - from;
  });
  return grown.every((by) => by >= 0) && grown.some((by) => by > 0);
}

const fieldNames: Readonly<Record<string, string>> = {
  definition: 'Definition',
  name: 'Name',
  why: 'Why it matters',
  topic: 'Topic',
  department: 'Department',
  owner: 'Owner',
  deputy: 'Deputy',
  measure: 'Measure',
  percentile: 'Percentile',
  unit: 'Unit',
  direction: 'Direction',
  rule: 'Scoring rule',
  baseline: 'Baseline',
  cap: 'Cap of its score',
  floor: 'Floor of its score',
  minimumDenominator: 'Fewest cases for a score',
  zeroCountsAsCap: 'Whether zero scores the cap',
  missingDays: 'What a day without a value means',
  freshness: 'Freshness promise',
  starts: 'First day kept',
  ends: 'Last day kept',
  timeZone: 'Time zone',
  weekStart: 'First day of the week',
  fiscalYearStart: 'First month of the fiscal year',
  windows: 'Windows',
  quarter: 'Quarter',
  holidays: 'Holidays',
  population: 'Population',
  asOf: 'Date of the sample',
  source: 'Source',
  composite: 'How scores are put together',
  grades: 'Grades',
  tolerance: 'Tolerance',
};

/** What changed, by its name. @example 'Scoring rule changed.' */
export function changeInWords(change: Change): string {
  switch (change.kind) {
    case 'target':
      return change.from === null ? 'The list of targets was changed.' : 'Target changed.';
    case 'weight':
      return 'Weight changed.';
    case 'added':
      return 'New on the board.';
    case 'retired':
      return 'No longer on the board.';
    default: {
      const key = (change.field ?? '').split(': ').at(-1)!;
      return `${fieldNames[key] ?? key} changed.`;
    }
  }
}

/** What stood before and after, as a person would write it, for changes of settings. */
export function textsOf({ kind, before, after, subject, from }: Change): readonly [string, string] {
  const [was, is] =
    kind !== 'target'
      ? [before, after]
      : from === null
        ? [targetsInWords(before, subject.metric), targetsInWords(after, subject.metric)]
        : figuresInWords(before, after, subject.metric);
  return [was ?? words.nothing, is ?? words.nothing];
}
