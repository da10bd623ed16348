import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import duckdb from '@duckdb/node-api';
import { benches } from './benches.mjs';

// Each measurement runs in a process of its own, so that peak memory is its own too.
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean' },
    sizes: { type: 'string' },
    write: { type: 'boolean' },
  },
});
const pieces = [];
const say = (text) => {
  console.log(text);
  pieces.push(text);
};
const gigabytes = Math.round(totalmem() / 2 ** 30);
const [before] = loadavg();
say(`${new Date().toISOString().slice(0, 10)}: Node ${process.version}, DuckDB ${duckdb.version()}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpus()[0].model.trim()}, ${gigabytes} GiB. Other work on the machine when it began: a load of ${before.toFixed(1)}.
`);
/** Usual sizes take minutes; those of the page are larger; a single bench takes any. */
function sizesOf(bench) {
  if (values.sizes !== undefined) return values.sizes.split(',');
  return (values.full && bench.fullSizes) || bench.sizes;
}

let failed = false;
for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
  say(`## ${bench.title}\n`);
  const results = [];
  for (const argument of sizesOf(bench)) {
    const program = fileURLToPath(new URL(`./${bench.name}/measure.mjs`, import.meta.url));
    const child = spawnSync(process.execPath, [...(bench.flags ?? []), program, String(argument)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (child.status !== 0) {
      failed = true;
      console.error(`${bench.name} ${argument} failed`);
      continue;
    }
    results.push(JSON.parse(child.stdout));
  }
  if (results.length > 0) say(bench.table(results));
}
if (values.write && !failed) {
  const page = `# Reference: benchmarks

<!-- Written by "npm run bench -- --full --write"; do not edit by hand. -->

What Civicstat does in how much time and memory, beside others who do the same work with the same files on the same machine, in turns. Ratios say more than seconds: another machine has other seconds.

${pieces.join('\n')}`;
  writeFileSync(new URL('../docs/reference/benchmarks.md', import.meta.url), page);
}
process.exitCode = failed ? 1 : 0;
