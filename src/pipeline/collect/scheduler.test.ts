import { describe, expect, it } from 'vitest';
import { openTrial, type Row, scripted, type Trial } from '../../../test/collecting.ts';
import { Fault } from '../../model/index.ts';
import { operationsKind } from './operations.ts';
import { setPaused } from './pause.ts';
import { beat } from './scheduler.ts';

const at = (text: string) => Number(Temporal.Instant.from(text).epochNanoseconds / 1000n);
const columns = ['day', 'calls'];
const rows: Row[] = [['2026-03-09', '12']];

/** Lets the scheduler look at the clock at an instant, and waits for what it began. */
async function beatAt(trial: Trial, instant: string): Promise<string[]> {
  trial.clock.now = at(instant);
  const going = new Map<string, Promise<void>>();
  const errors: string[] = [];
  await beat(trial.collecting, going, (_, message) => errors.push(message));
  const names = [...going.keys()];
  await Promise.all(going.values());
  return [...names, ...errors];
}

describe('the scheduler', () => {
  it('pulls each scheduled time once, in the city’s zone', async () => {
    const trial = await openTrial(scripted(columns, rows).connector);
    await trial.save({ schedule: '15 6 * * *' });
    expect(await beatAt(trial, '2026-03-11T10:14:59Z')).toEqual([]);
    expect(await beatAt(trial, '2026-03-11T10:15:00Z')).toEqual(['pull sample/ems']);
    expect(await beatAt(trial, '2026-03-11T10:15:15Z')).toEqual([]);
    expect(await trial.values()).toEqual({ '2026-03-09': 12 });
    // After three days without a server one run makes up for all.
    expect(await beatAt(trial, '2026-03-14T12:00:00Z')).toEqual(['pull sample/ems']);
    expect(await beatAt(trial, '2026-03-14T12:01:00Z')).toEqual([]);
    const runs = await trial.platform.state.collecting.runs('sample', 'ems', 9);
    expect(runs).toMatchObject([
      { cause: 'schedule', scheduled: at('2026-03-14T10:15:00Z'), outcome: 'nothing-new' },
      { cause: 'schedule', scheduled: at('2026-03-11T10:15:00Z'), outcome: 'taken' },
    ]);
  });

  it('runs once on the night without half past two, and once on the night with two half past one', async () => {
    const trial = await openTrial(scripted(columns, rows).connector);
    await trial.save({ schedule: '30 2 * * *' });
    const minutes = async (from: string, count: number) => {
      const began: string[] = [];
      for (let minute = 0; minute < count; minute += 10) {
        const now = new Date((at(from) + minute * 60e6) / 1000).toISOString();
        if ((await beatAt(trial, now)).length > 0) began.push(now.slice(0, 16));
      }
      return began;
    };
    trial.clock.now = at('2026-10-31T12:00:00Z');
    await trial.save({ schedule: '30 1 * * *' });
    expect(await minutes('2026-11-01T04:00:00Z', 300)).toEqual(['2026-11-01T05:30']);
    trial.clock.now = at('2027-03-13T12:00:00Z');
    await trial.save({ schedule: '30 2 * * *' });
    expect(await minutes('2027-03-14T05:00:00Z', 300)).toEqual(['2027-03-14T07:30']);
  });

  it('tries again after a fault, and leaves a paused source alone', async () => {
    const script = scripted(columns, rows);
    const trial = await openTrial(script.connector);
    await trial.save({ schedule: '15 6 * * *' });
    script.beforePage = () => {
      throw new Fault('no answer', 'wait');
    };
    expect(await beatAt(trial, '2026-03-11T10:15:00Z')).toEqual(['pull sample/ems']);
    expect(await beatAt(trial, '2026-03-11T10:15:30Z')).toEqual([]);
    await setPaused(trial.platform, 'sample', 'ems', true);
    expect(await beatAt(trial, '2026-03-11T10:17:00Z')).toEqual([]);
    await setPaused(trial.platform, 'sample', 'ems', false);
    script.beforePage = () => undefined;
    expect(await beatAt(trial, '2026-03-11T10:18:00Z')).toEqual(['pull sample/ems']);
    const runs = await trial.platform.state.collecting.runs('sample', 'ems', 9);
    expect(runs.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [2, 'taken'],
      [1, 'failed'],
    ]);
  });

  it('publishes the board in the morning, and after a load once the city is published', async () => {
    const trial = await openTrial(scripted(columns, rows).connector);
    const { state } = trial.platform;
    const dates = async () => (await state.published('sample')).map(({ date }) => date);
    await trial.save({ schedule: '15 6 * * *' });
    await beatAt(trial, '2026-03-11T10:15:00Z');
    expect(await dates()).toEqual([]);
    const body = JSON.stringify({ publishAt: '07:00' });
    const change = { kind: operationsKind, slug: 'schedule', body, basedOn: null };
    await state.putRecords('sample', 'sources.applied', [change], {
      at: trial.clock.now,
      actor: 'Ana',
    });
    expect(await beatAt(trial, '2026-03-11T11:00:00Z')).toEqual(['publish sample']);
    expect(await dates()).toEqual(['2026-03-11']);
    expect(await beatAt(trial, '2026-03-11T11:01:00Z')).toEqual([]);
    // The days between were missed; the board of each is made up for.
    expect(await beatAt(trial, '2026-03-14T11:00:00Z')).toEqual([
      'publish sample',
      'pull sample/ems',
    ]);
    expect((await dates()).slice(0, 4)).toEqual([
      '2026-03-11',
      '2026-03-12',
      '2026-03-13',
      '2026-03-14',
    ]);
  });
});
