import { describe, expect, it } from 'vitest';
import { Stale } from './contract.ts';
import { act, later, log, type Trial } from './contract-trial.suite.ts';

const source = (slug: string, body: string | null, basedOn: number | null = null) => ({
  kind: 'source',
  slug,
  body,
  basedOn,
});

export function enteredTests(trial: () => Trial): void {
  describe('records', () => {
    versionTests(trial);
    removalTests(trial);
    refusalTests(trial);
  });
}

function versionTests(trial: () => Trial) {
  it('keeps every version and gives the newest, by city and kind', async () => {
    const { store } = trial();
    const changes = [
      source('b', '{"n":1}'),
      source('a', '{}'),
      { ...source('a', '[]'), kind: 'x' },
    ];
    await store.putRecords('boston', 'source.saved', changes, act);
    await store.putRecords('boston', 'source.saved', [source('b', '{"n":2}', 1)], later);
    await store.putRecords('', 'person.saved', [source('b', '{"n":9}')], later);
    const inForce = await store.records('boston', 'source');
    expect(inForce.map(({ slug, version, actor }) => [slug, version, actor])).toEqual([
      ['a', 1, act.actor],
      ['b', 2, later.actor],
    ]);
    expect(await store.record('boston', 'source', 'b')).toEqual(inForce[1]);
    expect(await store.record('', 'source', 'b')).toMatchObject({ body: '{"n":9}', version: 1 });
    expect(await store.record('boston', 'source', 'c')).toBeUndefined();
    const history = await store.recordHistory('boston', 'source', 'b');
    expect(history.map(({ body, at }) => [body, at])).toEqual([
      ['{"n":1}', act.at],
      ['{"n":2}', later.at],
    ]);
    expect(await store.recordHistory('boston', 'source', null)).toHaveLength(3);
    expect((await log(store)).map(({ action, city }) => [action, city])).toEqual([
      ['source.saved', 'boston'],
      ['source.saved', 'boston'],
      ['person.saved', ''],
    ]);
    expect(await store.verifyAudit()).toMatchObject({ sound: true, entries: 3 });
  });
}

function removalTests(trial: () => Trial) {
  it('takes one back and brings it again', async () => {
    const { store } = trial();
    for (const body of ['{}', null, null, '{}']) {
      await store.putRecords('boston', 'source.saved', [source('a', body)], act);
    }
    const history = await store.recordHistory('boston', 'source', 'a');
    expect(history.map(({ body, version }) => [body, version])).toEqual([
      ['{}', 1],
      [null, 2],
      ['{}', 3],
    ]);
    await store.putRecords('boston', 'source.removed', [source('a', null, 3)], act);
    expect(await store.records('boston', 'source')).toEqual([]);
    expect(await store.record('boston', 'source', 'a')).toBeUndefined();
  });
}

function refusalTests(trial: () => Trial) {
  it('refuses a change whose writer saw an older version, and then nothing is written', async () => {
    const { store } = trial();
    await store.putRecords('boston', 'source.saved', [source('a', '{}', 0)], act);
    for (const basedOn of [0, 2]) {
      const changes = [source('new', '{}', 0), source('a', '[]', basedOn)];
      const put = store.putRecords('boston', 'source.saved', changes, later);
      await expect(put).rejects.toThrow(Stale);
    }
    expect((await store.records('boston', 'source')).map(({ slug }) => slug)).toEqual(['a']);
    expect(await log(store)).toHaveLength(1);
  });

  it('makes no entry when nothing changes', async () => {
    const { store } = trial();
    await store.putRecords('boston', 'source.saved', [source('a', '{}')], act);
    await store.putRecords(
      'boston',
      'source.saved',
      [source('a', '{}', 1), source('z', null)],
      act,
    );
    await store.putRecords('boston', 'source.saved', [], act);
    expect(await log(store)).toHaveLength(1);
  });
}
