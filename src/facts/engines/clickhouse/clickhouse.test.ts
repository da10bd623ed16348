import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { factsContract } from '../../contract.suite.ts';
import { openDuckdbReader } from '../duckdb/reader.ts';
import { openClickhouseFacts } from './index.ts';

const url = process.env.CIVICSTAT_TEST_CLICKHOUSE_URL!;
factsContract('ClickHouse', (folder) => {
  const database = `test_${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  return openClickhouseFacts({
    addresses: url.replaceAll(/\/civicstat(?=[?,]|$)/g, `/${database}`),
    reader: () => openDuckdbReader({ path: join(folder, 'reading.duckdb') }),
  });
});
