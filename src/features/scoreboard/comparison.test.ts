import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactSum } from '../../statistics/index.ts';
import { bostonBoard, type Published, rescored, snapshotsOf } from '../boards/fixtures/boards.ts';
import { readBoard } from '../published.ts';
import { type Comparison, comparisons, readEarlier } from './comparison.ts';

async function compare(...published: readonly Published[]): Promise<readonly Comparison[]> {
  const context = { snapshots: snapshotsOf(...published) };
  const now = await readBoard(context, 'boston');
  return comparisons(now, await readEarlier(context, now));
}

/** The same board with another target for street lights: 1.0 in place of 0.8. */
function retargeted({ board, definitions }: Published): Published {
  const metrics = board.metrics.map((one) => {
    if (one.metric !== 'street-lights-on-time') return one;
    const { day } = one.scores;
    const score = day.value! / 1;
    return {
      ...one,
      scores: { ...one.scores, day: { ...day, target: 1, score, rawScore: score } },
    };
  });
  return { definitions, board: { ...board, metrics } };
}

describe('comparisons', () => {
  const yesterday = rescored(bostonBoard, '2025-03-03', { 'library-users': 1, homicides: 2 });
  const lastWeek = rescored(bostonBoard, '2025-02-25', { 'library-users': 0.5 });

  it('are with the board before, the same weekday and the week before', async () => {
    const list = await compare(lastWeek, yesterday, bostonBoard);
    expect(list.map(({ name, period, date, gap }) => [name, period, date, gap])).toEqual([
      ['board-before', 'day', '2025-03-03', null],
      ['same-weekday', 'day', '2025-02-25', null],
      ['week-before', 'week', '2025-02-25', null],
    ]);
    const [before] = list;
    expect(before!.after).toBe(bostonBoard.board.composite.day.score);
    expect(before!.before).toBe(yesterday.board.composite.day.score);
    expect(before!.terms).toContainEqual(
      expect.objectContaining({ name: 'Homicides', kind: 'left', before: 2, after: null }),
    );
  });

  it('have terms that sum to the change, whatever the scores were', async () => {
    const score = fc.option(fc.double({ min: 0, max: 30, noNaN: true }));
    const slugs = bostonBoard.board.metrics.map(({ metric }) => metric);
    const scores = fc.dictionary(fc.constantFrom(...slugs), score);
    await fc.assert(
      fc.asyncProperty(scores, scores, async (then, now) => {
        const list = await compare(
          rescored(bostonBoard, '2025-02-25', then),
          rescored(bostonBoard, '2025-03-04', now),
        );
        for (const { change, before, terms } of list) {
          if (change === null) continue;
          const sum = exactSum(terms.map(({ effect }) => effect));
          expect(Math.abs(sum - change)).toBeLessThan(1e-9);
          expect(before).not.toBeNull();
        }
      }),
      { numRuns: 50 },
    );
  });

  it('tell a moved target from a moved value', async () => {
    const [before] = await compare(yesterday, retargeted(bostonBoard));
    // The fixture's scores have 15 figures: dividing again gives others in the last.
    const terms = before!.terms.filter(
      ({ metric, effect }) => metric === 'street-lights-on-time' && Math.abs(effect) > 1e-12,
    );
    expect(terms.map(({ kind }) => kind)).toEqual(['target']);
    expect(terms[0]!.effect).toBeLessThan(0);
  });

  it('say that a board was not published', async () => {
    const list = await compare(bostonBoard);
    expect(list.map(({ date, gap }) => [date, gap])).toEqual([
      [null, 'not-published'],
      ['2025-02-25', 'not-published'],
      ['2025-02-25', 'not-published'],
    ]);
  });

  it('take the last board before where yesterday’s is missing', async () => {
    const list = await compare(lastWeek, bostonBoard);
    expect(list.map(({ date }) => date)).toEqual(['2025-02-25', '2025-02-25', '2025-02-25']);
  });

  it('say that a board has no score', async () => {
    const nothing = Object.fromEntries(
      bostonBoard.board.metrics.map(({ metric }) => [metric, null]),
    );
    const [before] = await compare(rescored(bostonBoard, '2025-03-03', nothing), bostonBoard);
    expect(before).toMatchObject({ gap: 'no-score', change: null, terms: [] });
  });

  it('do not add up two ways to make a composite', async () => {
    const { board, definitions } = yesterday;
    const city = { ...definitions.city, composite: 'median' as const };
    const median = { board, definitions: { ...definitions, city } };
    expect((await compare(median, bostonBoard))[0]!.gap).toBe('other-method');
  });
});
