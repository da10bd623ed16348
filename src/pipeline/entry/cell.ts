import { wrongNumbers } from '../../formats/index.ts';
import type { Day, MetricDefinition } from '../../model/index.ts';

/** One day's number of a metric: its value, or its two parts; each as written in decimal digits. */
export interface CellText {
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
}

export const emptyCell: CellText = { value: '', numerator: '', denominator: '' };

/** The place of a number: a metric and a day. */
export interface Place {
  readonly metric: string;
  readonly day: Day;
}

/** @example placeKey({ metric: 'potholes', day: '2025-03-03' }) // 'potholes.2025-03-03' */
export function placeKey({ metric, day }: Place): string {
  return `${metric}.${day}`;
}

/** Whether a metric's number is typed as two parts. */
export function isTypedInParts({ measure }: Pick<MetricDefinition, 'measure'>): boolean {
  return measure === 'ratio' || measure === 'mean';
}

/** Whether a number of a metric can be typed for a day. */
export function isKeptOn({ starts, ends }: MetricDefinition, day: Day): boolean {
  return (starts === null || starts <= day) && (ends === null || ends >= day);
}

/** True when two texts say the same number, however they are written. */
export function sayTheSame(one: CellText, other: CellText): boolean {
  const same = (a: string, b: string) =>
    a === b || (a !== '' && b !== '' && Number(a) === Number(b));
  return (
    same(one.value, other.value) &&
    same(one.numerator, other.numerator) &&
    same(one.denominator, other.denominator)
  );
}

export function isEmpty({ value, numerator, denominator }: CellText): boolean {
  return value === '' && numerator === '' && denominator === '';
}

/** The number that a text says; null without one, or over a denominator of zero. */
export function numberOf({ value, numerator, denominator }: CellText): number | null {
  if (value !== '') return Number(value);
  if (numerator === '' || denominator === '' || Number(denominator) === 0) return null;
  return Number(numerator) / Number(denominator);
}

/** Why a number cannot be one of a metric, and which of its parts says so; null: it can. */
export function impossible(
  { value, numerator, denominator }: CellText,
  metric: Pick<MetricDefinition, 'measure' | 'unit'>,
): ReturnType<typeof wrongNumbers> {
  const read = (text: string) => (text === '' ? null : Number(text));
  const numbers = {
    value: read(value),
    numerator: read(numerator),
    denominator: read(denominator),
  };
  return wrongNumbers(numbers, metric);
}

/**
 * A number as somebody types it, as plain decimal digits; null when it is none. Commas between
 * thousands are left out, and a percent sign divides by a hundred where the unit is a share.
 * @example plainNumber('1,234.50', 'count') // '1234.50'
 * @example plainNumber('85 %', 'share') // '0.85'
 */
export function plainNumber(typed: string, unit: string): string | null {
  const text = typed.trim().replace(/^[−–]/, '-');
  const found = /^(-?)(\d{1,15}|[1-9]\d{0,2}(?:,\d{3}){1,4})?(?:\.(\d{0,12}))?( ?%)?$/.exec(text);
  if (found === null) return null;
  const [, sign = '', whole = '', fraction = '', percent] = found;
  if (whole === '' && fraction === '') return null;
  const digits = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '') || '0';
  if (percent === undefined) return `${sign}${digits}${fraction === '' ? '' : `.${fraction}`}`;
  if (unit !== 'share') return null;
  const all = digits.padStart(3, '0');
  const decimals = `${all.slice(-2)}${fraction}`.replace(/0+$/, '');
  return `${sign}${all.slice(0, -2)}${decimals === '' ? '' : `.${decimals}`}`;
}
