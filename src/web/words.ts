import type { Period, Reason, Status } from '../model/index.ts';

/** The words of every page's frame. */
export const layoutWords = {
  product: 'Civicstat',
  brandOf: (city: string) => `Civicstat ${city}`,
  title: (page: string) => `${page} · Civicstat`,
  skip: 'Skip to the main part',
  sample: 'Sample city:',
  sampleDate: (day: string) => `data as of ${day}, not a current report.`,
  source: (source: string) => `Source: ${source}.`,
} as const;

export const navigationWords = {
  label: 'Pages of this city',
  board: 'Board',
  metrics: 'Metrics',
  changes: 'Changes',
  about: 'How scores are made',
} as const;

/** What each status is called beside a number that stands alone. */
export const statusWords: Readonly<Record<Status, string>> = {
  exceeding: 'exceeding target',
  meeting: 'meeting target',
  'follow-up': 'follow-up, below target',
  'no-score': 'no score',
};

export const periodNames: Readonly<Record<Period, string>> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  quarter: 'Quarter',
};

/** For which numbers a target holds that is not for all of them. */
export const targetPeriods: Readonly<Record<Period, string>> = {
  day: 'for days only',
  week: 'for weeks only',
  month: 'for months only',
  quarter: 'for quarters only',
};

/** What stands in the empty place of a score: two words at most. The sentence stands in the row. */
export const reasonWords: Readonly<Record<Reason, string>> = {
  'no-data': 'No data',
  stale: 'Late',
  'zero-denominator': 'No cases',
  'zero-count': 'Zero',
  'no-target': 'No target',
  'no-baseline': 'No history',
  'too-few-cases': 'Too few',
  'incomplete-period': 'Days missing',
  'needs-parts': 'Parts missing',
  'not-yet-started': 'Not started',
  retired: 'Retired',
  held: 'Held',
};

/** @example plural(1, 'metric') // '1 metric' */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** @example listOf(['day', 'week', 'month']) // 'day, week and month' */
export function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
