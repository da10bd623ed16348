import { dayFromNumber } from '../calendar/index.ts';
import type { RowKind } from '../model/index.ts';
import type { DifferenceExample } from './contract.ts';

/**
 * What a delivery would do to a span or target: `change`, and by their names the columns of the row
 * that comes and, after `stored_`, of the one that was there (all null: there was none).
 */
export type ComparedRow = Readonly<Record<string, string | number | null>>;

/** A compared row in words. */
export function differenceExample(kind: RowKind, row: ComparedRow): DifferenceExample {
  const change = row.change as DifferenceExample['change'];
  const say = kind === 'observations' ? observationText : targetText;
  return {
    change,
    metric: row.metric as string,
    first: dayFromNumber(row.first as number),
    last: row.last === null ? null : dayFromNumber(row.last as number),
    before: saysNothing(kind, row, 'stored_') ? null : say(row, 'stored_'),
    after: saysNothing(kind, row, '') ? null : say(row, ''),
  };
}

/** True of a retraction, and where there was no version before. */
function saysNothing(kind: RowKind, row: ComparedRow, source: '' | 'stored_'): boolean {
  const numbers = kind === 'observations' ? ['value', 'numerator', 'denominator'] : ['target'];
  return numbers.every((column) => row[source + column] === null);
}

/** For example `0.9`, `45/50` or `12 (neighborhood: Roxbury)`. */
function observationText(row: ComparedRow, source: '' | 'stored_'): string {
  const [value, numerator, denominator] = ['value', 'numerator', 'denominator'].map(
    (column) => row[source + column],
  );
  const parts = `${numerator ?? '?'}/${denominator ?? '?'}`;
  const hasParts = (numerator ?? denominator) !== null;
  const texts = [...(value === null ? [] : [`${value}`]), ...(hasParts ? [parts] : [])];
  const labels = Object.entries(JSON.parse(`${row.dimensions ?? '{}'}`));
  const named = labels.map(([column, label]) => `${column}: ${label}`).join(', ');
  return `${texts.join(' = ')}${named === '' ? '' : ` (${named})`}`;
}

/** For example `0.8`, `0.8 a week` or `0.8 until 2025-06-30`. */
function targetText(row: ComparedRow, source: '' | 'stored_'): string {
  const period = row.period === null ? '' : ` a ${row.period}`;
  const last = row[`${source}last`];
  const until = last === null ? '' : ` until ${dayFromNumber(last as number)}`;
  return `${row[`${source}target`]}${period}${until}`;
}
