import { expect } from 'vitest';
import { exactSum } from '../src/statistics/index.ts';

interface Comparison {
  readonly name: string;
  readonly period: 'day' | 'week';
  readonly date: string | null;
  readonly gap: string | null;
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly terms: readonly { readonly effect: number }[];
}
interface Board {
  readonly next: string | null;
  readonly composite: Record<'day' | 'week', { readonly score: number | null }>;
  readonly comparisons: readonly Comparison[];
}

/** Follows the boards from a date to the newest and adds up what each says moved it. */
export async function expectDriversToAddUp(url: string, city: string, first: string) {
  const boards = new Map<string, Board>();
  for (let date: string | null = first; date !== null; date = boards.get(date)!.next) {
    const answer = await fetch(`${url}/${city}/on/${date}.json`);
    boards.set(date, (await answer.json()) as Board);
  }
  let explained = 0;
  for (const { composite, comparisons } of boards.values()) {
    expect(comparisons.map(({ name }) => name)).toEqual([
      'board-before',
      'same-weekday',
      'week-before',
    ]);
    for (const { period, date, gap, before, after, change, terms } of comparisons) {
      if (gap !== null) continue;
      expect(after).toBe(composite[period].score);
      expect(before).toBe(boards.get(date!)!.composite[period].score);
      expect(Math.abs(exactSum(terms.map(({ effect }) => effect)) - change)).toBeLessThan(1e-9);
      explained += 1;
    }
  }
  return { boards: boards.size, explained };
}
