import type { Period } from '../model/index.ts';
import { sharedWords } from './words/index.ts';

export const {
  periods: periodNames,
  statuses: statusWords,
  shortReasons: reasonWords,
} = sharedWords('en');

/** For which numbers a target holds that is not for all of them. */
export const targetPeriods: Readonly<Record<Period, string>> = {
  day: 'for days only',
  week: 'for weeks only',
  month: 'for months only',
  quarter: 'for quarters only',
};

/** @example plural(1, 'metric') // '1 metric' */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** @example listOf(['day', 'week', 'month']) // 'day, week and month' */
export function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
