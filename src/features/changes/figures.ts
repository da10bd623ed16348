import type { MetricDefinition } from '../../model/index.ts';
import { formatDay } from '../../web/dates.ts';
import { formatNumber, formatValues } from '../../web/format.ts';

/** A ledger's figures as numbers; null where the text has no such figure. */
export interface Figures {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** @example figuresOf('45 / 50') // { value: 0.9, numerator: 45, denominator: 50 } */
export function figuresOf(text: string): Figures {
  const numbers = text.split(' / ').map((part) => (isFigure(part) ? Number(part) : null));
  const [first = null, second = null] = numbers;
  if (numbers.length === 1) return { value: first, numerator: null, denominator: null };
  if (numbers.length > 2 || first === null || second === null) {
    return { value: null, numerator: null, denominator: null };
  }
  return { value: second === 0 ? null : first / second, numerator: first, denominator: second };
}

function isFigure(text: string): boolean {
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(text);
}

/**
 * What stood before and after, as a person would write it, different numbers always reading
 * differently. Texts without figures stay as they are; null stays null.
 */
export function figuresInWords(
  before: string | null,
  after: string | null,
  metric: MetricDefinition | null,
): readonly [before: string | null, after: string | null] {
  const both = [before, after].map((text) => (text === null ? null : figuresOf(text)));
  const values = both.flatMap((one) => one?.value ?? []);
  const shown = formatValues(values, metric?.unit ?? 'count');
  let next = 0;
  const inWords = (text: string | null, place: number): string | null => {
    const figures = both[place] ?? null;
    const value = figures?.value == null ? null : shown[next++]!;
    if (text === null || figures === null) return null;
    const { numerator, denominator } = figures;
    if (numerator === null || denominator === null) return value ?? text;
    const parts = `${formatNumber(numerator)} of ${formatNumber(denominator)}`;
    if (value === null) return parts;
    return metric?.measure === 'mean'
      ? `${value} from ${formatNumber(denominator)}`
      : `${parts}, ${value}`;
  };
  return [inWords(before, 0), inWords(after, 1)];
}

/**
 * A list of dated targets as it is typed, with figures and days as a person would write them.
 * @example targetsInWords('0.75 from 2023-07-01, 1 from 2025-02-01', permits)
 * // '75% from July 1, 2023; 100% from February 1, 2025'
 */
export function targetsInWords(
  text: string | null,
  metric: MetricDefinition | null,
): string | null {
  if (text === null) return null;
  const unit = metric?.unit ?? 'count';
  return text
    .replaceAll(', ', '; ')
    .replace(/(\d{4}-\d\d-\d\d)|-?\d+(?:\.\d+)?/g, (part, day?: string) =>
      day === undefined ? formatValues([Number(part)], unit)[0]! : formatDay(day),
    );
}
