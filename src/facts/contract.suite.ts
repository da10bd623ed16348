import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe } from 'vitest';
import type { FactsStore } from './contract.ts';
import { eventBreakdownTests } from './contract-event-breakdowns.suite.ts';
import { eventFileTests } from './contract-event-files.suite.ts';
import { eventMeasureTests } from './contract-event-measures.suite.ts';
import { eventRandomTests } from './contract-event-random.suite.ts';
import { eventVersionTests } from './contract-event-versions.suite.ts';
import { landingTests } from './contract-landing.suite.ts';
import { modelTests } from './contract-model.suite.ts';
import { observationTests } from './contract-observations.suite.ts';
import { stageTests } from './contract-stage.suite.ts';
import { targetTests } from './contract-targets.suite.ts';
import type { OpenFacts, Trial } from './contract-trial.suite.ts';

/**
 * Declares the tests that every engine of facts must pass. An engine to which the way is long may
 * try a share of the random histories.
 */
export function factsContract(name: string, open: OpenFacts, share = 1): void {
  describe(`facts in ${name}`, () => {
    let folder = '';
    let current: FactsStore;
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'civicstat-facts-'));
      current = await open(folder);
    });
    afterEach(async () => {
      await current.close();
      rmSync(folder, { recursive: true });
    });
    const trial: Trial = {
      share,
      store: () => current,
      reopen: async () => {
        await current.close();
        current = await open(folder);
        return current;
      },
    };
    observationTests(trial);
    targetTests(trial);
    stageTests(trial);
    landingTests(trial);
    modelTests(trial);
    eventFileTests(trial);
    eventVersionTests(trial);
    eventMeasureTests(trial);
    eventBreakdownTests(trial);
    eventRandomTests(trial);
  });
}
