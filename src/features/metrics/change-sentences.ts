import type { LedgerEntry } from '../../model/index.ts';
import { formatDay, formatSpan } from '../../web/dates.ts';
import { formatNumber, formatValues } from '../../web/format.ts';
import { targetPeriods } from '../../web/words.ts';
import { labels } from './words.ts';

/** What an entry of the ledger is about: days, a first day in force, or the key that changed. */
export function changeSubject({ span, from, period, field }: LedgerEntry): string | null {
  if (span !== null) return formatSpan(span);
  if (from !== null) {
    return period
      ? `In force from ${formatDay(from)}, ${targetPeriods[period]}`
      : `In force from ${formatDay(from)}`;
  }
  return field;
}

/**
 * Both sides of a ledger entry, in the metric's unit where they are figures, so that different
 * numbers read differently.
 * @example sidesInWords({ kind: 'restated', before: '45 / 50', after: '46 / 50', … }, 'share')
 * // ['45 of 50, 90%', '46 of 50, 92%']
 */
export function sidesInWords(
  { kind, before, after }: Pick<LedgerEntry, 'kind' | 'before' | 'after'>,
  unit: string,
): readonly [string, string] {
  const sides = [before, after].map((side) =>
    kind === 'restated' || kind === 'target' ? figureOf(side) : null,
  );
  const known = sides.flatMap((side) => (side?.value == null ? [] : [side.value]));
  const texts = formatValues(known, unit);
  const textOf = new Map(known.map((value, at) => [value, texts[at]!]));
  const [one, other] = [before, after].map((side, at) => {
    const figure = sides[at];
    if (side === null) return labels.none;
    if (figure == null) return side;
    const value = figure.value === null ? null : textOf.get(figure.value)!;
    return [figure.counted, value].filter((text) => text !== null).join(', ');
  });
  return [one!, other!];
}

/** "45 / 50" or "7.4" as the ledger writes them; null for any other text. */
function figureOf(side: string | null): { counted: string | null; value: number | null } | null {
  const numbers = (side ?? '').split(' / ').map(Number);
  if (side === null || side === '' || !numbers.every(Number.isFinite)) return null;
  const [first = 0, denominator] = numbers;
  if (denominator === undefined) return { counted: null, value: first };
  const counted = `${formatNumber(first)} of ${formatNumber(denominator)}`;
  return { counted, value: denominator === 0 ? null : first / denominator };
}

export function restatedInWords(change: LedgerEntry, unit: string): string {
  return `Restated; was ${sidesInWords(change, unit)[0]}`;
}

export function nothingChanged(name: string): string {
  return `Nothing was restated or redefined about ${name} so far.`;
}

/** @example onlyNewestChanges(40, 120) // 'The newest 40 of 120. All of them are in the JSON file.' */
export function onlyNewestChanges(shown: number, all: number): string {
  return `The newest ${shown} of ${all}. All of them are in the JSON file.`;
}

export function allChanges(city: string): string {
  return `Everything that changed in ${city}`;
}
