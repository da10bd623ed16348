import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FactsStore } from '../../contract.ts';
import {
  csvFile,
  derivation,
  derived,
  expression,
  landEvents,
  onTime,
} from '../../contract-event-rows.suite.ts';
import {
  addressesFor,
  dropAfterTests,
  noServers,
  openFor,
  testServers,
} from './test-servers.suite.ts';

const kills = 6;
const derivations = [
  derivation({ where: expression('kind == "lamp"') }),
  derivation(onTime),
  derivation({ measure: 'median', quantile: 0.5, value: expression('cost') }),
  derivation({ measure: 'level', closed: 'closed' }),
];

/** Three deliveries of the same 300 cases, each later than the one before and closed otherwise. */
const deliveries = () =>
  [1, 2, 3].map((delivery) =>
    csvFile(
      Array.from({ length: 300 }, (_, index) => {
        const day = (number: number) => `2025-01-${String((number % 28) + 1).padStart(2, '0')}`;
        const closed = index % 4 === 0 ? '' : `${day(index + delivery)} 10:00:00`;
        return `${index},${day(index)} 09:00:00,${day(index + 2)} 09:00:00,${closed},${index % 3 === 0 ? 'lamp' : 'tree'},${index % 7},2025-02-0${delivery}T00:00:00Z,`;
      }),
      { arrived: 1_738_429_200_000_000 + delivery },
    ),
  );

async function numbersOf(store: FactsStore): Promise<string[][]> {
  const found: string[][] = [];
  for (const one of derivations) found.push(await derived(store, one));
  return found;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'civicstat-killed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('cases in ClickHouse', () => {
  it.skipIf(testServers === '')(
    'survive kills at random moments of landing, deriving and forgetting',
    { timeout: 240_000, meta: { skipReason: noServers } },
    async () => {
      const files = deliveries();
      const undisturbed = await openFor(newFolder());
      for (const [index, file] of files.entries()) await landEvents(undisturbed, index + 1, file);
      const expected = await numbersOf(undisturbed);
      const checksum = await undisturbed.checksum();
      await undisturbed.close();
      const folder = newFolder();
      const program = fileURLToPath(
        new URL('fixtures/land-cases-until-killed.ts', import.meta.url),
      );
      const addresses = addressesFor(folder);
      const reading = join(folder, 'reading.duckdb');
      const work = JSON.stringify({ addresses, reading, files, derivations });
      let state = 20_150_311;
      for (let kill = 0; kill < kills; kill += 1) {
        const child = spawn(process.execPath, [program, work], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const ended = once(child, 'exit');
        await once(child.stdout, 'data');
        state = (state * 48_271) % 2_147_483_647;
        await wait(state % 900);
        child.kill('SIGKILL');
        expect((await ended)[1]).toBe('SIGKILL');
      }
      const store = await openFor(folder);
      const landed = new Set((await store.landed()).map(({ sequence }) => sequence));
      for (const [index, file] of files.entries()) {
        if (!landed.has(index + 1)) await landEvents(store, index + 1, file);
      }
      expect(await numbersOf(store)).toEqual(expected);
      expect(await store.checksum()).toEqual(checksum);
      await store.close();
    },
  );
});

dropAfterTests();
