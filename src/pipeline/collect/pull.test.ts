import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTrial, type Row, scripted } from '../../../test/collecting.ts';
import { Fault, UserError } from '../../model/index.ts';
import { pull } from './pull.ts';

const columns = ['day', 'calls'];
const days = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => [
    `2026-02-${String(index + 1).padStart(2, '0')}`,
    `${index}`,
  ]);

describe('a pull', () => {
  it('takes in what is new, once, and says so in the run log', async () => {
    const script = scripted(columns, days(5));
    const trial = await openTrial(script.connector);
    expect(await trial.pull()).toMatchObject({
      id: 1,
      outcome: 'taken',
      actor: 'Ana',
      rows: 5,
      added: 5,
      changed: 0,
      loads: [{ name: 'ems.csv', rows: 5 }],
    });
    expect(await trial.values()).toEqual({
      '2026-02-01': 0,
      '2026-02-02': 1,
      '2026-02-03': 2,
      '2026-02-04': 3,
      '2026-02-05': 4,
    });
    expect(await trial.pull()).toMatchObject({ outcome: 'nothing-new', rows: 5, added: 0 });
    expect(await trial.platform.state.deliveries()).toHaveLength(1);
    script.rows[2] = ['2026-02-03', '20'];
    expect(await trial.pull()).toMatchObject({ outcome: 'taken', added: 0, changed: 1 });
    expect(
      (await trial.platform.state.collecting.runs('sample', 'ems', 10)).map((run) => run.id),
    ).toEqual([3, 2, 1]);
  });

  it('serves a scheduled instant once, also when two workers found it due', async () => {
    const trial = await openTrial(scripted(columns, days(2)).connector);
    await trial.save({});
    const who = { city: 'sample', source: 'ems', actor: 'schedule', cause: 'schedule' } as const;
    const order = { ...who, scheduled: trial.clock.now, attempt: 1 };
    const silent = { say: () => undefined, progress: () => () => undefined };
    expect(await pull(trial.collecting, order, silent)).toMatchObject({ outcome: 'taken' });
    await expect(pull(trial.collecting, order, silent)).rejects.toThrow('being pulled');
    // Found due while the first attempt ran, begun when that had ended well.
    const second = pull(trial.collecting, { ...order, attempt: 2 }, silent);
    await expect(second).rejects.toThrow('being pulled');
    expect(await trial.platform.state.collecting.runs('sample', 'ems', 9)).toHaveLength(1);
  });

  it('goes on where the last load ended when it is incremental', async () => {
    const script = scripted(columns, days(4));
    const trial = await openTrial(script.connector);
    await trial.save({ incremental: true });
    await trial.pull();
    script.rows.push(['2026-02-20', '7']);
    expect(await trial.pull()).toMatchObject({ outcome: 'taken', rows: 1, added: 1 });
    expect(await trial.pull()).toMatchObject({ outcome: 'nothing-new', rows: 0 });
    expect(script.begunAt).toEqual([null, 4, 5]);
  });

  it('goes on in the middle after the source failed, with no row lost or doubled', async () => {
    const script = scripted(columns, days(9));
    const trial = await openTrial(script.connector);
    script.beforePage = (place) => {
      if (place === 4) throw new Fault('the line went dead', 'try again');
    };
    expect(await trial.pull()).toMatchObject({
      outcome: 'failed',
      rows: 0,
      notes: ['the line went dead. try again.'],
    });
    expect(await trial.values()).toEqual({});
    script.beforePage = () => undefined;
    expect(await trial.pull()).toMatchObject({ outcome: 'taken', rows: 9, added: 9 });
    expect(script.begunAt).toEqual([null, 4]);
  });

  it('reads everything again when the source was changed or too long ago', async () => {
    const script = scripted(columns, days(6));
    const trial = await openTrial(script.connector);
    script.beforePage = (place) => {
      if (place === 4) throw new Fault('the line went dead', 'try again');
    };
    await trial.pull();
    await trial.save({ title: 'Other' });
    await trial.pull();
    trial.clock.now = (Date.now() + 7 * 3_600_000) * 1000;
    await trial.pull();
    expect(script.begunAt).toEqual([null, null, null]);
  });

  it('keeps the later of rows with one key, and refuses those that contradict each other', async () => {
    const script = scripted(columns, [...days(2), ['2026-02-02', '8'], ['2026-02-02', '8']]);
    const trial = await openTrial(script.connector);
    const refused = await trial.pull();
    expect(refused).toMatchObject({ outcome: 'refused', rejected: 1, added: 0 });
    expect(refused.notes[0]).toContain('different numbers');
    await trial.save({ key: ['day'] });
    expect(await trial.pull()).toMatchObject({ outcome: 'taken', added: 2 });
    expect(await trial.values()).toEqual({ '2026-02-01': 0, '2026-02-02': 8 });
  });

  it('reads what was refused again once it is mended', async () => {
    const script = scripted(columns, [...days(2), ['2026-02-03', 'many']]);
    const trial = await openTrial(script.connector);
    expect(await trial.pull()).toMatchObject({ outcome: 'refused' });
    script.rows[2] = ['2026-02-03', '3'];
    expect(await trial.pull()).toMatchObject({ outcome: 'taken', added: 3 });
  });
});

describe('a pull that cannot go on', () => {
  it.each([
    [
      'a wrong word',
      new UserError({ code: 'x', message: 'The password is wrong', remedy: 'Set it' }),
      'refused',
      'The password is wrong. Set it.',
    ],
    ['a fault', new Fault('no answer', 'look'), 'failed', 'no answer. look.'],
    [
      'a bug',
      new TypeError('undefined is not it'),
      'failed',
      'This is a fault of Civicstat itself',
    ],
  ])('ends with its outcome: %s', async (_, error, outcome, note) => {
    const script = scripted(columns, days(3));
    const trial = await openTrial(script.connector);
    script.beforePage = () => {
      throw error;
    };
    const run = await trial.pull();
    expect(run.outcome).toBe(outcome);
    expect(run.notes[0]).toContain(note);
    expect(run.ended).not.toBeNull();
  });

  it('ends soon when the process is to stop, though the source says nothing', async () => {
    const script = scripted(columns, days(3));
    const trial = await openTrial(script.connector);
    script.beforePage = () => {
      trial.stop();
      return new Promise(() => undefined);
    };
    expect(await trial.pull()).toMatchObject({ outcome: 'cut-off' });
  });

  it('keeps to its limits', async () => {
    const script = scripted(columns, days(9));
    const trial = await openTrial(script.connector);
    await trial.save({ mostRows: 5 });
    const run = await trial.pull();
    expect(run.outcome).toBe('refused');
    expect(run.notes[0]).toContain('more than 5 rows');
    await trial.save({ mostRows: 9, mostMegabytes: 0 });
    expect((await trial.pull()).notes[0]).toContain('more than 0 megabytes');
    await trial.save({ mostMegabytes: 1, mostMinutes: 0 });
    expect((await trial.pull()).notes[0]).toContain('longer than the 0 minutes');
  });

  it('is refused when there is no such source, or it is being pulled', async () => {
    const script = scripted(columns, days(3));
    const trial = await openTrial(script.connector);
    await expect(trial.pull('emt')).rejects.toThrow('Did you mean ems?');
    const { collecting } = trial.platform.state;
    const lease = await collecting.takeLease(
      'pull sample/ems',
      'other',
      trial.clock.now,
      trial.clock.now + 1e9,
    );
    await expect(trial.pull()).rejects.toThrow('being pulled right now');
    await collecting.dropLease(lease!);
    expect(await trial.pull()).toMatchObject({ outcome: 'taken' });
  });

  it('commits nothing once another worker has its lease', async () => {
    const script = scripted(columns, days(3));
    const trial = await openTrial(script.connector);
    const { collecting } = trial.platform.state;
    script.beforePage = async (place) => {
      if (place === 0) return;
      trial.clock.now += 10 * 60_000_000;
      await collecting.takeLease('pull sample/ems', 'other', trial.clock.now, trial.clock.now + 1);
    };
    const run = await trial.pull();
    expect(run.outcome).toBe('running');
    expect(await trial.values()).toEqual({});
    expect(await trial.platform.state.deliveries()).toEqual([]);
    script.beforePage = () => undefined;
    trial.clock.now += 10;
    expect(await trial.pull()).toMatchObject({ id: 2, outcome: 'taken', added: 3 });
    expect(await collecting.run(1)).toMatchObject({ outcome: 'cut-off' });
  });
});

it('leaves nothing behind when it is done', async () => {
  const script = scripted(columns, days(3));
  const trial = await openTrial(script.connector);
  await trial.pull();
  expect(readdirSync(join(trial.collecting.outside.spools, 'sample', 'ems'))).toEqual([]);
});
