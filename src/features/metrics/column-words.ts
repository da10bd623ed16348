import { unitName } from '../../web/format.ts';
import type { Language } from '../../web/language/index.ts';
import { metricsWords } from './words/index.ts';

/** Units that a figure shows by itself. */
function isShown(unit: string): boolean {
  return Object.hasOwn(metricsWords('en').units, unit);
}

/** What a column of values holds: its unit stands in the head once, unless it is part of each. */
export function valueHead(unit: string, language: Language): string {
  const { column, labels } = metricsWords(language);
  return isShown(unit) ? labels.value : column.valueIn({ unit: unitName(unit, language) });
}

/** The unit that is written with each figure of such a column; `count` writes none. */
export function unitInCells(unit: string): string {
  return isShown(unit) ? unit : 'count';
}

/** What the column of compared figures is called. */
export function comparedHead(rule: string, language: Language): string {
  const { column, labels } = metricsWords(language);
  if (rule === 'historical-ratio') return column.usual;
  if (rule === 'historical-band' || rule === 'target-band') return column.edge;
  return rule === 'attainment' ? column.due : labels.target;
}

/** The unit of a count's daily average. @example perDayUnit('calls', 'en') // 'calls a day' */
export function perDayUnit(unit: string, language: Language): string {
  const { aDay, unitPerDay } = metricsWords(language);
  return unit === 'count' ? aDay : unitPerDay({ unit: unitName(unit, language) });
}
