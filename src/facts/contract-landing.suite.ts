import { describe, expect, it } from 'vitest';
import {
  aimed,
  delivery,
  everything,
  landObservations,
  landTargets,
  observed,
  stageObservations,
  values,
} from './contract-rows.suite.ts';
import type { Trial } from './contract-trial.suite.ts';

/** What lands, stays, goes and can be counted on. */
export function landingTests(trial: Trial): void {
  describe('landing', () => {
    landTests(trial);
    removalTests(trial);
    checksumTests(trial);
    concurrencyTests(trial);
  });
}

function landTests({ store, reopen }: Trial): void {
  it('is remembered, a stage is not', async () => {
    await landObservations(store(), 2, [observed('a', '2025-01-01', 1)]);
    await landTargets(store(), 1, [aimed('a', '2025-01-01', 2)]);
    await stageObservations(store(), [observed('b', '2025-01-01', 3)]);
    const { checksum } = await store().checksum();
    const again = await reopen();
    expect(await again.landed()).toEqual([delivery(1, 'targets'), delivery(2)]);
    expect(await values(again)).toEqual(['a 2025-01-01 1']);
    expect(await again.checksum()).toEqual({ rows: 2, checksum });
    await expect(again.land(delivery(3))).rejects.toThrow('nothing on the stage');
  });

  it('of a delivery that landed before changes nothing', async () => {
    await landObservations(store(), 1, [observed('a', '2025-01-01', 1)]);
    const before = await store().checksum();
    await landObservations(store(), 1, [observed('a', '2025-01-01', 2)]);
    await store().land(delivery(1));
    expect(await store().checksum()).toEqual(before);
    expect(await values(store())).toEqual(['a 2025-01-01 1']);
  });

  it('empties the stage', async () => {
    await landObservations(store(), 1, [observed('a', '2025-01-01', 1)]);
    await expect(store().land(delivery(2))).rejects.toThrow('nothing on the stage');
    await store().beginStage();
    await store().land(delivery(2, 'targets'));
    expect(await store().landed()).toEqual([delivery(1), delivery(2, 'targets')]);
    expect((await store().checksum()).rows).toBe(1);
  });
}

function removalTests({ store }: Trial): void {
  it('is undone by forgetting, and only of the deliveries named', async () => {
    await landObservations(store(), 1, [observed('a', '2025-01-01', 1)]);
    const before = await store().checksum();
    await landObservations(store(), 2, [
      observed('a', '2025-01-01', 2),
      observed('b', '2025-01-01', 2),
    ]);
    await landTargets(store(), 3, [aimed('a', '2025-01-01', 3)]);
    await store().forget(['delivery-2', 'delivery-3', 'delivery-of-nobody']);
    await store().forget([]);
    expect(await store().landed()).toEqual([delivery(1)]);
    expect(await values(store())).toEqual(['a 2025-01-01 1']);
    expect(await store().targets('boston', null, null)).toEqual([]);
    expect(await store().checksum()).toEqual(before);
    await landObservations(store(), 2, [observed('b', '2025-01-01', 2)]);
    expect(await values(store())).toEqual(['a 2025-01-01 1', 'b 2025-01-01 2']);
  });

  it('is undone by clearing, which leaves an index like a new one', async () => {
    const empty = await store().checksum();
    await landObservations(store(), 1, [observed('a', '2025-01-01', 1)]);
    await landTargets(store(), 2, [aimed('a', '2025-01-01', 3)]);
    await store().clear();
    expect(await store().landed()).toEqual([]);
    expect(await store().checksum()).toEqual(empty);
    await landObservations(store(), 1, [observed('b', '2025-01-01', 1)]);
    expect(await values(store())).toEqual(['b 2025-01-01 1']);
  });
}

function checksumTests({ store }: Trial): void {
  it('gives another checksum for any other content', async () => {
    const row = observed('a', '2025-01-01', 1);
    const dimensions = { ward: '1' };
    const contents: (() => Promise<void>)[] = [
      async () => {},
      () => landObservations(store(), 1, []),
      () => landTargets(store(), 1, []),
      () => landObservations(store(), 1, [row]),
      () => landObservations(store(), 2, [row]),
      () => landObservations(store(), 1, [row], { id: 'other' }),
      () => landObservations(store(), 1, [row], { city: 'salem' }),
      () => landObservations(store(), 1, [row, row]),
      () => landObservations(store(), 1, [{ ...row, metric: 'b' }]),
      () => landObservations(store(), 1, [{ ...row, known: 2 }]),
      () => landObservations(store(), 1, [{ ...row, value: null }]),
      () => landObservations(store(), 1, [{ ...row, value: null, numerator: 1 }]),
      () => landObservations(store(), 1, [{ ...row, value: null, denominator: 1 }]),
      () => landObservations(store(), 1, [{ ...row, dimensions }]),
      () =>
        landObservations(store(), 1, [
          { ...row, span: { first: '2025-01-01', last: '2025-01-02' } },
        ]),
      () => landObservations(store(), 1, [row, { ...row, metric: 'b' }]),
      () => landObservations(store(), 1, [{ ...row, metric: 'b' }, row]),
    ];
    const seen = new Set<string>();
    for (const land of contents) {
      await store().clear();
      await land();
      seen.add((await store().checksum()).checksum);
    }
    expect(seen.size).toBe(contents.length);
  });
}

function concurrencyTests({ store }: Trial): void {
  it('takes calls made at once in the order of the calls', async () => {
    const done: Promise<unknown>[] = [];
    for (let sequence = 1; sequence <= 5; sequence += 1) {
      done.push(store().beginStage());
      done.push(
        store().stage({
          kind: 'observations',
          rows: [observed('a', '2025-01-01', sequence, { known: sequence })],
        }),
      );
      done.push(store().land(delivery(sequence)));
    }
    await Promise.all(done);
    expect(await values(store())).toEqual(['a 2025-01-01 5']);
    expect(await store().landed()).toHaveLength(5);
  });

  it('is seen whole or not at all by those who read meanwhile', async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => observed(`m${row % 50}`, day(row), 1));
    await landObservations(store(), 1, rows);
    await stageObservations(
      store(),
      rows.map((row) => ({ ...row, value: 2 })),
    );
    let landing = true;
    const landed = store()
      .land(delivery(2))
      .finally(() => {
        landing = false;
      });
    while (landing) {
      const { value } = await store().observations(everything);
      expect(new Set(value).size).toBe(1);
    }
    await landed;
  });

  it('refuses work after closing, and closes twice without harm', async () => {
    await store().close();
    await store().close();
    await expect(store().landed()).rejects.toThrow('closed');
    await expect(store().beginStage()).rejects.toThrow('closed');
  });
}

function day(row: number): string {
  return new Date(Math.floor(row / 50) * 86_400_000).toISOString().slice(0, 10);
}
