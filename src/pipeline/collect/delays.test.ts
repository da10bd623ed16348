import { expect, it } from 'vitest';
import { openTrial, type Row, scripted, type Trial } from '../../../test/collecting.ts';
import { publish } from '../publish.ts';
import { saveLateNote } from './delays.ts';
import { heldLoads } from './held.ts';
import { orderPull } from './orders.ts';
import { publishing } from './publish-run.ts';
import { decideHeld } from './review.ts';
import { beat } from './scheduler.ts';

const silent = { say: () => undefined, progress: () => () => undefined };
const days = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => [
    `2026-03-${String(index + 1).padStart(2, '0')}`,
    '9',
  ]);

async function beatOnce(trial: Trial): Promise<void> {
  trial.clock.now += 1_000_000;
  const going = new Map<string, Promise<void>>();
  await beat(trial.collecting, going, (_, message) => {
    throw new Error(message);
  });
  await Promise.all(going.values());
}

async function orderAndBeat(trial: Trial, source: string): Promise<void> {
  trial.clock.now += 1_000_000;
  await orderPull(trial.platform, 'sample', source);
  await beatOnce(trial);
}

/** What the newest board says of its one metric. */
async function shown(trial: Trial) {
  const boards = await trial.platform.state.published('sample');
  const board = await trial.platform.snapshots.board(boards.at(-1)!.board);
  const { late, delay, scores } = board!.metrics[0]!;
  return { late, delay, score: scores.day.score };
}

it('the board says that a load is held until somebody decides, and why a metric is late', async () => {
  const script = scripted(['day', 'calls'], days(9));
  const trial = await openTrial(script.connector);
  await trial.pull();
  await publish(trial.platform, { city: 'sample', dates: ['2026-03-10'], knownOn: null }, silent);
  const good = await shown(trial);
  expect(good).toEqual({ late: false, delay: undefined, score: 10 / 9 });

  script.rows = [['2026-03-09', '1']];
  await orderAndBeat(trial, 'ems');
  expect(await shown(trial)).toEqual({ ...good, delay: { held: true, note: null } });

  // A note is shown only while the metric is late.
  await saveLateNote(trial.platform, 'sample', 'calls', 'The station is being rebuilt.');
  await orderAndBeat(trial, publishing);
  expect((await shown(trial)).delay).toEqual({ held: true, note: null });

  trial.clock.now += 4 * 24 * 3600e6;
  await orderAndBeat(trial, publishing);
  expect(await shown(trial)).toMatchObject({
    late: true,
    delay: { held: true, note: 'The station is being rebuilt.' },
  });

  const [held] = await heldLoads(trial.platform, 'sample');
  const verdict = { city: 'sample', slug: held!.slug, version: held!.version };
  await decideHeld(trial.platform, { ...verdict, accept: true, why: 'It is right' });
  await beatOnce(trial);
  expect((await shown(trial)).delay).toEqual({
    held: false,
    note: 'The station is being rebuilt.',
  });
  await saveLateNote(trial.platform, 'sample', 'calls', '');
  await orderAndBeat(trial, publishing);
  expect((await shown(trial)).delay).toBeUndefined();
});
