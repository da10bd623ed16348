import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { findChromium } from './scripts/setup-tests.mjs';

const programs = fileURLToPath(new URL('test/', import.meta.url));
const chromium = findChromium(process.env);

/**
 * The files under `test/` start programs and take minutes: they go first, so that no worker is left
 * alone with one when all others are done.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const [long = [], short = []] = [true, false].map((isLong) =>
      sorted.filter(({ moduleId }) => moduleId.startsWith(programs) === isLong),
    );
    return [...long, ...short];
  }
}

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{src,test,tools,scripts,bench,examples}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'dist/**'],
    pool: 'forks',
    // One more than two cores, for many tests wait on the programs that they start.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Page tests skip themselves, with the reason, when this is not set.
    env: chromium === undefined ? {} : { CIVICSTAT_CHROMIUM: chromium },
  },
});
