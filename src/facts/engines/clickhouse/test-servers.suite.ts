import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { FactsStore } from '../../contract.ts';
import { openDuckdbReader } from '../duckdb/reader.ts';
import { openClickhouseFacts } from './index.ts';
import { connectServers } from './servers.ts';
import { onEvery } from './tables.ts';

/** The servers that tests run against; empty: there are none. */
export const testServers = process.env.CIVICSTAT_TEST_CLICKHOUSE_URL ?? '';
export const noServers = 'CIVICSTAT_TEST_CLICKHOUSE_URL is not set';

const made = new Set<string>();

/** Addresses with another database in place of `civicstat`, one for each folder. */
export function addressesFor(folder: string, servers = testServers): string {
  const database = `test_${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  return servers.replaceAll(/\/civicstat(?=[?,]|$)/g, `/${database}`);
}

/** Opens the facts that a folder stands for, in a database that is dropped after the tests. */
export function openFor(folder: string): Promise<FactsStore> {
  const addresses = addressesFor(folder);
  made.add(addresses);
  return openAt(addresses, folder);
}

export function openAt(addresses: string, folder: string): Promise<FactsStore> {
  return openClickhouseFacts({
    addresses,
    reader: () => openDuckdbReader({ path: join(folder, 'reading.duckdb') }),
  });
}

/** To be called by every file of tests that opens facts. */
export function dropAfterTests(): void {
  afterAll(async () => {
    for (const addresses of made) {
      const cluster = connectServers(addresses);
      await onEvery(cluster, `DROP DATABASE IF EXISTS ${cluster.database}`);
      await cluster.close();
    }
  });
}
