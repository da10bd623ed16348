import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/civicstat.ts';
import { openTrial, type Row, scripted, type Trial } from '../../../test/collecting.ts';
import { folder as files } from '../../connectors/folder/index.ts';
import type { Run } from '../../state/contract-collecting.ts';
import { judgeColumns, judgeVolume, usualRows } from './guards.ts';
import { heldLoads } from './held.ts';
import { decideHeld } from './review.ts';
import { beat } from './scheduler.ts';

const run = (rows: number, changes: Partial<Run> = {}) =>
  ({ outcome: 'taken', cause: 'schedule', loads: [{ rows }], ...changes }) as Run;

describe('how many rows are usual', () => {
  it.each([
    ['none before', [], false, null],
    ['one before', [run(10)], false, 10],
    ['the middle of eight', [1, 9, 9, 9, 9, 9, 1, 1, 500].map((rows) => run(rows)), false, 9],
    ['what was held or refused does not count', [run(3, { outcome: 'held' }), run(10)], false, 10],
    ['empty loads do not count', [run(0), run(10)], false, 10],
    ['what a person accepted begins anew', [run(4, { cause: 'review' }), run(10)], false, 4],
    ['of what is new the smallest of four', [run(9), run(2), run(9), run(9)], true, 2],
    ['of what is new, three say nothing', [run(9), run(9), run(9)], true, null],
  ] as const)('%s', (_, runs, onlyNew, usual) => {
    expect(usualRows(runs, onlyNew)).toBe(usual);
  });

  it('holds a load that lost more than half of them', () => {
    expect(judgeVolume(50, 100, 0.5).holds).toEqual([]);
    expect(judgeVolume(49, 100, 0.5).holds).toEqual([
      'It has 49 rows; usually there are 100: 51 % are missing.',
    ]);
    expect(judgeVolume(1, 100, 0).holds).toEqual([]);
  });
});

describe('columns', () => {
  const before = [
    { name: 'day', form: 'day' },
    { name: 'calls', form: 'number' },
    { name: 'note', form: 'empty' },
  ] as const;
  it.each([
    ['the same', before, [], []],
    ['one that was empty', [before[0], before[1], { name: 'note', form: 'text' }], [], []],
    [
      'one more',
      [...before, { name: 'ward', form: 'text' }],
      [],
      ['The column “ward” is new. It is kept, and not used.'],
    ],
    ['one less', [before[0], before[2]], ['The column “calls” is missing.'], []],
    [
      'another name',
      [before[0], { name: 'call', form: 'number' }, before[2]],
      ['The column “calls” is missing. Perhaps it is called “call” now.'],
      ['The column “call” is new. It is kept, and not used.'],
    ],
    [
      'another form',
      [before[0], { name: 'calls', form: 'text' }, before[2]],
      ['The column “calls” held numbers and now holds texts.'],
      [],
    ],
  ] as const)('%s', (_, now, holds, notes) => {
    expect(judgeColumns(before, now)).toEqual({ holds, notes });
  });
});

const columns = ['day', 'calls'];
const tenDays = (): Row[] =>
  Array.from({ length: 10 }, (_, index) => [`2026-02-${index + 10}`, `${index}`]);

async function beatOnce(trial: Trial): Promise<void> {
  const going = new Map<string, Promise<void>>();
  await beat(trial.collecting, going, (_, message) => {
    throw new Error(message);
  });
  await Promise.all(going.values());
}

async function decide(trial: Trial, accept: boolean): Promise<void> {
  const waiting = (await heldLoads(trial.platform, 'sample')).find(
    ({ load }) => load.status === 'waiting',
  );
  const { slug, version } = waiting!;
  const why = accept ? 'The station is closed' : 'The export broke off';
  await decideHeld(trial.platform, { city: 'sample', slug, version, accept, why });
}

describe('a load that lost most of its rows', () => {
  it('is held with the last good numbers in place, once, and taken in when a person accepts it', async () => {
    const script = scripted(columns, tenDays());
    const trial = await openTrial(script.connector);
    await trial.pull();
    const before = await trial.values();
    script.rows = [['2026-02-10', '100']];
    const held = await trial.pull();
    expect(held).toMatchObject({ outcome: 'held', rows: 1, added: 0, changed: 0 });
    expect(held.notes).toEqual(['It has 1 row; usually there are 10: 90 % are missing.']);
    expect(await trial.values()).toEqual(before);
    expect(await trial.pull()).toMatchObject({ outcome: 'still-held', loads: [], notes: [] });
    expect(await heldLoads(trial.platform, 'sample')).toMatchObject([
      { slug: '2', load: { status: 'waiting', metrics: ['calls'], difference: { changed: 1 } } },
    ]);
    await decide(trial, true);
    await beatOnce(trial);
    expect(await trial.values()).toEqual({ ...before, '2026-02-10': 100 });
    expect((await trial.platform.state.collecting.run(4))!).toMatchObject({
      cause: 'review',
      outcome: 'taken',
      changed: 1,
    });
    expect((await heldLoads(trial.platform, 'sample'))[0]!.load.status).toBe('accepted');
    // From now on one row is what is usual.
    script.rows = [['2026-02-10', '101']];
    expect(await trial.pull()).toMatchObject({ outcome: 'taken' });
  });

  it('is held however often nothing came of the pulls since the last good one', async () => {
    const script = scripted(columns, tenDays());
    const trial = await openTrial(script.connector);
    await trial.pull();
    const { collecting } = trial.platform.state;
    const now = trial.clock.now;
    const lease = (await collecting.takeLease('pull sample/ems', 'a test', now, now + 60e6))!;
    for (let count = 0; count < 61; count += 1) {
      const { id } = await collecting.beginRun(lease, {
        ...{ city: 'sample', source: 'ems', cause: 'schedule', actor: 'schedule' },
        ...{ scheduled: null, attempt: 1, started: now },
      });
      const nothing = { rows: 0, bytes: 0, added: 0, changed: 0, gone: 0, rejected: 0 };
      const end = { ...nothing, outcome: 'still-held' as const, loads: [], notes: [] };
      await collecting.endRun(lease, id, end, now);
    }
    await collecting.dropLease(lease);
    script.rows = [['2026-02-10', '100']];
    expect(await trial.pull()).toMatchObject({ outcome: 'held' });
    script.rows = [];
    expect(await trial.pull()).toMatchObject({ outcome: 'refused' });
  });

  it('is left out once a person rejected it, and another one is judged anew', async () => {
    const script = scripted(columns, tenDays());
    const trial = await openTrial(script.connector);
    await trial.pull();
    script.rows = [['2026-02-10', '100']];
    await trial.pull();
    await decide(trial, false);
    const again = await trial.pull();
    expect(again).toMatchObject({ outcome: 'nothing-new' });
    expect(again.notes[0]).toContain('rejected: The export broke off');
    script.rows = [['2026-02-10', '99']];
    expect(await trial.pull()).toMatchObject({ outcome: 'held' });
    script.rows = tenDays().map(([day]) => [day!, '7']);
    expect(await trial.pull()).toMatchObject({ outcome: 'taken', changed: 9 });
    const statuses = (await heldLoads(trial.platform, 'sample')).map(({ load }) => load.status);
    expect(statuses.sort()).toEqual(['rejected', 'superseded']);
  });

  it('is refused when nothing at all came', async () => {
    const script = scripted(columns, tenDays());
    const trial = await openTrial(script.connector);
    await trial.pull();
    script.rows = [];
    const run = await trial.pull();
    expect(run.outcome).toBe('refused');
    expect(run.notes[0]).toContain('no rows at all; usually there are 10');
  });

  it('needs a reason, and is decided once', async () => {
    const script = scripted(columns, tenDays());
    const trial = await openTrial(script.connector);
    await trial.pull();
    script.rows = [['2026-02-10', '100']];
    await trial.pull();
    const [held] = await heldLoads(trial.platform, 'sample');
    const verdict = { city: 'sample', slug: held!.slug, version: 1, accept: true, why: ' ' };
    await expect(decideHeld(trial.platform, verdict)).rejects.toThrow('needs its reason');
    await decide(trial, false);
    await expect(decideHeld(trial.platform, { ...verdict, why: 'x' })).rejects.toThrow(
      'does not wait any more',
    );
  });
});

it('holds a load whose columns are others, and tells of new ones', async () => {
  const script = scripted(columns, tenDays());
  const trial = await openTrial(script.connector);
  await trial.pull();
  script.columns = ['day', 'call'];
  const held = await trial.pull();
  expect(held.outcome).toBe('held');
  expect(held.notes[0]).toBe('The column “calls” is missing. Perhaps it is called “call” now.');
  script.columns = ['day', 'calls', 'ward'];
  script.rows = tenDays().map((row) => [...row, 'north']);
  const taken = await trial.pull();
  expect(taken).toMatchObject({ outcome: 'nothing-new' });
  expect(taken.notes[0]).toContain('“ward” is new');
});

it('holds a load with a value far from what is usual', async () => {
  const script = scripted(columns, [['2026-03-07', '10']]);
  const keys = 'smallest: 2, largest: 40, largestChange: 1';
  const trial = await openTrial(script.connector, undefined, keys);
  expect(await trial.pull()).toMatchObject({ outcome: 'taken' });
  script.rows = [['2026-03-08', '19']];
  expect(await trial.pull()).toMatchObject({ outcome: 'taken' });
  script.rows = [['2026-03-09', '41']];
  expect((await trial.pull()).notes).toEqual([
    'calls on 2026-03-09 is 41; the largest usual value is 40.',
    'calls on 2026-03-09 is 41; the day before it was 19.',
  ]);
  script.rows = [['2026-03-09', '1']];
  expect((await trial.pull()).notes).toEqual([
    'calls on 2026-03-09 is 1; the smallest usual value is 2.',
  ]);
  script.rows = [['2026-03-09', '38']];
  expect(await trial.pull()).toMatchObject({ outcome: 'taken', added: 1 });
  // A correction is looked at like a new day.
  script.rows = [['2026-03-08', '500']];
  expect(await trial.pull()).toMatchObject({
    outcome: 'held',
    notes: [
      'calls on 2026-03-08 is 500; the largest usual value is 40.',
      'calls on 2026-03-08 is 500; the day before it was 10.',
    ],
  });
  // What is known already is no news, however it looks.
  await decide(trial, true);
  await beatOnce(trial);
  script.rows = [
    ['2026-03-08', '500'],
    ['2026-03-10', '39'],
  ];
  expect(await trial.pull()).toMatchObject({ outcome: 'taken', added: 1, changed: 0 });
});

it('holds a file that lost its rows beside the files before it, in one run', async () => {
  const folder = temporaryFolder();
  const rows = Array.from({ length: 10 }, (_, index) => `2026-02-${index + 10},${index}\n`).join(
    '',
  );
  writeFileSync(join(folder, 'a.csv'), `day,calls\n${rows}`);
  writeFileSync(join(folder, 'b.csv'), 'day,calls\n2026-02-10,100\n');
  for (const [name, seconds] of [
    ['a.csv', 1],
    ['b.csv', 2],
  ] as const) {
    utimesSync(join(folder, name), seconds, seconds);
  }
  const trial = await openTrial(files);
  await trial.save({ settings: { path: folder } });
  expect(await trial.pull()).toMatchObject({
    outcome: 'held',
    rows: 11,
    loads: [
      { name: 'a.csv', rows: 10 },
      { name: 'b.csv', delivery: null },
    ],
  });
  expect((await trial.values())['2026-02-10']).toBe(0);
});
