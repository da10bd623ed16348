import type { Day, Period, Span } from '../../model/index.ts';
import type { DriverKind } from '../../scoring/index.ts';
import { formatDay, formatDayInWords, formatSpan, instantInWords } from '../../web/dates.ts';
import { listOf, plural } from '../../web/words.ts';
import { isSteady, sizeOf } from '../boards/words.ts';
import type { Comparison, ComparisonGap, ComparisonName } from './comparison.ts';
import type { Restated } from './restated.ts';

export const boardWords = {
  title: (city: string, date: Day) => `${city} scoreboard, ${formatDay(date)}`,
  boardOf: (date: Day) => `Board of ${formatDayInWords(date)}, for`,
  nothingYet: 'Nothing is measured here yet, so there is nothing to score.',
  scoreboard: 'Scoreboard',
  restated: ({ publishedAt, changed }: Restated) => {
    const then = `Restated. This board was published with other numbers on ${instantInWords(publishedAt)}`;
    return changed === 0 ? `${then}.` : `${then}; ${plural(changed, 'score')} changed since.`;
  },
  whatChanged: 'What changed',
} as const;

export const turnWords = {
  label: 'Other boards',
  board: 'Board of',
  day: formatDay,
  newest: 'Newest board',
  date: 'Another day',
  go: 'Show',
  noDate: 'This is no date.',
  howDate: 'Write the date as year-month-day, like 2025-03-04.',
  noFeed: 'There is no such feed.',
  feedAt: (city: string) => `The feed of changes is at /${city}/changes.atom.`,
  noBoard: (city: string) => `${city} has no board of this date.`,
  newestAt: (city: string) => `The newest board is at /${city}.`,
  noBoardOf: (city: string, date: Day) => `${city} has no board of ${formatDay(date)}.`,
  nearest: (city: string, days: readonly Day[]) =>
    `The nearest boards are at ${listOf(days.map((day) => `/${city}/on/${day}`))}.`,
} as const;

const periodWords: Readonly<Record<Period, string>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
};

export const carrierWords = {
  /** @example carrierWords.carried('day', 'Serious crimes', '29.35', '1.02') */
  carried: (period: Period, metric: string, score: string, without: string) =>
    `One metric alone carries the ${periodWords[period]}: ${metric}, with a score of ${score}. Without it the ${periodWords[period]} would be ${without}.`,
} as const;

export const wallWords = {
  title: (city: string) => `${city} scoreboard on the wall`,
  alarms: 'Old or late',
  late: (metrics: readonly string[]) =>
    metrics.length > 3
      ? `Data are late: ${listOf([...metrics.slice(0, 2), `${metrics.length - 2} more`])}.`
      : `Data are late: ${listOf(metrics)}.`,
  about: 'Grade, change since the board before, coverage',
  metric: 'Metric',
  continued: (topic: string) => `${topic}, continued`,
  own: (score: string) => `the day on its own: ${score}`,
  sample: 'Sample city, not a current report.',
  scale: '1.00 is on target; higher is better.',
  page: (number: number, count: number) => `Screen ${number} of ${count}`,
  statuses: { exceeding: 'Exceeding', meeting: 'Meeting', 'follow-up': 'Follow-up' },
  hold: 'Stop turning',
  goOn: 'Turn again',
  leave: 'Leave',
} as const;

export const filterWords = {
  label: 'Filter the metrics',
  topic: 'Topic',
  everyTopic: 'All topics',
  department: 'Department',
  everyDepartment: 'All departments',
  go: 'Show',
  all: 'Show all metrics',
  both: (topic: string, department: string) =>
    `Only metrics of the topic ${topic} and the department ${department} are listed.`,
  topicOnly: (topic: string) => `Only metrics of the topic ${topic} are listed.`,
  departmentOnly: (department: string) =>
    `Only metrics of the department ${department} are listed.`,
  whole: (shown: number, total: number) =>
    `That is ${shown} of ${plural(total, 'metric')}; the numbers above are the whole city’s.`,
  own: (group: string, score: string) => `${group} on its own: ${score}`,
  ownNone: (group: string) => `${group} on its own has no score for the day`,
  none: 'No metric has both. Choose another topic or department.',
} as const;

export const topicWords = {
  title: 'By topic',
  explained: 'Each topic’s own score, and how many of its metrics had one. ▾ is below target.',
  caption: 'Topics, best day first: score and metrics counted',
  head: 'Topic',
  below: '▾',
  belowSpoken: 'below target',
  none: 'none',
  count: (scored: number, total: number) => `${scored} of ${total}`,
} as const;

/** The heading over a comparison. @example 'Why the day fell by 0.21' */
export function whyTitle({ period, change }: Comparison): string {
  const moved = period === 'day' ? whyDay : whyWeek;
  if (change === null) return moved.unknown;
  if (isSteady(change)) return moved.steady;
  return change < 0 ? moved.fell(sizeOf(change)) : moved.rose(sizeOf(change));
}

const whyDay = {
  unknown: 'Why the day changed: not known',
  steady: 'Why the day stayed where it was',
  fell: (by: string) => `Why the day fell by ${by}`,
  rose: (by: string) => `Why the day rose by ${by}`,
} as const;
const whyWeek = {
  unknown: 'Why the week changed: not known',
  steady: 'Why the week stayed where it was',
  fell: (by: string) => `Why the week fell by ${by}`,
  rose: (by: string) => `Why the week rose by ${by}`,
} as const;

/** With what a comparison compares, for the line below its heading. */
export function against(name: ComparisonName, date: Day | null): string {
  if (date === null) return 'No board was published before this one.';
  return comparedWith[name](date);
}

const comparedWith: Readonly<Record<ComparisonName, (date: Day) => string>> = {
  'board-before': (date) => `Compared with the board before, of ${formatDayInWords(date)}.`,
  'same-weekday': (date) =>
    `Compared with the same weekday a week before, the board of ${formatDayInWords(date)}.`,
  'week-before': (date) =>
    `Compared with the week on last week’s board, of ${formatDayInWords(date)}.`,
};

/** Why a comparison has no terms. */
export function gapInWords(gap: ComparisonGap, date: Day | null): string {
  if (date === null)
    return 'No board was published before this one, so there is nothing to compare.';
  return gaps[gap](formatDayInWords(date));
}

const gaps: Readonly<Record<ComparisonGap, (day: string) => string>> = {
  'not-published': (day) =>
    `No board was published for ${day}, so there is nothing to compare with.`,
  'no-score': (day) =>
    `This board or that of ${day} has no score here, so there is nothing to compare.`,
  'other-method': (day) =>
    `Since the board of ${day} the city makes its score in another way, so the terms cannot be added up.`,
};

export const driverWords = {
  explained:
    'A metric that enters or leaves counts by how far it stands from the rest. The terms add up to the change.',
  series: {
    day: (city: string) => `${city}’s day score`,
    week: (city: string) => `${city}’s week score`,
  },
  totalDay: (span: Span) => formatDayInWords(span.last),
  totalWeek: (span: Span) => formatSpan(span),
  metrics: (count: number) => plural(count, 'metric'),
  arrow: (before: string, after: string) => `${before} → ${after}`,
  noScore: 'no score',
} as const;

/** What kind of term a row is, beside its two scores. */
export const kindWords: Readonly<Record<DriverKind, (scores: string) => string>> = {
  value: (scores) => scores,
  entered: (scores) => scores,
  left: (scores) => scores,
  target: () => 'its target changed',
  weight: () => 'its weight changed',
};
