import { requireNode26, runNode } from './runtime.mjs';

/**
 * What must hold of the code without running it. Sizes (300 lines a file, 40 a function) are rules
 * of the linter.
 */
const checks = [
  ['types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
  ['types of scripts of pages', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.islands.json']],
  [
    'lint, format, sizes',
    ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ],
  ['floors', ['tools/floors/run.ts']],
  ['dead code', ['node_modules/knip/bin/knip.js', '--no-progress']],
];

requireNode26();
const results = [];
for (const [name, command] of checks) {
  const began = performance.now();
  const code = await runNode(command);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  results.push({ name, passed: code === 0, seconds });
  if (code >= 128) process.exit(code);
}
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
}
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
