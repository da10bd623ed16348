import { type BoardEntry, type CityIndex, type Day, periods } from '../../model/index.ts';
import type { Told } from './told.ts';

/**
 * How the city's own score moved where a board was published again for its date, in the order of
 * the publications: one entry a period that differs from the publication before.
 */
export function revisedScores({ city, boards }: CityIndex): Told[] {
  const last = new Map<Day, BoardEntry>();
  return boards.flatMap((entry) => {
    const was = last.get(entry.date)?.scores;
    last.set(entry.date, entry);
    const is = entry.scores;
    if (was === undefined || is === undefined) return [];
    return periods
      .filter((period) => was[period] !== is[period])
      .map(
        (period): Told => ({
          at: entry.publishedAt,
          kind: 'revised',
          metric: null,
          span: null,
          from: null,
          period,
          board: entry.date,
          field: `city ${city}: score`,
          before: textOf(was[period]),
          after: textOf(is[period]),
        }),
      );
  });
}

function textOf(score: number | null): string | null {
  return score === null ? null : String(score);
}
