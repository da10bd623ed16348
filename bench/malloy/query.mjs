import { createRequire } from 'node:module';
import { DuckDBConnection } from '@malloydata/db-duckdb';
import malloy from '@malloydata/malloy';
import { kinds, totalsOf } from '../events/metrics.mjs';
import { report, spent } from '../events/spent.mjs';

// The same by Malloy on DuckDB's file of plain columns: node query.mjs <file>.
const shares = kinds.map(
  (kind, index) => `n${index} is count() { where: type = '${kind}' and closed <= due }
    d${index} is count() { where: type = '${kind}' and due is not null }`,
);
const means = kinds.map(
  (kind, index) => `n${index} is sum(seconds(opened to closed) / 3600) { where: type = '${kind}' }
    d${index} is count() { where: type = '${kind}' and closed is not null }`,
);
const model = `
source: cases is duckdb.table('cases')
query: shares is cases -> { where: closed is not null; group_by: local_day is closed.day; aggregate: ${shares.join('\n')}; limit: 100000 }
query: means is cases -> { group_by: local_day is opened.day; aggregate: ${means.join('\n')}; limit: 100000 }`;

const connection = new DuckDBConnection({
  name: 'duckdb',
  databasePath: process.argv[2],
  readOnly: true,
});
await connection.runSQL('SET threads = 2');
await connection.runSQL("SET memory_limit = '512MB'");
const runtime = new malloy.SingleConnectionRuntime({ connection });
const loaded = runtime.loadModel(model);
const rowsOf = async (name) =>
  (await loaded.loadQueryByName(name).run({ rowLimit: 100_000 })).data.toObject();
const { seconds, processor, result } = await spent(async () => ({
  shares: await rowsOf('shares'),
  means: await rowsOf('means'),
}));
const { version } = createRequire(import.meta.url)('@malloydata/malloy/package.json');
report({ version, seconds, processor, totals: totalsOf(result) });
await connection.close();
