import { describe, expect, it } from 'vitest';
import { standards } from '../../certification/index.ts';
import type { LiveRecords } from '../../pipeline/live-records.ts';
import { type RegisterEntries, registers } from '../../pipeline/registers/index.ts';
import { measureIn } from '../evidence.ts';
import { daysToLookAt, historyOf } from './history.ts';

const standard = standards[0]!;

/** Records judged on 2026-06-15 with these documents. */
function live(...documents: readonly object[]): LiveRecords {
  const entries = Object.fromEntries(
    registers.map(({ list, schema }) => [
      list,
      list === 'documents' ? documents.map((one) => schema.parse(one)) : [],
    ]),
  ) as unknown as RegisterEntries;
  const city = { slug: 'sample', asOf: null, metrics: [], departments: [], timeZone: 'UTC' };
  return {
    ...{ city, entries, files: new Map(), date: '2026-06-15', until: '2026-06-15', now: 0 },
    ...{ board: null, brokenDown: new Set(), published: [], deliveries: [] },
    auditLog: { sound: true, entries: 0, head: null },
  } as unknown as LiveRecords;
}

const paper = (change: object) => ({
  ...{ slug: 'paper', title: 'Paper', type: 'privacy', owner: 'Owner' },
  ...change,
});
const snapshots = { board: async () => undefined };
const turns = (records: LiveRecords) =>
  historyOf({ snapshots } as never, records, standard, measureIn);

describe('historyOf', () => {
  it('has a turn for each day on which a status changed, and no other', async () => {
    const found = await turns(live(paper({ approved: '2025-10-05', reviewBy: '2026-03-31' })));
    expect(found).toEqual([
      { date: '2024-06-15', points: 0, tier: null, changes: [] },
      {
        ...{ date: '2025-10-05', points: 1, tier: null },
        changes: [{ criterion: 'DM5', from: 'not-met', to: 'met' }],
      },
      {
        ...{ date: '2026-04-01', points: 0, tier: null },
        changes: [{ criterion: 'DM5', from: 'met', to: 'expired' }],
      },
    ]);
  });

  it('sees records grow old', async () => {
    const audit = paper({ type: 'quality-audit', approved: '2024-12-10' });
    const policy = paper({ slug: 'policy', type: 'data-quality', approved: '2024-01-01' });
    const days = daysToLookAt(live(audit, policy));
    expect(days).toContain('2025-12-10');
    expect(days.at(0)).toBe('2024-06-15');
    expect(days.at(-1)).toBe('2026-06-15');
    expect(new Set(days).size).toBe(days.length);
    expect(days).toEqual([...days].sort());
  });
});
