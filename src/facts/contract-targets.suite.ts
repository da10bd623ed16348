import { describe, expect, it } from 'vitest';
import { aimed, landTargets } from './contract-rows.suite.ts';
import type { Trial } from './contract-trial.suite.ts';

/** Which targets are in force. */
export function targetTests({ store }: Trial): void {
  describe('targets', () => {
    it('come ordered by metric, period (none first) and first day', async () => {
      const rows = [
        aimed('b', '2025-01-01', 5),
        aimed('a', '2025-01-01', 4, { period: 'week' }),
        aimed('a', '2025-01-01', 3, { period: 'day', until: '2025-06-30' }),
        aimed('a', '2025-07-01', 2),
        aimed('a', '2025-01-01', 0.1 + 0.2),
      ];
      await landTargets(store(), 1, rows);
      const found = await store().targets('boston', null, null);
      expect(found).toEqual(rows.toReversed().map((row) => ({ ...row, delivery: 'delivery-1' })));
    });

    it('are the newest version known of each metric, period and first day', async () => {
      await landTargets(store(), 2, [aimed('a', '2025-01-01', 2, { until: '2025-12-31' })]);
      await landTargets(store(), 1, [
        aimed('a', '2025-01-01', 1),
        aimed('a', '2025-01-01', 7, { period: 'week' }),
        aimed('a', '2025-01-01', 3, { known: 3 }),
      ]);
      const known = async (knownOn: number | null, deliveries: string[] | null = null) =>
        (await store().targets('boston', knownOn, deliveries)).map(
          ({ target, until, delivery }) => `${target} ${until} ${delivery}`,
        );
      expect(await known(null)).toEqual(['3 null delivery-1', '7 null delivery-1']);
      expect(await known(2)).toEqual(['2 2025-12-31 delivery-2', '7 null delivery-1']);
      expect(await known(2, ['delivery-1'])).toEqual(['1 null delivery-1', '7 null delivery-1']);
      expect(await known(0)).toEqual([]);
      expect(await store().targets('salem', null, null)).toEqual([]);
    });

    retractionTests(store);
  });
}

function retractionTests(store: Trial['store']): void {
  it('are gone from the instant on from which they are known to be taken back', async () => {
    await landTargets(store(), 1, [
      aimed('a', '2025-01-01', 1),
      aimed('a', '2025-01-01', 7, { period: 'week' }),
      aimed('a', '2025-07-01', 2),
    ]);
    await landTargets(store(), 2, [{ ...aimed('a', '2025-07-01', 0), target: null, known: 3 }]);
    const known = async (knownOn: number | null) =>
      (await store().targets('boston', knownOn, null)).map(({ target }) => target);
    expect(await known(2)).toEqual([1, 2, 7]);
    expect(await known(null)).toEqual([1, 7]);
    await landTargets(store(), 3, [aimed('a', '2025-07-01', 4, { known: 5 })]);
    expect(await known(null)).toEqual([1, 4, 7]);
  });
}
