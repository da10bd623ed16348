import type { Snapshots } from '../../archive/snapshots.ts';
import { windows } from '../../calendar/index.ts';
import {
  type BoardDocument,
  type CityDefinition,
  type Day,
  type LedgerEntry,
  type Period,
  periods,
  type Reason,
  type Score,
  type SeriesColumns,
  type Span,
  type Status,
} from '../../model/index.ts';
import { statusOf } from '../../scoring/status.ts';

/** A metric's number for one period of one board date, in full precision. */
export interface HistoryRow {
  /** The board's date. */
  readonly date: Day;
  readonly period: Period;
  readonly start: Day;
  readonly end: Day;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly target: number | null;
  readonly score: number | null;
  /** Before cap and floor; equal to `score` where neither applied. */
  readonly rawScore: number | null;
  readonly status: Status;
  readonly reason: Reason | null;
  /** False where no metric of the whole city has a score: then nothing was captured. */
  readonly captured: boolean;
}

/**
 * All past numbers of a metric as the board knows them: by board date, then period, oldest first.
 * Throws when the archive does not hold a document that the board names.
 */
export async function readHistory(
  snapshots: Snapshots,
  board: BoardDocument,
  city: CityDefinition,
  metric: string,
): Promise<HistoryRow[]> {
  const rows: HistoryRow[] = [];
  for (const { document } of board.series) {
    const series = await snapshots.series(document);
    if (series === undefined) throw new Error(`the series ${document} is not in the archive`);
    const own = series.metrics[metric];
    if (own === undefined) continue;
    for (const [at, date] of series.dates.entries()) {
      const spans = windows(city, date);
      for (const period of periods) {
        const { first: start, last: end } = spans[period];
        const captured = (series.composite[period].scored[at] ?? 0) > 0;
        const numbers = numbersAt(own[period], at, city.tolerance);
        rows.push({ date, period, start, end, ...numbers, captured });
      }
    }
  }
  return rows;
}

function numbersAt(
  columns: SeriesColumns,
  at: number,
  tolerance: number,
): Omit<HistoryRow, 'date' | 'period' | 'start' | 'end' | 'captured'> {
  const numerator = columns.numerator[at] ?? null;
  const denominator = columns.denominator[at] ?? null;
  const score = columns.score[at] ?? null;
  const bounded = columns.capped.find((one) => one.at === at);
  return {
    value: columns.value[at] ?? quotient(numerator, denominator),
    numerator,
    denominator,
    target: columns.target[at] ?? null,
    score,
    rawScore: bounded === undefined ? score : bounded.rawScore,
    status: statusOf(score, tolerance),
    reason: columns.reason[at] ?? null,
  };
}

/** The series leave out a value that is its parts' quotient. */
function quotient(numerator: number | null, denominator: number | null): number | null {
  return numerator === null || denominator === null || denominator === 0
    ? null
    : numerator / denominator;
}

/** A past number in the shape of a board's. */
export function scoreOf({ start, end, ...numbers }: HistoryRow): Score {
  const capped = isBounded(numbers)
    ? numbers.score! < (numbers.rawScore ?? Infinity)
      ? 'cap'
      : 'floor'
    : null;
  return { ...numbers, baseline: null, span: { first: start, last: end }, capped };
}

/** True where a cap or floor changed the score. */
export function isBounded({ score, rawScore }: Pick<HistoryRow, 'score' | 'rawScore'>): boolean {
  return score !== rawScore;
}

/**
 * One row a span, newest first: boards that report the same week repeat its number. What the
 * newest of them says counts.
 */
export function spansOf(history: readonly HistoryRow[], period: Period): HistoryRow[] {
  const newest = new Map<string, HistoryRow>();
  for (const row of history) if (row.period === period) newest.set(row.start, row);
  return [...newest.values()].sort((a, b) => (a.end < b.end ? 1 : -1));
}

/** Newest first, from the first span of which anything is known; empty when nothing ever was. */
export function knownSpans(history: readonly HistoryRow[], period: Period): HistoryRow[] {
  const rows = spansOf(history, period);
  const oldest = rows.findLastIndex((row) => row.value !== null || row.denominator !== null);
  return rows.slice(0, oldest + 1);
}

/** How a span's value was last restated; undefined where it was not. Changes newest first. */
export function lastRestated(span: Span, changes: readonly LedgerEntry[]): LedgerEntry | undefined {
  return changes.find((entry) => isRestated(entry, span));
}

/** True for the ledger's entries about the value of a span. */
export function isRestated({ kind, span }: LedgerEntry, { first, last }: Span): boolean {
  return kind === 'restated' && span?.first === first && span.last === last;
}

/** What changed about a metric, newest first, from the ledger that the board carries. */
export async function readChanges(
  snapshots: Snapshots,
  board: BoardDocument,
  metric: string,
): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const { document } of board.ledger) {
    const ledger = await snapshots.ledger(document);
    if (ledger === undefined) throw new Error(`the ledger ${document} is not in the archive`);
    entries.push(...ledger.entries.filter((entry) => entry.metric === metric));
  }
  return entries.reverse();
}
