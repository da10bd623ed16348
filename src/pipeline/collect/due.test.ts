import { describe, expect, it } from 'vitest';
import type { Run } from '../../state/contract-collecting.ts';
import { dueRun, type Job, lateSince, mostAttempts } from './due.ts';

const at = (text: string) => Number(Temporal.Instant.from(text).epochNanoseconds / 1000n);
const slot = at('2026-03-10T10:15:00Z');

function job(runs: readonly Partial<Run>[], changes: Partial<Job> = {}): Job {
  return {
    schedule: '15 6 * * *',
    zone: 'America/New_York',
    since: at('2026-03-01T00:00:00Z'),
    runs: runs as Run[],
    ...changes,
  };
}

describe('a scheduled run', () => {
  it('is due from its time on, once', () => {
    expect(dueRun(job([]), slot - 1)?.scheduled).toBe(at('2026-03-09T10:15:00Z'));
    expect(dueRun(job([]), slot)).toEqual({ scheduled: slot, attempt: 1 });
    for (const outcome of ['taken', 'nothing-new', 'held', 'refused'] as const) {
      expect(dueRun(job([{ scheduled: slot, attempt: 1, outcome }]), slot + 1e9)).toBeNull();
    }
  });

  it('is not made up for from before the source had this schedule', () => {
    expect(dueRun(job([], { since: slot + 1 }), slot + 1e9)).toBeNull();
  });

  it('is tried again after a fault, later each time, and then no more', () => {
    const failed = (attempt: number) =>
      job([{ scheduled: slot, attempt, outcome: 'failed', started: slot, ended: slot }]);
    const minutes = (count: number) => slot + count * 60e6;
    const waits = Array.from({ length: mostAttempts }, (_, index) => {
      const pause = [1, 5, 15, 30, 60, 0].findIndex(
        (one) => one > 0 && dueRun(failed(index + 1), minutes(one)) !== null,
      );
      return pause;
    });
    expect(waits).toEqual([0, 1, 2, 3, 4, -1]);
    expect(dueRun(failed(1), minutes(0.9))).toBeNull();
    expect(dueRun(failed(2), minutes(5))).toEqual({ scheduled: slot, attempt: 3 });
  });

  it('is tried again at once when its process died', () => {
    const run = { scheduled: slot, attempt: 1, outcome: 'running', started: slot } as const;
    expect(dueRun(job([run]), slot + 1)).toEqual({ scheduled: slot, attempt: 2 });
  });
});

describe('a source', () => {
  const grace = 60;
  it.each([
    ['within its grace', [], 60e6, false],
    ['that did not run', [], 3600e6, true],
    ['that failed', [{ scheduled: slot, outcome: 'failed', started: slot }], 3600e6, true],
    ['that still runs', [{ scheduled: slot, outcome: 'running', started: slot }], 3600e6, true],
    ['that ran', [{ scheduled: slot, outcome: 'taken', started: slot }], 3600e6, false],
    ['that is held', [{ scheduled: slot, outcome: 'held', started: slot }], 3600e6, false],
    ['that a person pulled', [{ scheduled: null, outcome: 'taken', started: slot }], 3600e6, false],
    ['pulled before', [{ scheduled: null, outcome: 'taken', started: slot - 1 }], 3600e6, true],
  ] as const)('%s is late or not', (_, runs, after, late) => {
    const since = late ? slot : null;
    const found = lateSince(job(runs as never, { since: slot }), grace, slot + after);
    expect(found).toBe(since);
  });
});
