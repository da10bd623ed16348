import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../../model/index.ts';
import type { FactsStore } from '../../contract.ts';
import {
  csvFile,
  derivation,
  derived,
  landEvents,
  table,
} from '../../contract-event-rows.suite.ts';
import { landObservations, observed, values } from '../../contract-rows.suite.ts';
import { connectServers } from './servers.ts';
import { openAt, testServers } from './test-servers.suite.ts';

const program = '/usr/sbin/clickhouse-server';
const canStart = testServers !== '' && existsSync(program);

describe('a cluster of which a server is stopped', { timeout: 120_000 }, () => {
  let folder = '';
  let cluster: ChildProcess;
  let addresses = '';
  let lastShard = 0;
  const started: ChildProcess[] = [];

  beforeAll(async () => {
    if (!canStart) return;
    folder = mkdtempSync(join(tmpdir(), 'civicstat-cluster-'));
    const script = join(import.meta.dirname, '../../../../scripts/cluster.mjs');
    cluster = spawn(process.execPath, [script, '--folder', folder, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    for await (const bytes of cluster.stdout!) {
      said += bytes;
      if (said.includes('FACTS_URL=') && said.endsWith('\n')) break;
    }
    addresses = /FACTS_URL=(.*)/.exec(said)![1]!;
    lastShard = Number(/shard 3: process (\d+)/.exec(said)![1]);
  }, 120_000);

  afterAll(async () => {
    if (!canStart) return;
    const running = [cluster, ...started].filter(({ exitCode }) => exitCode === null);
    const ended = running.map((one) => once(one, 'exit'));
    for (const one of running) one.kill('SIGTERM');
    await Promise.all(ended);
    rmSync(folder, { recursive: true, force: true });
  });

  async function startLastShard(): Promise<void> {
    const config = join(folder, 'shard3', 'config.xml');
    started.push(spawn(program, [`--config-file=${config}`], { stdio: 'ignore', cwd: '/' }));
    const { servers, close } = connectServers(addresses);
    for (;;) {
      const answers = await servers[2]!.command('SELECT 1').then(
        () => true,
        () => false,
      );
      if (answers) break;
      await wait(100);
    }
    await close();
  }

  /** What answers from one server alone would get wrong. */
  const questions: readonly [string, (store: FactsStore) => Promise<unknown>][] = [
    ['observations', (store) => values(store)],
    [
      'derived numbers',
      (store) => derived(store, derivation({ measure: 'level', closed: 'closed' })),
    ],
    ['cases', (store) => store.cases({ ...counted, from: 0, limit: 9 })],
    [
      'breakdowns',
      (store) =>
        store.breakdown({
          ...counted,
          derivations: [counted.derivation],
          spans: [counted.span],
          columns: ['kind'],
        }),
    ],
    [
      'changed spans',
      (store) =>
        store.changed({
          ...counted,
          counted: counted.derivation,
          spans: [counted.span],
          after: 0,
        }),
    ],
    ['the checksum', (store) => store.checksum()],
    ['landing', (store) => landEvents(store, 3, cases(3))],
  ];

  it.skipIf(!canStart)(
    'is a clear fault, gives no wrong number, and recovers',
    {
      meta: {
        skipReason: 'ClickHouse is not installed, or CIVICSTAT_TEST_CLICKHOUSE_URL is not set',
      },
    },
    async () => {
      const store = await openAt(addresses, folder);
      await landEvents(store, 1, cases(1));
      const rows = Array.from({ length: 30 }, (_, metric) =>
        observed(`m${metric}`, '2025-01-01', 1),
      );
      await landObservations(store, 2, rows);
      const before = { checksum: await store.checksum(), values: await values(store) };
      expect(before.values).toHaveLength(30);
      process.kill(lastShard, 'SIGKILL');
      for (const [what, ask] of questions) {
        const answer = await ask(store).catch((error: unknown) => error);
        expect(answer, what).toBeInstanceOf(Fault);
        expect((answer as Fault).remedy, what).toContain('Start the server again');
      }
      await expect(openAt(addresses, folder)).rejects.toThrow(Fault);
      await startLastShard();
      expect(await values(store)).toEqual(before.values);
      expect(await store.checksum()).toEqual(before.checksum);
      await landEvents(store, 3, cases(3));
      expect(await derived(store, derivation({}))).toEqual(['2025-01-02 60']);
      await store.close();
      const again = await openAt(addresses, folder);
      expect((await again.landed()).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
      expect(await derived(again, derivation({}))).toEqual(['2025-01-02 60']);
      await again.close();
    },
  );
});

/** Sixty cases, the same in every delivery. */
function cases(delivery: number) {
  const rows = Array.from(
    { length: 60 },
    (_, index) => `${index},2025-01-02 09:00:00,,,lamp,${delivery},,`,
  );
  return csvFile(rows);
}

const counted = {
  table,
  derivation: derivation({}),
  span: { first: '2025-01-02', last: '2025-01-02' },
  through: 9,
};
