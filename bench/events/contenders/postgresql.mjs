import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { postgresql } from '../../../scripts/servers/postgresql.mjs';
import { groupedQueries, totalsOf } from '../metrics.mjs';
import { middle, spent } from '../spent.mjs';

// The same by a PostgreSQL server of its own: node postgresql.mjs <folder> <cases> <rounds>.
const [folder, file, rounds] = process.argv.slice(2);
mkdirSync(folder);
chmodSync(file, 0o644);
const server = await postgresql.start(folder);
let peak = 0;
const watching = setInterval(() => {
  peak = Math.max(peak, proportionalKilobytes());
}, 200);
try {
  const client = await connected();
  const { rows } = await client.query('SHOW server_version');
  await client.query(
    'CREATE UNLOGGED TABLE cases (opened timestamp, due timestamp, closed timestamp, type text)',
  );
  const load = await spent(() => client.query(`COPY cases FROM '${file}' (FORMAT csv)`));
  await client.query('VACUUM ANALYZE cases');
  await client.query("SET work_mem = '64MB'");
  const queries = groupedQueries('postgresql');
  const measured = [];
  for (let round = 0; round < Number(rounds); round += 1) {
    measured.push(
      await spent(async () => ({
        shares: (await client.query(queries.shares)).rows,
        means: (await client.query(queries.means)).rows,
      })),
    );
  }
  await client.end();
  const { seconds, result } = middle(measured);
  console.log(
    JSON.stringify({
      version: rows[0].server_version,
      load: load.seconds,
      seconds,
      totals: totalsOf(result),
      peakMegabytes: Math.round(peak / 1024),
    }),
  );
} finally {
  clearInterval(watching);
  await server.stop();
}

/** A server answers a moment before it takes questions. */
async function connected() {
  for (let left = 100; ; left -= 1) {
    const client = new pg.Client(server.url);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (left === 0) throw error;
      await wait(100);
    }
  }
}

/** The memory of the server and its processes, shared pages counted once; 0 where nobody tells. */
function proportionalKilobytes() {
  try {
    const pid = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0];
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    return [pid, ...children].reduce((sum, one) => sum + kilobytesOf(one), 0);
  } catch {
    return 0;
  }
}

function kilobytesOf(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]);
  } catch {
    // The process ended meanwhile.
    return 0;
  }
}
