import type { LedgerEntry } from '../../model/index.ts';
import { formatDay, formatSpan } from '../../web/dates.ts';
import { formatNumber, formatSides } from '../../web/format.ts';
import type { Language } from '../../web/language/index.ts';
import { sharedWords } from '../../web/words/index.ts';
import { metricsWords } from './words/index.ts';

/** What an entry of the ledger is about: days, a first day in force, or the key that changed. */
export function changeSubject(
  { span, from, period, field }: LedgerEntry,
  language: Language,
): string | null {
  if (span !== null) return formatSpan(span, language);
  if (from === null) return field;
  const day = formatDay(from, language);
  return metricsWords(language).change.inForce({ day, period: period ?? 'all' });
}

/**
 * Both sides of a ledger entry, in the metric's unit where they are figures, so that different
 * numbers read differently.
 * @example sidesInWords({ kind: 'restated', before: '45 / 50', after: '46 / 50', … }, 'share', 'en')
 * // ['45 of 50, 90%', '46 of 50, 92%']
 */
export function sidesInWords(
  { kind, before, after }: Pick<LedgerEntry, 'kind' | 'before' | 'after'>,
  unit: string,
  language: Language,
): readonly [string, string] {
  const sides = [before, after].map((side) =>
    kind === 'restated' || kind === 'target' ? figureOf(side) : null,
  );
  const known = sides.flatMap((side) => (side?.value == null ? [] : [side.value]));
  const texts = formatSides(known, unit, language);
  const textOf = new Map(known.map((value, at) => [value, texts[at]!]));
  const [one, other] = [before, after].map((side, at) => {
    const figure = sides[at];
    if (side === null) return metricsWords(language).labels.none;
    if (figure == null) return side;
    const value = figure.value === null ? null : textOf.get(figure.value)!;
    return figureInWords(figure, value, language);
  });
  return [one!, other!];
}

interface LedgerFigure {
  readonly parts: readonly [numerator: number, denominator: number] | null;
  readonly value: number | null;
}

function figureInWords(
  { parts: numbers }: LedgerFigure,
  value: string | null,
  language: Language,
): string {
  if (numbers === null) return value ?? '';
  const { parts } = sharedWords(language);
  const [counted = '', all = ''] = numbers.map((number) => formatNumber(number, language));
  return value === null ? parts.of({ counted, all }) : parts.ofWith({ counted, all, value });
}

/** "45 / 50" or "7.4" as the ledger writes them; null for any other text. */
function figureOf(side: string | null): LedgerFigure | null {
  const numbers = (side ?? '').split(' / ').map(Number);
  if (side === null || side === '' || !numbers.every(Number.isFinite)) return null;
  const [first = 0, denominator] = numbers;
  if (denominator === undefined) return { parts: null, value: first };
  return { parts: [first, denominator], value: denominator === 0 ? null : first / denominator };
}

export function restatedInWords(change: LedgerEntry, unit: string, language: Language): string {
  const [before, after] = sidesInWords(change, unit, language);
  const words = metricsWords(language).change;
  return change.after === null ? words.takenBack({ before }) : words.restated({ before, after });
}
