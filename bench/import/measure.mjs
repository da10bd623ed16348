import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';

// A file of ten years of daily parts through the command line, beside DuckDB's bare reading of the
// same file into a table: no checks, no archive, no index. Both in this one run.
const metrics = Number(process.argv[2]);
const days = 3650;
const program = fileURLToPath(new URL('../../dist/app.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'civicstat-bench-'));
const data = join(folder, 'data');
const city = join(folder, 'city');
const file = join(folder, 'observations.csv');

function run(...args) {
  const began = performance.now();
  const out = execFileSync(process.execPath, [program, '--data', data, ...args], {
    encoding: 'utf8',
  });
  return { seconds: (performance.now() - began) / 1000, out };
}

function writeInputs() {
  mkdirSync(city);
  const slugs = Array.from({ length: metrics }, (_, index) => `metric-${index}`);
  const definitions = slugs.map(
    (slug) =>
      `  - {slug: ${slug}, name: ${slug}, definition: Synthetic, topic: basic-city-services, department: works, owner: Nobody, measure: ratio, unit: share, direction: up, rule: target-ratio, target: 0.8}\n`,
  );
  writeFileSync(
    join(city, 'city.yaml'),
    `city: {slug: bench, name: Bench, timeZone: America/New_York}\ndepartments: [{slug: works, name: Works}]\nmetrics:\n${definitions.join('')}`,
  );
  const handle = openSync(file, 'w');
  writeSync(handle, 'metric,start,end,value,numerator,denominator\n');
  let state = 1;
  for (let day = 0; day < days; day += 1) {
    const date = new Date(Date.UTC(2015, 0, 1 + day)).toISOString().slice(0, 10);
    let lines = '';
    for (const slug of slugs) {
      state = (state * 48_271) % 2_147_483_647;
      const denominator = 1 + (state % 97);
      lines += `${slug},${date},,,${state % (denominator + 1)},${denominator}\n`;
    }
    writeSync(handle, lines);
  }
  closeSync(handle);
}

async function bareSeconds() {
  const instance = await DuckDBInstance.create(join(folder, 'bare.duckdb'), { threads: '2' });
  const connection = await instance.connect();
  const began = performance.now();
  await connection.run(`CREATE TABLE bare AS SELECT * FROM read_csv('${file}')`);
  const seconds = (performance.now() - began) / 1000;
  connection.closeSync();
  instance.closeSync();
  return seconds;
}

try {
  writeInputs();
  run('apply', city);
  const bare = await bareSeconds();
  const taken = run('import', file, '--city', 'bench', '--as', 'observations').seconds;
  const board = run('score', '--city', 'bench', '--date', '2024-12-20', '--format', 'json');
  if (!(JSON.parse(board.out).composite.day.score > 0)) throw new Error('nothing was scored');
  console.log(
    JSON.stringify({
      metrics,
      rows: metrics * days,
      megabytes: Math.round(statSync(file).size / 1e6),
      bare,
      taken,
      board: board.seconds,
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
