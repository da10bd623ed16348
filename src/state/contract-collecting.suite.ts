import { describe, expect, it } from 'vitest';
import type { StateStore } from './contract.ts';
import { type Lease, LeaseLost, type RunEnd, type RunStart } from './contract-collecting.ts';
import { act, delivery, type Trial } from './contract-trial.suite.ts';

const now = act.at;
const minute = 60_000_000;
const start: RunStart = {
  ...{ city: 'boston', source: 'ems', cause: 'person', actor: 'Ana', scheduled: null },
  ...{ attempt: 1, started: now },
};
const end: RunEnd = {
  ...{ rows: 7, bytes: 5_000_000_000, added: 6, changed: 1, gone: 0, rejected: 0 },
  outcome: 'taken',
  loads: [],
  notes: ['It’s done; -- really'],
};
const load = { delivery: null, state: null, records: [], action: 'load.taken' } as const;

async function leased(store: StateStore, holder: string, at = now): Promise<Lease> {
  const lease = await store.collecting.takeLease('boston/ems', holder, at, at + minute);
  if (lease === null) throw new Error('the lease is held');
  return lease;
}

export function collectingTests(trial: () => Trial): void {
  describe('collecting', () => {
    leaseTests(trial);
    runTests(trial);
    keepingTests(trial);
  });
}

function leaseTests(trial: () => Trial) {
  it('gives a lease to one at a time, with a greater token each time', async () => {
    const { collecting } = trial().store;
    const take = (holder: string, at: number) =>
      collecting.takeLease('boston/ems', holder, at, at + minute);
    const taken = await Promise.all(Array.from({ length: 8 }, (_, one) => take(`w${one}`, now)));
    expect(taken.filter((lease) => lease !== null)).toEqual([{ name: 'boston/ems', token: 1 }]);
    expect(await take('late', now + minute - 1)).toBeNull();
    expect(await take('late', now + minute)).toEqual({ name: 'boston/ems', token: 2 });
    expect(await collecting.keepLease({ name: 'boston/ems', token: 1 }, now + 9 * minute)).toBe(
      false,
    );
    expect(await collecting.keepLease({ name: 'boston/ems', token: 2 }, now + 9 * minute)).toBe(
      true,
    );
    expect(await take('later', now + 5 * minute)).toBeNull();
    await collecting.dropLeases();
    expect(await take('later', now)).toEqual({ name: 'boston/ems', token: 3 });
  });
}

function runTests(trial: () => Trial) {
  it('commits a load under its lease, whole or not at all', async () => {
    const { store } = trial();
    const slow = await leased(store, 'slow');
    const run = await store.collecting.beginRun(slow, start);
    const fast = await leased(store, 'fast', now + minute);
    const second = await store.collecting.beginRun(fast, { ...start, started: now + minute });
    expect([run.id, second.id]).toEqual([1, 2]);
    const commit = {
      ...load,
      run: run.id,
      delivery: delivery('d'),
      state: { cursor: '"c"', columns: '["a"]' },
      records: [{ kind: 'note', slug: 'n', body: '{}', basedOn: null }],
    };
    await expect(store.collecting.commitLoad(slow, commit, act)).rejects.toThrow(LeaseLost);
    expect(await store.deliveries()).toEqual([]);
    expect(await store.records('boston', 'note')).toEqual([]);
    expect(await store.collecting.sourceState('boston', 'ems')).toBeUndefined();
    await expect(store.collecting.endRun(slow, run.id, end, now)).rejects.toThrow(LeaseLost);

    const taken = await store.collecting.commitLoad(fast, { ...commit, run: second.id }, act);
    expect(taken).toMatchObject({ id: 'd', sequence: 1 });
    expect(await store.collecting.sourceState('boston', 'ems')).toEqual({
      cursor: '"c"',
      columns: '["a"]',
      run: 2,
    });
    await store.collecting.endRun(fast, second.id, end, now + 2 * minute);
    const runs = await store.collecting.runs('boston', null, 10);
    expect(runs.map(({ id, outcome }) => [id, outcome])).toEqual([
      [2, 'taken'],
      [1, 'cut-off'],
    ]);
    expect(await store.collecting.runs('boston', 'ems', 1, ['held', 'cut-off'])).toMatchObject([
      { id: 1 },
    ]);
    expect(await store.collecting.run(2)).toMatchObject({ ...end, ended: now + 2 * minute });
    expect(await store.verifyAudit()).toMatchObject({ sound: true });
  });
}

function keepingTests(trial: () => Trial) {
  it('keeps sealed secrets by source and setting', async () => {
    const { collecting } = trial().store;
    const secret = { source: 'ems', setting: 'password', sealed: 'AAA', at: now, actor: 'Ana' };
    await collecting.putSecret('boston', secret);
    await collecting.putSecret('boston', { ...secret, sealed: 'BBB' });
    await collecting.putSecret('salem', secret);
    expect(await collecting.secrets('boston')).toEqual([{ ...secret, sealed: 'BBB' }]);
    expect(await collecting.removeSecret('boston', 'ems', 'password')).toBe(true);
    expect(await collecting.removeSecret('boston', 'ems', 'password')).toBe(false);
    expect(await collecting.secrets('boston')).toEqual([]);
  });

  it('keeps mail until it is sent, once a key', async () => {
    const { collecting } = trial().store;
    const mail = {
      ...{ key: 'a', city: 'boston', recipient: 'x@y.example', subject: 's', body: 'b' },
      ...{ created: now, due: now },
    };
    await collecting.putMail(mail);
    await collecting.putMail({ ...mail, subject: 'again' });
    await collecting.putMail({ ...mail, key: 'b', created: now + 1 });
    await collecting.mailFailed('a', 'no route', now + minute);
    const unsent = await collecting.unsentMails();
    expect(
      unsent.map(({ key, subject, attempts, fault }) => [key, subject, attempts, fault]),
    ).toEqual([
      ['a', 's', 1, 'no route'],
      ['b', 's', 0, null],
    ]);
    await collecting.mailSent('a', now + minute);
    expect((await collecting.unsentMails()).map(({ key }) => key)).toEqual(['b']);
  });
}
