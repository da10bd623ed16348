import { describe, expect, it } from 'vitest';
import { act, board, delivery, later, log, type Trial } from './contract-trial.suite.ts';

export function recordTests(trial: () => Trial): void {
  describe('deliveries and published boards', () => {
    deliveryTests(trial);
    publishedTests(trial);
  });
}

function deliveryTests(trial: () => Trial) {
  it('numbers them in the order in which they were accepted', async () => {
    const { store } = trial();
    expect(await store.deliveries()).toEqual([]);
    const accepted = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.acceptDelivery(delivery(`d${index}`, index % 2 ? 'boston' : 'lawrence'), act),
      ),
    );
    expect(accepted.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    const all = await store.deliveries();
    expect(all.map(({ sequence }) => sequence)).toEqual(accepted.map((_, index) => index + 1));
    const own = await store.deliveries('boston');
    expect(own).toEqual(all.filter(({ city }) => city === 'boston'));
    expect(await store.delivery('d3')).toEqual(accepted[3]);
    expect(accepted[3]).toEqual({ ...delivery('d3'), sequence: accepted[3]!.sequence });
    expect(await store.delivery('absent')).toBeUndefined();
  });

  it('gives back the first of the same id, without a trace of the second', async () => {
    const { store } = trial();
    const first = await store.acceptDelivery(delivery('d'), act);
    const again = { ...delivery('d'), name: 'again.csv', arrived: later.at };
    expect(await store.acceptDelivery(again, later)).toEqual(first);
    expect(await store.deliveries()).toEqual([first]);
    expect(await log(store)).toHaveLength(1);
  });
}

function publishedTests(trial: () => Trial) {
  it('lists a city’s boards in the order in which they were published', async () => {
    const { store } = trial();
    const boards = [
      board('boston', '2025-03-02'),
      board('lawrence', '2025-03-01'),
      board('boston', '2025-03-01'),
    ];
    const recorded = await store.recordPublished(boards, act);
    expect(recorded).toEqual(boards.map((one, index) => ({ ...one, sequence: index + 1 })));
    await store.recordPublished([board('boston', '2025-03-02')], later);
    expect((await store.published('boston')).map(({ date, sequence }) => [date, sequence])).toEqual(
      [
        ['2025-03-02', 1],
        ['2025-03-01', 3],
        ['2025-03-02', 4],
      ],
    );
    expect(await store.published('salem')).toEqual([]);
    expect((await log(store)).map(({ action, city }) => [action, city])).toEqual([
      ['board.published', 'boston'],
      ['board.published', 'lawrence'],
      ['board.published', 'boston'],
    ]);
  });

  it('records ten years of boards at once, and nothing when there is none', async () => {
    const { store } = trial();
    expect(await store.recordPublished([], act)).toEqual([]);
    const many = Array.from({ length: 3_653 }, () => board('boston', '2025-03-01'));
    await store.recordPublished(many, act);
    expect(await store.published('boston')).toHaveLength(3_653);
    expect(await log(store)).toHaveLength(1);
  });
}
