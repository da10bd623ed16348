import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../model/index.ts';
import type { Act, StateStore } from './contract.ts';
import { act, board, delivery, later, log, type Trial } from './contract-trial.suite.ts';

/** One thing done to a store, for the property test. */
const deeds = fc.oneof(
  fc.record({ deed: fc.constant('deliver'), id: fc.constantFrom('d1', 'd2', 'd3', 'd4') }),
  fc.record({ deed: fc.constant('publish'), id: fc.constantFrom('boston', 'lawrence') }),
  fc.record({ deed: fc.constant('enter'), id: fc.constantFrom('r1', 'r2') }),
  fc.record({ deed: fc.constant('define'), id: fc.string({ minLength: 1, maxLength: 5 }) }),
);

async function doIt(store: StateStore, { deed, id }: { deed: string; id: string }) {
  if (deed === 'deliver') await store.acceptDelivery(delivery(id), act);
  else if (deed === 'publish') await store.recordPublished([board(id, '2025-01-01')], act);
  else if (deed === 'enter') {
    const before = await store.record('boston', 'note', id);
    const body = canonicalJson({ seen: before?.version ?? 0 });
    await store.putRecords(
      'boston',
      'note.saved',
      [{ kind: 'note', slug: id, body, basedOn: null }],
      act,
    );
  } else {
    const revision = await store.definitionsRevision('boston');
    const changes = [{ kind: 'metric', slug: id, body: canonicalJson({ id }) }] as const;
    await store.applyDefinitions('boston', changes, revision, act);
  }
}

export function auditTests(trial: () => Trial): void {
  describe('the audit log', () => {
    chainTests(trial);
    readingTests(trial);
  });
}

function chainTests(trial: () => Trial) {
  it('is sound when empty, and says who did what and when', async () => {
    const { store } = trial();
    const empty = { sound: true, entries: 0, head: '0'.repeat(64), rows: 0 };
    expect(await store.verifyAudit()).toEqual(empty);
    await store.acceptDelivery(delivery('d'), act);
    const [entry] = await log(store);
    expect(entry).toMatchObject({ sequence: 1, at: act.at, actor: act.actor, city: 'boston' });
    expect(entry).toMatchObject({ action: 'delivery.accepted', previous: '0'.repeat(64) });
    expect(JSON.parse(entry!.detail)).toEqual({
      deliveries: [{ ...delivery('d'), sequence: 1 }],
    });
    expect(await store.verifyAudit()).toEqual({
      ...{ sound: true, entries: 1, head: entry!.hash, rows: 1 },
    });
  });

  it('is a chain of hashes over whatever was done', async () => {
    const { store } = trial();
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { maxLength: 12 }), async (done) => {
        for (const one of done) await doIt(store, one);
        const entries = await log(store);
        let previous = '0'.repeat(64);
        for (const [index, { hash, ...covered }] of entries.entries()) {
          expect(covered).toMatchObject({ sequence: index + 1, previous });
          expect(hash).toBe(createHash('sha256').update(canonicalJson(covered)).digest('hex'));
          expect(canonicalJson(JSON.parse(covered.detail))).toBe(covered.detail);
          previous = hash;
        }
        const verdict = { sound: true, entries: entries.length, head: previous };
        expect(await store.verifyAudit('since-last')).toMatchObject(verdict);
        expect(await store.verifyAudit()).toMatchObject(verdict);
      }),
      { numRuns: 10 },
    );
  });
}

function readingTests(trial: () => Trial) {
  it('is read from any entry on, however long it is, while others write', async () => {
    const { store } = trial();
    const cities = Array.from({ length: 1_203 }, (_, index) =>
      board(`city-${index}`, '2025-01-01'),
    );
    await store.recordPublished(cities, act);
    const seen: number[] = [];
    for await (const { sequence } of store.audit(498)) {
      if (sequence === 600) await store.acceptDelivery(delivery('meanwhile'), later);
      seen.push(sequence);
    }
    expect(seen).toEqual(Array.from({ length: 1_204 - 497 }, (_, index) => index + 498));
    expect(await store.verifyAudit()).toMatchObject({ sound: true, entries: 1_204 });
    expect(await log(store, 1_205)).toEqual([]);
  });

  it('has no entry of a write that failed', async () => {
    const { store } = trial();
    const wrong: Act = { at: Number.NaN, actor: 'nobody' };
    await expect(store.acceptDelivery(delivery('d'), wrong)).rejects.toThrow(TypeError);
    await store.acceptDelivery(delivery('e'), act);
    expect((await store.deliveries()).map(({ id, sequence }) => [id, sequence])).toEqual([
      ['e', 1],
    ]);
    expect(await store.verifyAudit()).toMatchObject({ sound: true, entries: 1 });
  });
}
