import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { requireNode26 } from './runtime.mjs';
import { clickhouse, startCluster } from './servers/clickhouse.mjs';

// Three ClickHouse servers on this machine, to try a cluster: they run until this program is ended.
// Port 0 stands for any free ports.
requireNode26();
const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: 'cluster' },
    port: { type: 'string', default: '8123' },
  },
});
if (!clickhouse.installed()) {
  console.error(
    'ClickHouse is not installed. Install it (Debian: apt-get install clickhouse-server).',
  );
  process.exit(2);
}
const folder = resolve(values.folder);
mkdirSync(folder, { recursive: true });
const { url, pids, stop } = await startCluster(folder, Number(values.port) || undefined);
for (const [index, pid] of pids.entries()) console.log(`shard ${index + 1}: process ${pid}`);
console.log(`FACTS_URL=${url}`);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    await stop();
    process.exit(0);
  });
}
