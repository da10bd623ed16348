import { message } from '../../../web/language/index.ts';

/** Every sentence of the public ledger that a resident reads. */
export const en = {
  title: message('Changes of {city}’s numbers'),
  titleOf: message('{city}: {result}'),
  heading: 'What changed in these numbers',
  intro:
    'Late reports correct a number, a target moves, a metric is defined anew. Each change stays here, with what stood before it.',
  feed: 'Follow the changes as a feed (Atom)',
  feedTitle: message('{city}: changes of numbers, targets and definitions'),
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
  metricPage: message('{name}: definition, target and history'),
  kinds: 'Changes by kind',
  months: 'Changes by month',
  pages: 'Pages',
  newer: 'Newer changes',
  earlier: 'Earlier changes',
  page: message('Page {page, number} of {pages, number}'),
  before: 'Before',
  after: 'After',
  /** In a feed, where nothing is set apart by its looks. */
  step: message('{change} Before: {before}. After: {after}.'),
  nothing: 'nothing',
  noValue: 'no value',
  takenBack: 'taken back',
  changedTo: 'changed to',
  inForce: message(
    'In force from {day}{period, select, day {, for days only} week {, for weeks only} month {, for months only} quarter {, for quarters only} other {}}.',
  ),
  allValues: message('All {count, number} corrections'),
  more: message('{count, plural, one {# more correction} other {# more corrections}}'),
  moreInCsv: message(
    '{count, plural, one {# more correction in the CSV file} other {# more corrections in the CSV file}}',
  ),
  twins: 'Take the data',
  csv: 'These changes as CSV',
  rawCsv: 'The same as raw CSV: texts unaltered, not for spreadsheets',
  json: 'These changes as JSON',
  ledger: 'What stands here',
  since: 'How far back it goes',
  sinceWhen: message(
    'Values and dated targets are on record since {values}, other changes since {typed}.',
  ),
  clock: message('Days and times are those of {zone}.'),
  kindNames: {
    restated: 'Restated value',
    target: 'Target',
    definition: 'Definition',
    weight: 'Weight',
    added: 'Added',
    retired: 'Retired',
    revised: 'Revised score',
  },
  /** What each kind means, for the foot of the page. */
  kindMeanings: {
    restated: 'A value that had been known was replaced or taken back by newer data.',
    target: 'A target was set higher or lower, from a day on.',
    definition: 'Words or settings of a metric, a topic, a department or the city were changed.',
    weight: 'A metric or topic counts for more or for less than before.',
    added: 'A metric, topic or department is new.',
    retired: 'A metric, topic or department is gone from the board.',
    revised:
      'A board was published again for its day, and the city’s own score is another one since.',
  },
  /** How many changes of one kind, or of all, the filter found. */
  found: {
    any: message('{count, plural, one {# change.} other {# changes.}}'),
    restated: message(
      '{count, plural, one {# correction of a value.} other {# corrections of values.}}',
    ),
    target: message('{count, plural, one {# changed target.} other {# changed targets.}}'),
    definition: message(
      '{count, plural, one {# changed definition.} other {# changed definitions.}}',
    ),
    weight: message('{count, plural, one {# changed weight.} other {# changed weights.}}'),
    added: message('{count, plural, one {# addition.} other {# additions.}}'),
    retired: message('{count, plural, one {# removal.} other {# removals.}}'),
    revised: message(
      '{count, plural, one {# revised score of the city.} other {# revised scores of the city.}}',
    ),
  },
  ofMetric: message('Metric: {name}.'),
  inMonth: message('Month: {month}.'),
  /** Of the whole city; `when` is `since` a day or `in` a month. */
  none: {
    any: message('No change is on record {when, select, since {since {time}} other {for {time}}}.'),
    restated: message(
      'No restated value is on record {when, select, since {since {time}} other {for {time}}}.',
    ),
    target: message(
      'No change of a target is on record {when, select, since {since {time}} other {for {time}}}.',
    ),
    definition: message(
      'No change of a definition is on record {when, select, since {since {time}} other {for {time}}}.',
    ),
    weight: message(
      'No change of a weight is on record {when, select, since {since {time}} other {for {time}}}.',
    ),
    revised: message(
      'No revised score of the city is on record {when, select, since {since {time}} other {for {time}}}.',
    ),
    added: message(
      'Nothing added is on record {when, select, since {since {time}} other {for {time}}}.',
    ),
    retired: message(
      'Nothing retired is on record {when, select, since {since {time}} other {for {time}}}.',
    ),
  },
  noneOfMetric: {
    revised: message('{name}: Revised scores are those of the whole city, not of a metric.'),
    any: message(
      '{name}: No change of this metric is on record {when, select, since {since {time}} other {for {time}}}.',
    ),
    restated: message(
      '{name}: No restated value of this metric is on record {when, select, since {since {time}} other {for {time}}}.',
    ),
    target: message(
      '{name}: No change of its target is on record {when, select, since {since {time}} other {for {time}}}.',
    ),
    definition: message(
      '{name}: No change of its definition is on record {when, select, since {since {time}} other {for {time}}}.',
    ),
    weight: message(
      '{name}: No change of its weight is on record {when, select, since {since {time}} other {for {time}}}.',
    ),
    added: message(
      '{name}: Its addition is not on record {when, select, since {since {time}} other {for {time}}}.',
    ),
    retired: message(
      '{name}: It was not retired, as far as the record goes {when, select, since {since {time}} other {for {time}}}.',
    ),
  },
  noneOfCity: message('{name}: {sentence}'),
  /** A feed entry's title. */
  item: message('{subject}: {kinds}'),
  /** `count` values; `times` where one of them was restated again on the same day, else 0. */
  moreCases: message(
    'As more cases came in, {count, plural, one {the value for {days} was restated} other {# values for {days} were restated}}{times, plural, =0 {} other {, # times in all}}.',
  ),
  newerData: message(
    '{count, plural, one {The value for {days} was restated} other {# values for {days} were restated}} by newer data{times, plural, =0 {} other {, # times in all}}.',
  ),
  publishedAgain: message(
    '{count, plural, one {The board of {days} was published again with another score.} other {# boards, {days}, were published again with other scores.}}',
  ),
  /** Which number of which board. */
  boardPeriod: message('{day}, {period}'),
  allScores: message('All {count, number} scores'),
  noScore: 'no score',
  spanStep: message('{days}: {before} → {after}'),
  targetsChanged: 'The list of targets was changed.',
  targetChanged: 'Target changed.',
  weightChanged: 'Weight changed.',
  added: 'New on the board.',
  retired: 'No longer on the board.',
  changed: message('{field} changed.'),
  fields: {
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
  },
  /** A target of a list, as it is typed: how much, each what, and from or by when. */
  targetStep: message(
    '{value}{period, select, day { a day} week { a week} month { a month} quarter { a quarter} other {}}{when, select, from { from {day}} by { by {day}} other {}}',
  ),
  band: message('{low} to {high}'),
} as const;
