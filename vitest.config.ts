import { defineConfig } from 'vitest/config';
import { findChromium } from './scripts/setup-tests.mjs';

const chromium = findChromium(process.env);

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{src,test,tools,scripts,bench,examples}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'dist/**'],
    pool: 'forks',
    // One more than two cores, for many tests wait on the programs that they start.
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Page tests skip themselves, with the reason, when this is not set.
    env: chromium === undefined ? {} : { CIVICSTAT_CHROMIUM: chromium },
  },
});
