import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/** What a run of the tests came to; written as JSON for `npm test` to read. */
export interface TestSummary {
  readonly passed: number;
  /** Failed tests, files that could not be loaded, and errors outside any test. */
  readonly failed: number;
  readonly skips: readonly Skip[];
}

export interface Skip {
  /** File, suites and test, joined by ` > `. */
  readonly name: string;
  /** The file and the outermost suite: what did not run, in one line. */
  readonly suite: string;
  /**
   * What the test gave to `context.skip('…')`, or its own or its suite's option
   * `{ meta: { skipReason: '…' } }`; null when it gave none.
   */
  readonly reason: string | null;
}

declare module 'vitest' {
  interface TaskMeta {
    skipReason?: string;
  }
}

/** A Vitest reporter that writes a `TestSummary` to the file named in CIVICSTAT_TEST_SUMMARY. */
export default class TestSummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const path = process.env.CIVICSTAT_TEST_SUMMARY;
    if (path !== undefined)
      writeFileSync(path, JSON.stringify(summarise(modules, unhandledErrors)));
  }
}

function summarise(
  modules: readonly TestModule[],
  unhandledErrors: readonly unknown[],
): TestSummary {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (state: string) => tests.filter((test) => test.result().state === state);
  const brokenSuites = modules
    .flatMap((module) => [module, ...module.children.allSuites()])
    .filter((suite) => suite.errors().length > 0);
  return {
    passed: inState('passed').length,
    failed: inState('failed').length + brokenSuites.length + unhandledErrors.length,
    skips: inState('skipped').map(describeSkip),
  };
}

function describeSkip(test: TestCase): Skip {
  const file = test.module.relativeModuleId;
  const outermost = ancestors(test).at(-1);
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  const reasons = [test, ...ancestors(test)].map((task) => task.meta().skipReason);
  return {
    name: `${file} > ${test.fullName}`,
    suite: `${file} > ${outermost?.name ?? test.name}`,
    reason: note ?? reasons.find((reason) => reason !== undefined) ?? null,
  };
}

/** The suites around a test, innermost first, without the file. */
function ancestors(test: TestCase): TestSuite[] {
  const suites: TestSuite[] = [];
  let parent = test.parent;
  while (parent.type === 'suite') {
    suites.push(parent);
    parent = parent.parent;
  }
  return suites;
}
