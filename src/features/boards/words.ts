import { addDays } from '../../calendar/index.ts';
import type { Day, Status } from '../../model/index.ts';
import { formatDay, formatDayInWords, instantInWords, weekdayOf } from '../../web/dates.ts';
import { listOf, plural } from '../../web/words.ts';
import type { MetricGroups } from './order.ts';
import type { BoardOrigin, NamedComposite } from './report.ts';

/** The day of a city, a topic or a department in one sentence. */
export function headline(name: string, composite: NamedComposite, origin: BoardOrigin): string {
  const day = weekdayOf(origin.spans.day.last);
  const { status, score, total } = composite.day;
  if (total === 0) return headlines.empty(name);
  if (score === null) return headlines['no-score'](name, day);
  if (status === 'follow-up' && score >= 1 - origin.tolerance) return headlines.near(name, day);
  return headlines[status](name, day);
}

const headlines: Readonly<
  Record<Status | 'near', (name: string, day: string) => string> & {
    readonly empty: (name: string) => string;
  }
> = {
  exceeding: (name, day) => `${name} beat its target on ${day}.`,
  meeting: (name, day) => `${name} met its target on ${day}.`,
  near: (name, day) => `${name} just missed its target on ${day}.`,
  'follow-up': (name, day) => `${name} missed its target on ${day}.`,
  'no-score': (name, day) => `${name} has no score on ${day}.`,
  empty: (name) => `${name} has no metrics now.`,
};

/** How many metrics had a score, and how they are spread, in one sentence. */
export function spread({ above, below, none }: MetricGroups): string {
  const scored = above.length + below.length;
  const total = plural(scored + none.length, 'metric');
  if (scored === 0) return `None of ${total} had a score.`;
  return `${scored} of ${total} had a score: ${above.length} on or above target, ${below.length} below.`;
}

/**
 * What to say when no board was published on or after `today` although the days went on. Null for
 * sample cities and when the board is of today.
 */
export function silence(origin: BoardOrigin, today: Day): string | null {
  if (origin.city.asOf !== null || origin.date >= today) return null;
  return `Today is ${formatDayInWords(today)}. No newer board has been published.`;
}

/** What a board that was published after its own day is; null for one published on its day. */
export function publicationNote(origin: BoardOrigin): string | null {
  const publishedOn = origin.publishedAt.slice(0, 'YYYY-MM-DD'.length);
  if (publishedOn <= origin.date) return null;
  const day = formatDay(publishedOn);
  const { knownOn } = origin;
  const knownDay = knownOn.slice(0, 'YYYY-MM-DD'.length);
  // The end of a day is the first instant of the next.
  if (/T00:00:00(?:[+-]|Z$)/.test(knownOn)) {
    const ended = formatDay(addDays(knownDay, -1));
    return `Reconstructed on ${day} from what was known at the end of ${ended}.`;
  }
  return knownDay < publishedOn
    ? `Reconstructed on ${day} from what was known on ${instantInWords(knownOn)}.`
    : `Published on ${day} with everything that was known by then.`;
}

export const compositeWords = {
  whole: (name: string) => `${name} as a whole`,
  target: '1.00 is on target; higher is better.',
  firstHead: 'Composite',
  score: 'Score',
  grade: 'Grade',
  noGrade: 'no grade',
  change: 'Change',
  since: (date: Day) => `since the board of ${formatDay(date)}`,
  noBefore: 'no board was published before',
  noComparison: 'none',
  uncapped: 'Uncapped',
  uncappedNote: 'before caps and floors',
  noScore: 'no score',
  coverage: 'Coverage',
  coverageNote: 'metrics with a score',
  noMetrics: 'no metrics',
  scored: (scored: number, total: number) => `${scored} of ${plural(total, 'metric')}`,
  ofWeight: (percent: string) => `${percent} of weight`,
  gradeOn: (scored: number, total: number) => `on ${scored} of ${plural(total, 'metric')}`,
} as const;

export const metricTableWords = {
  every: 'Every metric, best to worst',
  some: (shown: number, total: number) => `${shown} of ${plural(total, 'metric')}, best to worst`,
  order: 'Ordered by the day’s score. The yellow line is 1.00, on target.',
  lines: (first: Day, last: Day) =>
    `Small lines: day scores from ${formatDay(first)} to ${formatDay(last)}; a break is a day without a number.`,
  head: 'Metric',
  late: 'Late',
  topic: (name: string) => `Topic: ${name}.`,
  above: (count: number) => `Above the line: ${count}`,
  aboveNote: (day: string) => `on or above target on ${day}`,
  below: (count: number) => `Below the line: ${count}`,
  belowNote: 'need follow-up',
  none: (day: string, count: number) => `No score for ${day}: ${count}`,
  noneNote: 'not counted in the day',
  uncounted: (count: number) => `Retired or not yet started: ${count}`,
  gone: (count: number) =>
    count === 1
      ? 'One metric is retired and not listed here.'
      : `${count} metrics are retired and not listed here.`,
  allMetrics: 'All metrics',
  uncountedNote: 'not counted, and not missing',
} as const;

export const keyWords = {
  label: 'What the plates mean',
  exceeding: (from: string) => `Exceeding, above ${from}: bar on top`,
  meeting: (to: string) => `Meeting, 1.00 to ${to}: on the yellow line`,
  followUp: 'Follow-up, below 1.00: bar below, red figures',
  none: 'No score: the reason stands in its place',
} as const;

/** Less than this is no news: it would not show in three decimals. */
const leastChange = 0.0005;

export function isSteady(change: number): boolean {
  return Math.abs(change) < leastChange;
}

/** @example changeInWords(-0.2064) // '−0.21'; less than 0.0005 is 'steady' */
export function changeInWords(change: number): string {
  if (isSteady(change)) return 'steady';
  return `${change < 0 ? '−' : '+'}${sizeOf(change)}`;
}

/** A change without its sign: two decimals, three where two would show nothing. */
export function sizeOf(change: number): string {
  const size = Math.abs(change);
  return size < 0.005 ? size.toFixed(3) : size.toFixed(2);
}

/** Metrics by name on either side of a composite, furthest first. */
export interface Pulls {
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** What stands furthest from target, in one sentence; null where nothing does. */
export function standing({ up, down }: Pulls): string | null {
  const [raised, lowered] = [listOf(up), listOf(down)];
  if (up.length > 0 && down.length > 0) {
    return `${raised} pulled the day up; ${lowered} pulled it down.`;
  }
  if (up.length > 0) return `${raised} pulled the day up.`;
  return down.length > 0 ? `${lowered} pulled the day down.` : null;
}

/** What moved the day since the board before, in one sentence. */
export function movement(change: number, { up, down }: Pulls): string {
  if (isSteady(change)) return 'The score is what it was on the board before.';
  const [by, raised, lowered] = [sizeOf(change), listOf(up), listOf(down)];
  if (change < 0) {
    return up.length > 0
      ? `The score fell by ${by} since the board before: ${lowered} pulled it down; ${raised} pulled it up.`
      : `The score fell by ${by} since the board before: ${lowered} pulled it down.`;
  }
  return down.length > 0
    ? `The score rose by ${by} since the board before: ${raised} pulled it up; ${lowered} pulled it down.`
    : `The score rose by ${by} since the board before: ${raised} pulled it up.`;
}

/** A metric without a score now pulls by no longer counting. */
export function goneInWords(name: string): string {
  return `${name} (no score now)`;
}

export const footerWords = {
  days: 'Which days these numbers cover',
  coverage: 'Coverage',
  coverageOf: (counts: readonly number[], total: number) =>
    `${listOf(counts.map(String))} of ${plural(total, 'metric')}`,
  known: 'Data as of',
  published: 'Published',
  data: 'Take the data',
  json: 'This page as JSON',
  csv: 'This page as CSV',
  rawCsv: 'The same as raw CSV: texts unaltered, not for spreadsheets',
  feed: 'Atom feed of changes',
  wall: 'The board for a lobby screen',
  permanent: 'Permanent address',
  print: 'On paper: print this page from your browser.',
  check: 'Check the number',
  receipts: 'Every number has a receipt: it stands on the page of its metric.',
  example: (metric: string) => `For example ${metric}, day: receipt`,
  recompute: 'Recompute it:',
  board: 'This board:',
  noSource: 'The city has not said where its data come from.',
} as const;
