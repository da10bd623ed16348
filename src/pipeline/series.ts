import {
  type BoardScores,
  type CompositeColumns,
  type Day,
  type Period,
  periods,
  type Score,
  type SeriesColumns,
  type SeriesDocument,
} from '../model/index.ts';

/** The history of some boards of one month (ascending) as one document. */
export function seriesDocument(city: string, boards: readonly BoardScores[]): SeriesDocument {
  const [first] = boards;
  if (first === undefined) throw new Error('a month without boards has no history');
  return {
    format: 'civicstat-series-1',
    city,
    month: monthOf(first.date),
    dates: boards.map((board) => board.date),
    composite: byPeriod((period) => compositeColumns(boards, period)),
    metrics: Object.fromEntries(
      first.metrics.map(({ metric }, place) => [
        metric,
        byPeriod((period) =>
          columnsOf(boards.map((board) => board.metrics[place]!.scores[period])),
        ),
      ]),
    ),
  };
}

export function monthOf(date: Day): string {
  return date.slice(0, 7);
}

function compositeColumns(boards: readonly BoardScores[], period: Period): CompositeColumns {
  const column = boards.map((board) => board.composite[period]);
  return {
    score: column.map((one) => one.score),
    scored: column.map((one) => one.scored),
    total: column.map((one) => one.total),
  };
}

function columnsOf(scores: readonly Score[]): SeriesColumns {
  return {
    score: scores.map((one) => one.score),
    value: scores.map((one) => (isQuotient(one) ? null : one.value)),
    numerator: scores.map((one) => one.numerator),
    denominator: scores.map((one) => one.denominator),
    target: scores.map((one) => one.target),
    reason: scores.map((one) => one.reason),
    capped: scores.flatMap((one, at) =>
      one.capped === null ? [] : [{ at, rawScore: one.rawScore }],
    ),
  };
}

function isQuotient({ value, numerator, denominator }: Score): boolean {
  return (
    value !== null &&
    numerator !== null &&
    denominator !== null &&
    value === numerator / denominator
  );
}

function byPeriod<T>(make: (period: Period) => T): Readonly<Record<Period, T>> {
  return Object.fromEntries(periods.map((period) => [period, make(period)])) as Record<Period, T>;
}
