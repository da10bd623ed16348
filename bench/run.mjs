import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benches } from './benches.mjs';

// Each measurement runs in a process of its own, so that peak memory is its own too.
const wanted = process.argv.slice(2);
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB\n`,
);
let failed = false;
for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
  console.log(`## ${bench.title}\n`);
  const results = [];
  for (const argument of bench.sizes) {
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
  console.log(bench.table(results));
}
process.exitCode = failed ? 1 : 0;
