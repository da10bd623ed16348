import type { Period } from '../../model/index.ts';
import { unitWords } from './definition-sentences.ts';
import { labels } from './words.ts';

/** What a column of values holds: its unit stands in the head once, unless it is part of each. */
export function valueHead(unit: string): string {
  return unitWords[unit] === undefined ? `Value, ${unit}` : labels.value;
}

/** The unit that is written with each figure of such a column; `count` writes none. */
export function unitInCells(unit: string): string {
  return unitWords[unit] === undefined ? 'count' : unit;
}

/** What the column of compared figures is called. */
export function comparedHead(rule: string): string {
  if (rule === 'historical-ratio') return 'Usual';
  if (rule === 'historical-band' || rule === 'target-band') return 'Edge';
  return rule === 'attainment' ? 'Due' : labels.target;
}

/** What the chart's marks are, where values are not made of cases. */
export const plainMarks: Readonly<Record<Exclude<Period, 'day'>, string>> = {
  week: 'Heavy line: a week',
  month: 'Heavy line: a month',
  quarter: 'Heavy line: a quarter',
};

export const plainDays = 'Circle: a single day';
