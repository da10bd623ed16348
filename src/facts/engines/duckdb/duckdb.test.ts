import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../model/index.ts';
import { factsContract } from '../../contract.suite.ts';
import { answer, delivery, landObservations, observed } from '../../contract-rows.suite.ts';
import { openDuckdbFacts } from './index.ts';

factsContract('DuckDB', (folder) => openDuckdbFacts({ path: join(folder, 'facts.duckdb') }));

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'civicstat-duckdb-'));
  path = join(folder, 'facts.duckdb');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a killed process', () => {
  const rowCount = 30_000;

  /** Starts landing in another process and kills it so long after the third delivery was staged. */
  async function killWhileLanding(delayMilliseconds: number): Promise<number> {
    const program = fileURLToPath(new URL('fixtures/land-until-killed.ts', import.meta.url));
    const child = spawn(process.execPath, [program, path, `${rowCount}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    let acknowledged = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.endsWith('!')) acknowledged = Number.parseInt(line, 10);
      if (line === '3?') setTimeout(() => child.kill('SIGKILL'), delayMilliseconds);
    }
    expect((await ended)[1]).toBe('SIGKILL');
    return acknowledged;
  }

  it.each([0, 20, 50])('after %d ms leaves each delivery whole or not at all', async (delay) => {
    const acknowledged = await killWhileLanding(delay);
    const store = await openDuckdbFacts({ path });
    const landed = await store.landed();
    expect(landed.length).toBeGreaterThanOrEqual(Math.max(acknowledged, 2));
    expect(landed.map(({ sequence }) => sequence)).toEqual(landed.map((_, index) => index + 1));
    expect((await store.checksum()).rows).toBe(landed.length * rowCount);
    await landObservations(store, 99, [observed('a', '2025-01-01', 1, { known: 2 })]);
    expect(await answer(store, { metrics: ['a'] })).toHaveLength(1);
    await store.close();
  });
});

describe('opening', () => {
  it('empties a file whose tables are of another format', async () => {
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await connection.run('CREATE TABLE format AS SELECT 0 AS version');
    await connection.run('CREATE TABLE observations (old INTEGER)');
    connection.closeSync();
    instance.closeSync();
    const store = await openDuckdbFacts({ path });
    await landObservations(store, 1, [observed('a', '2025-01-01', 1)]);
    expect(await store.landed()).toEqual([delivery(1)]);
    await store.close();
  });

  it('removes what a killed process left in the temporary folder', async () => {
    mkdirSync(`${path}.tmp`);
    writeFileSync(`${path}.tmp/duckdb_temp_storage_DEFAULT-0.tmp`, 'left');
    writeFileSync(`${path}.tmp/notes.txt`, 'not ours');
    await (await openDuckdbFacts({ path })).close();
    expect(readdirSync(`${path}.tmp`)).toEqual(['notes.txt']);
  });

  it('of a damaged file is a fault that says how to mend it', async () => {
    writeFileSync(path, 'this is no database'.repeat(1000));
    const opening = openDuckdbFacts({ path });
    await expect(opening).rejects.toThrow(Fault);
    await expect(opening).rejects.toMatchObject({
      remedy: expect.stringContaining('civicstat rebuild'),
    });
  });

  it('of a file in a folder that is absent is a fault', async () => {
    const opening = openDuckdbFacts({ path: join(folder, 'nowhere', 'facts.duckdb') });
    await expect(opening).rejects.toThrow(Fault);
  });

  it('of a file that another process holds is a fault that says so', async () => {
    const program = fileURLToPath(new URL('fixtures/land-until-killed.ts', import.meta.url));
    const child = spawn(process.execPath, [program, path, '1'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    const opening = openDuckdbFacts({ path });
    await expect(opening).rejects.toMatchObject({
      name: 'Fault',
      remedy: expect.stringContaining('other program'),
    });
    child.kill('SIGKILL');
    await ended;
  });
});

describe('the disk and memory', () => {
  it('keeps within its memory and needs no room in the file for a stage', async () => {
    const store = await openDuckdbFacts({ path, memoryLimitMegabytes: 64 });
    await store.beginStage();
    for (let part = 0; part < 10; part += 1) {
      const rows = Array.from({ length: 50_000 }, (_, row) =>
        observed(`${part}`, '', row, {
          span: {
            first: '1970-01-01',
            last: new Date(row * 86_400_000).toISOString().slice(0, 10),
          },
        }),
      );
      await store.stage({ kind: 'observations', rows });
    }
    expect(await store.contradictions(1)).toEqual([]);
    expect((await store.difference('boston')).added).toBe(500_000);
    expect(statSync(path).size).toBeLessThan(1_000_000);
    await store.land(delivery(1));
    expect((await store.checksum()).rows).toBe(500_000);
    await store.close();
  });
});
