import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Stale } from './contract.ts';
import { act, later, log, type Trial } from './contract-trial.suite.ts';

export function definitionTests(trial: () => Trial): void {
  describe('definitions', () => {
    versionTests(trial);
    historyTests(trial);
    hashTests(trial);
    planTests(trial);
  });
}

function versionTests(trial: () => Trial) {
  it('keeps the newest version of each, by kind, then slug', async () => {
    const { store } = trial();
    expect(await store.definitionsRevision('boston')).toBe(0);
    const first = [
      { kind: 'metric', slug: 'b', body: '{"v":1}' },
      { kind: 'metric', slug: 'a-2', body: '{"v":2}' },
      { kind: 'metric', slug: 'a', body: '{"v":3}' },
      { kind: 'topic', slug: 'z', body: '{}' },
      { kind: 'city', slug: 'boston', body: '{"name":"Boston"}' },
    ] as const;
    await store.applyDefinitions('boston', first, 0, act);
    const revision = await store.definitionsRevision('boston');
    expect(revision).toBeGreaterThan(0);
    const second = [
      { kind: 'metric', slug: 'b', body: '{"v":4}' },
      { kind: 'topic', slug: 'z', body: null },
    ] as const;
    await store.applyDefinitions('boston', second, revision, later);
    expect(await store.definitionsRevision('boston')).toBeGreaterThan(revision);
    const found = await store.definitions('boston');
    expect(
      found.map(({ kind, slug, body, version, at }) => [kind, slug, body, version, at]),
    ).toEqual([
      ['city', 'boston', '{"name":"Boston"}', 1, act.at],
      ['metric', 'a', '{"v":3}', 1, act.at],
      ['metric', 'a-2', '{"v":2}', 1, act.at],
      ['metric', 'b', '{"v":4}', 2, later.at],
    ]);
    expect(found[1]!.hash).toBe(createHash('sha256').update('{"v":3}').digest('hex'));
  });
}

function historyTests(trial: () => Trial) {
  it('tells every version ever, oldest first, removals included', async () => {
    const { store } = trial();
    for (const [index, body] of ['{"v":1}', '{"v":2}', null].entries()) {
      const revision = await store.definitionsRevision('boston');
      const at = { ...act, at: act.at + index };
      await store.applyDefinitions('boston', [{ kind: 'metric', slug: 'a', body }], revision, at);
    }
    const history = await store.definitionHistory('boston');
    expect(history.map(({ slug, body, version, at }) => [slug, body, version, at])).toEqual([
      ['a', '{"v":1}', 1, act.at],
      ['a', '{"v":2}', 2, act.at + 1],
      ['a', null, 3, act.at + 2],
    ]);
    expect(await store.definitionHistory('salem')).toEqual([]);
  });
}

function hashTests(trial: () => Trial) {
  it('finds every version ever by its hash, in its own city', async () => {
    const { store } = trial();
    const change = (body: string | null) => [{ kind: 'metric', slug: 'a', body }] as const;
    await store.applyDefinitions('boston', change('{"v":1}'), 0, act);
    await store.applyDefinitions(
      'boston',
      change(null),
      await store.definitionsRevision('boston'),
      act,
    );
    await store.applyDefinitions(
      'boston',
      change('{"v":2}'),
      await store.definitionsRevision('boston'),
      act,
    );
    const hash = createHash('sha256').update('{"v":1}').digest('hex');
    expect(await store.definitionByHash('boston', hash)).toMatchObject({
      body: '{"v":1}',
      version: 1,
    });
    expect(await store.definitionByHash('lawrence', hash)).toBeUndefined();
    expect(await store.definitions('boston')).toMatchObject([{ body: '{"v":2}', version: 3 }]);
  });
}

function planTests(trial: () => Trial) {
  it('refuses a plan that was made before the newest change, and then changes nothing', async () => {
    const { store } = trial();
    const change = (slug: string) => [{ kind: 'metric', slug, body: '{}' }] as const;
    const both = await Promise.allSettled([
      store.applyDefinitions('boston', change('a'), 0, act),
      store.applyDefinitions('boston', change('b'), 0, later),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(store.applyDefinitions('boston', change('c'), 0, act)).rejects.toThrow(Stale);
    expect((await store.definitions('boston')).map(({ slug }) => slug)).toEqual(['a']);
    expect(await log(store)).toHaveLength(1);
    // Another city's definitions are another plan.
    await store.applyDefinitions('lawrence', change('c'), 0, act);
  });

  it('lists the cities that are in force, and makes no entry of nothing', async () => {
    const { store } = trial();
    for (const city of ['worcester', 'boston', 'lawrence']) {
      await store.applyDefinitions(city, [{ kind: 'city', slug: city, body: '{}' }], 0, act);
    }
    const revision = await store.definitionsRevision('lawrence');
    const removed = [{ kind: 'city', slug: 'lawrence', body: null }] as const;
    await store.applyDefinitions('lawrence', removed, revision, act);
    await store.applyDefinitions('salem', [{ kind: 'topic', slug: 'x', body: '{}' }], 0, act);
    expect(await store.cities()).toEqual(['boston', 'worcester']);
    const entries = (await log(store)).length;
    await store.applyDefinitions('boston', [], await store.definitionsRevision('boston'), act);
    expect(await log(store)).toHaveLength(entries);
  });

  it('takes thousands of definitions at once', async () => {
    const { store } = trial();
    const many = Array.from({ length: 6_000 }, (_, index) => ({
      kind: 'metric' as const,
      slug: `metric-${index}`,
      body: '{}',
    }));
    await store.applyDefinitions('boston', many, 0, act);
    expect(await store.definitions('boston')).toHaveLength(6_000);
    expect(await store.verifyAudit()).toMatchObject({ sound: true, entries: 1 });
  });
}
