import type { GradeStep } from '../model/index.ts';
import { gradeOf, statusOf } from '../scoring/status.ts';
import { type Language, languageFacts, languages } from './language/index.ts';
import { sharedWords } from './words/index.ts';

/** The borders that a shown score must not cross. */
export interface Scale {
  readonly tolerance: number;
  /** A composite's grades; empty where no grade stands beside the number. */
  readonly grades: readonly GradeStep[];
}

/** More decimals than this make a number nobody reads: then it is cut on its own side instead. */
const mostDecimals = 6;

/**
 * A score as text: two decimals, more where two would say another status, grade or sign than the
 * score has. Rounded to the nearest, never across a border; a real minus sign.
 * `Number` of the text (without commas, with an ASCII minus) has the same status and grade.
 * @example formatScore(0.9958, { tolerance: 0.05, grades: [] }) // '0.996'
 */
export function formatScore(score: number, scale: Scale, language: Language): string {
  const side = sideOf(score, scale);
  for (let decimals = Math.abs(score) >= 1000 ? 0 : 2; decimals <= mostDecimals; decimals += 1) {
    const text = score.toFixed(decimals);
    if (sideOf(Number(text), scale) === side) return typeset(text, language);
  }
  const step = 10 ** mostDecimals;
  for (const cut of [Math.floor(score * step) / step, Math.ceil(score * step) / step]) {
    if (sideOf(cut, scale) === side) return typeset(cut.toFixed(mostDecimals), language);
  }
  return typeset(String(score), language);
}

function sideOf(score: number, scale: Scale): string {
  const status = statusOf(score, scale.tolerance);
  return `${Math.sign(score)} ${status} ${gradeOf(score, scale.grades)}`;
}

/**
 * Values that stand beside each other, as text with their unit: different numbers (to the 15th
 * decimal) read differently and in their own order, and a share is 0 % or 100 % only when it is.
 * Units are words, apart from `share` (shown as percent), `dollars`, `count`, `score` (no word).
 * @example formatValues([0.263, 0.8], 'share') // ['26%', '80%']
 * @example formatValues([7.1333], 'minutes') // ['7.13 minutes']
 */
export function formatValues(
  values: readonly number[],
  unit: string,
  language: Language,
): string[] {
  return formatWithoutUnit(values, unit, language).map((figure) =>
    withUnit(figure, unit, language),
  );
}

/**
 * The same without the word of their unit, for values beside another one that has it; the signs
 * that are part of a number stay.
 * @example formatWithoutUnit([7.1333, 6], 'minutes', 'en') // ['7.13', '6']
 */
export function formatWithoutUnit(
  values: readonly number[],
  unit: string,
  language: Language,
): string[] {
  const isShare = unit === 'share';
  const shown = isShare ? values.map((value) => value * 100) : values;
  const apart = [...shown, 0, ...(isShare ? [100] : [])];
  const decimals = decimalsFor(shown, apart, isShare ? 0 : decimalsBySize(shown));
  return shown.map((value) => withSign(typeset(trimmed(value, decimals), language), unit));
}

/**
 * The two sides of a change, as text with their unit: like `formatValues`, and with equally many
 * decimals, so that neither looks more exact than the other.
 * @example formatSides([0.9969, 0.997], 'share', 'en') // ['99.69%', '99.70%']
 */
export function formatSides(values: readonly number[], unit: string, language: Language): string[] {
  const scale = unit === 'share' ? 100 : 1;
  const { decimal } = separators.get(language)!;
  const decimals = Math.max(
    ...formatWithoutUnit(values, unit, language).map(
      (text) => (text.split(decimal)[1] ?? '').replace(/\D/g, '').length,
    ),
  );
  return values.map((value) =>
    withUnit(withSign(formatDecimals(value * scale, decimals, language), unit), unit, language),
  );
}

/**
 * A defined figure with all its digits, in its unit: rounding 15.96 to 16 would move a goal.
 * @example formatInFull(0.1595, 'share', 'en') // '15.95%'
 */
export function formatInFull(value: number, unit: string, language: Language): string {
  const figure = trimmed(unit === 'share' ? value * 100 : value, 10);
  return withUnit(withSign(typeset(figure, language), unit), unit, language);
}

/** A plain number: as many decimals as its size asks for. */
export function formatNumber(value: number, language: Language): string {
  return formatWithoutUnit([value], 'count', language)[0]!;
}

function decimalsBySize(values: readonly number[]): number {
  const smallest = Math.min(...values.map(Math.abs));
  return smallest >= 100 ? 0 : smallest >= 10 ? 1 : 2;
}

/** The fewest decimals with which no value reads like another number in `others`. */
function decimalsFor(values: readonly number[], others: readonly number[], least: number): number {
  for (let decimals = least; decimals < 15; decimals += 1) {
    const reads = (value: number, other: number) =>
      value !== other && trimmed(value, decimals) === trimmed(other, decimals);
    if (!values.some((value) => others.some((other) => reads(value, other)))) return decimals;
  }
  return 15;
}

/** The shortest text of the rounded number; a negative that rounds to nothing has no sign. */
function trimmed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
}

const separators = new Map(
  languages.map((language) => {
    const parts = new Intl.NumberFormat(languageFacts[language].tag).formatToParts(1_234_567.8);
    const find = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    return [language, { group: find('group'), decimal: find('decimal') }];
  }),
);

/** Digits as `toFixed` writes them, as the language does, with a real minus sign. */
function typeset(text: string, language: Language): string {
  const { group, decimal } = separators.get(language)!;
  const [whole = '', rest] = text.replace('-', '').split('.');
  const grouped = /^\d+$/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  const sign = text.startsWith('-') && Number(text) !== 0 ? '−' : '';
  return sign + (rest === undefined ? grouped : `${grouped}${decimal}${rest}`);
}

function withSign(number: string, unit: string): string {
  if (unit === 'share') return `${number}%`;
  if (unit !== 'dollars') return number;
  return number.startsWith('−') ? `−$${number.slice(1)}` : `$${number}`;
}

/** A unit of the city's own stands as the city writes it. */
function withUnit(figure: string, unit: string, language: Language): string {
  if (bareUnits.has(unit)) return figure;
  const { units } = sharedWords(language);
  if (!Object.hasOwn(units, unit)) return `${figure} ${unit}`;
  const form = figure === '1' ? 'one' : 'other';
  return units[unit as keyof typeof units]({ figure, form });
}

/** What a unit is called without a number; one of the city's own as the city calls it. */
export function unitName(unit: string, language: Language): string {
  const { unitNames } = sharedWords(language);
  return Object.hasOwn(unitNames, unit) ? unitNames[unit as keyof typeof unitNames] : unit;
}

/** Units that need no word beside the number. */
export const bareUnits: ReadonlySet<string> = new Set(['share', 'dollars', 'count', 'score']);

/** A number with just so many decimals. @example formatDecimals(1, 2, 'en') // '1.00' */
export function formatDecimals(value: number, decimals: number, language: Language): string {
  return typeset(value.toFixed(decimals), language);
}

/** A change with its sign; one that rounds to nothing has none. @example formatChange(-0.0921, 3, 'en') // '−0.092' */
export function formatChange(change: number, decimals: number, language: Language): string {
  const text = formatDecimals(change, decimals, language);
  return change > 0 && Number(change.toFixed(decimals)) !== 0 ? `+${text}` : text;
}
