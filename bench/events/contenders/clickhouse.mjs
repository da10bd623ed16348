import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCluster } from '../../../scripts/servers/clickhouse.mjs';

// The product on a cluster of its own: node clickhouse.mjs <folder> <cases> <shards>.
const [folder, file, shards] = process.argv.slice(2);
mkdirSync(folder);
const cluster = await startCluster(folder, undefined, Number(shards));
try {
  const program = fileURLToPath(new URL('./product.mjs', import.meta.url));
  const child = spawnSync(process.execPath, [program, 'full', join(folder, 'facts'), file], {
    encoding: 'utf8',
    env: { ...process.env, FACTS_URL: cluster.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error('the product failed on the cluster');
  const peaks = cluster.pids.map(peakMegabytes);
  console.log(
    JSON.stringify({ ...JSON.parse(child.stdout), serverMegabytes: peaks.reduce((a, b) => a + b) }),
  );
} finally {
  await cluster.stop();
}

/** The most memory that a process ever had; 0 where nobody tells. */
function peakMegabytes(pid) {
  try {
    return Math.round(
      Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024,
    );
  } catch {
    return 0;
  }
}
