import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { factsContract } from '../../contract.suite.ts';
import { openDuckdbReader } from '../duckdb/reader.ts';
import { openClickhouseFacts } from './index.ts';
import { connectServers } from './servers.ts';
import { onEvery } from './tables.ts';

const url = process.env.CIVICSTAT_TEST_CLICKHOUSE_URL ?? '';
const made = new Set<string>();

/** The servers' addresses with a database of the folder's own. */
function addressesFor(folder: string): string {
  const database = `test_${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const addresses = url.replaceAll(/\/civicstat(?=[?,]|$)/g, `/${database}`);
  made.add(addresses);
  return addresses;
}

if (url === '') {
  describe('facts in ClickHouse', () => {
    it('pass the contract', (test) => test.skip('CIVICSTAT_TEST_CLICKHOUSE_URL is not set'));
  });
} else {
  afterAll(async () => {
    for (const addresses of made) {
      const cluster = connectServers(addresses);
      await onEvery(cluster, `DROP DATABASE IF EXISTS ${cluster.database}`);
      await cluster.close();
    }
  });
  factsContract(
    'ClickHouse',
    (folder) =>
      openClickhouseFacts({
        addresses: addressesFor(folder),
        reader: () => openDuckdbReader({ path: join(folder, 'reading.duckdb') }),
      }),
    0.25,
  );
}
