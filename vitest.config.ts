import { defineConfig } from 'vitest/config';
import { findChromium } from './scripts/setup-tests.mjs';

const chromium = findChromium(process.env);

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{src,test,tools,scripts,bench,examples}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'dist/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Page tests skip themselves, with the reason, when this is not set.
    env: chromium === undefined ? {} : { CIVICSTAT_CHROMIUM: chromium },
  },
});
