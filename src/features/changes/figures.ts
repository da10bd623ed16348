import type { MetricDefinition } from '../../model/index.ts';
import { formatDay } from '../../web/dates.ts';
import { formatInFull, formatNumber, formatSides } from '../../web/format.ts';
import type { Language } from '../../web/language/index.ts';
import { sharedWords } from '../../web/words/index.ts';
import { changesWords } from './words/index.ts';

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
  language: Language,
): readonly [before: string | null, after: string | null] {
  const both = [before, after].map((text) => (text === null ? null : figuresOf(text)));
  const values = both.flatMap((one) => one?.value ?? []);
  const shown = formatSides(values, metric?.unit ?? 'count', language);
  const { parts } = sharedWords(language);
  let next = 0;
  const inWords = (text: string | null, place: number): string | null => {
    const figures = both[place] ?? null;
    const value = figures?.value == null ? null : shown[next++]!;
    if (text === null || figures === null) return null;
    const { numerator, denominator } = figures;
    if (numerator === null || denominator === null) return value ?? text;
    const counted = formatNumber(numerator, language);
    const all = formatNumber(denominator, language);
    if (value === null) return parts.of({ counted, all });
    return metric?.measure === 'mean'
      ? parts.from({ value, all })
      : parts.ofWith({ counted, all, value });
  };
  return [inWords(before, 0), inWords(after, 1)];
}

/** One target of a list: `0.9`, `18 to 24`, `30 a week from 2025-01-01`, `15.96 by 2020-06-30`. */
const targetForm =
  /^(-?[\d.e+-]+)(?: to (-?[\d.e+-]+))?(?: a (day|week|month|quarter))?(?: (from|by) (\d{4}-\d\d-\d\d))?$/;

/**
 * A list of dated targets as it is typed, with figures and days as a person would write them.
 * @example targetsInWords('0.75 from 2023-07-01, 1 from 2025-02-01', permits, 'en')
 * // '75% from July 1, 2023; 100% from February 1, 2025'
 */
export function targetsInWords(
  text: string | null,
  metric: MetricDefinition | null,
  language: Language,
): string | null {
  if (text === null) return null;
  const { targetStep, band } = changesWords(language);
  const figure = (number: string) =>
    formatInFull(Number(number), metric?.unit ?? 'count', language);
  const step = (part: string) => {
    const [whole, low, high, period = '', when = '', day] = targetForm.exec(part) ?? [];
    if (whole === undefined || low === undefined) return part;
    return targetStep({
      value: high === undefined ? figure(low) : band({ low: figure(low), high: figure(high) }),
      period,
      when,
      day: day === undefined ? '' : formatDay(day, language),
    });
  };
  return text.split(', ').map(step).join('; ');
}
