import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/civicstat.ts';
import { openTrial, scripted } from '../../../test/collecting.ts';
import { standardMapping } from '../../formats/index.ts';
import { deliver } from '../deliver.ts';
import { silentReport } from '../platform.ts';

it('says which numbers that people gave a source replaced, and nothing of its own', async () => {
  const script = scripted(
    ['day', 'calls'],
    [
      ['2026-02-10', '71'],
      ['2026-02-11', '5'],
    ],
  );
  const trial = await openTrial(script.connector);
  expect((await trial.pull()).notes).toEqual([]);
  const path = join(temporaryFolder(), 'corrected.csv');
  writeFileSync(path, 'metric,start,value\ncalls,2026-02-10,70\ncalls,2026-01-01,3\n');
  const file = { city: 'sample', kind: 'observations' as const, path, name: 'corrected.csv' };
  trial.clock.now += 60e6;
  await deliver(trial.platform, { ...file, mapping: standardMapping, dryRun: false }, silentReport);
  trial.clock.now += 60e6;
  const replacing = await trial.pull();
  expect(replacing).toMatchObject({ outcome: 'taken', changed: 1 });
  expect(replacing.notes).toEqual([
    'It replaced 1 number that somebody typed, imported or undid: calls on 2026-02-10 was 70 and is 71. If the source is wrong, correct it there.',
  ]);
  script.rows = [
    ['2026-02-10', '72'],
    ['2026-02-11', '5'],
  ];
  trial.clock.now += 60e6;
  expect(await trial.pull()).toMatchObject({ outcome: 'taken', changed: 1, notes: [] });
});
