import type { GradeStep } from '../model/index.ts';
import { gradeOf, statusOf } from '../scoring/status.ts';

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
export function formatScore(score: number, scale: Scale): string {
  const side = sideOf(score, scale);
  for (let decimals = Math.abs(score) >= 1000 ? 0 : 2; decimals <= mostDecimals; decimals += 1) {
    const text = score.toFixed(decimals);
    if (sideOf(Number(text), scale) === side) return typeset(text);
  }
  const step = 10 ** mostDecimals;
  for (const cut of [Math.floor(score * step) / step, Math.ceil(score * step) / step]) {
    if (sideOf(cut, scale) === side) return typeset(cut.toFixed(mostDecimals));
  }
  return typeset(String(score));
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
export function formatValues(values: readonly number[], unit: string): string[] {
  const isShare = unit === 'share';
  const shown = isShare ? values.map((value) => value * 100) : values;
  const apart = [...shown, 0, ...(isShare ? [100] : [])];
  const decimals = decimalsFor(shown, apart, isShare ? 0 : decimalsBySize(shown));
  return shown.map((value) => withUnit(trimmed(value, decimals), unit));
}

/** A plain number: as many decimals as its size asks for. */
export function formatNumber(value: number): string {
  return formatValues([value], 'count')[0]!;
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

function trimmed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return typeset(text.includes('.') ? text.replace(/\.?0+$/, '') : text);
}

function typeset(text: string): string {
  const [whole = '', rest] = text.replace('-', '').split('.');
  const grouped = /^\d+$/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const sign = text.startsWith('-') && Number(text) !== 0 ? '−' : '';
  return sign + (rest === undefined ? grouped : `${grouped}.${rest}`);
}

function withUnit(number: string, unit: string): string {
  if (unit === 'share') return `${number}%`;
  if (unit === 'dollars') return number.startsWith('−') ? `−$${number.slice(1)}` : `$${number}`;
  if (unit === 'count' || unit === 'score') return number;
  const one = number === '1' && (unit === 'minutes' || unit === 'days');
  return `${number} ${one ? unit.slice(0, -1) : unit}`;
}
