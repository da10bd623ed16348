import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { requireNode26, root, runNode } from './runtime.mjs';
import { startServers } from './servers/index.mjs';
import { setUpTests } from './setup-tests.mjs';

/** A run that never got to its tests is one failure, not none. */
const nothingRan = { passed: 0, failed: 1, skips: [] };

async function runVitest(args, environment) {
  const folder = mkdtempSync(join(tmpdir(), 'civicstat-tests-'));
  const file = join(folder, 'summary.json');
  try {
    const code = await runNode(
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--reporter=default',
        '--reporter=./tools/test-summary.ts',
        ...args,
      ],
      { ...environment, CIVICSTAT_TEST_SUMMARY: file },
    );
    return { code, ...readSummary(file) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readSummary(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    console.error('The tests did not run to their end; the lines above say why.');
    return nothingRan;
  }
}

/** Says what did not run, one line a suite and reason. */
function printSkips(skips) {
  const counts = Map.groupBy(skips, (skip) => `${skip.suite}: ${skip.reason ?? 'no reason given'}`);
  for (const [line, tests] of counts) console.log(`Not run (${tests.length}): ${line}`);
}

/** In CI only the skips named in tools/allowed-skips.json, by test or by suite, are accepted. */
function forbiddenSkips(skips) {
  if (process.env.CI !== 'true') return [];
  const allowed = JSON.parse(readFileSync(join(root, 'tools/allowed-skips.json'), 'utf8'));
  return skips.filter((skip) => !allowed.includes(skip.name) && !allowed.includes(skip.suite));
}

async function run(args) {
  try {
    const chromium = setUpTests(process.env);
    if ((await compile()) === 'failed') return { code: 1, ...nothingRan };
    const found = chromium === undefined ? {} : { CIVICSTAT_CHROMIUM: chromium };
    const servers = await startServers(process.env);
    try {
      return await runVitest(args, { ...process.env, ...found, ...servers.variables });
    } finally {
      await servers.stop();
    }
  } catch (error) {
    console.error(error.message);
    return { code: 1, ...nothingRan };
  }
}

requireNode26();
const args = process.argv.slice(2);
const { code, passed, failed, skips } = await run(args);
// A name filter (-t) skips everything else without a reason; that is no news.
const filtered = args.some((arg) => /^(-t|--testNamePattern)/.test(arg));
const notable = skips.filter((skip) => !filtered || skip.reason !== null);
printSkips(notable);
const forbidden = forbiddenSkips(notable);
for (const skip of forbidden) {
  console.error(`Skipped in CI, but not named in tools/allowed-skips.json: ${skip.name}`);
}
const failures = Math.max(failed, code === 0 ? 0 : 1);
const skipped = skips.length === 0 ? '' : `, ${skips.length} skipped`;
console.log(`${passed} passed, ${failures} failed${skipped}`);
process.exitCode = failures === 0 && forbidden.length === 0 ? 0 : 1;
