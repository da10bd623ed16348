import { describe, expect, it } from 'vitest';
import { addDays } from '../../calendar/index.ts';
import { standards } from '../../certification/index.ts';
import { type LiveRecords, recordsOn } from '../../pipeline/live-records.ts';
import { type RegisterEntries, registers } from '../../pipeline/registers/index.ts';
import { measureIn } from '../evidence.ts';
import { daysToLookAt, historyOf } from './history.ts';
import { assessCity } from './report.ts';

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

  it('agrees with what is judged for each single day', async () => {
    const plan = paper({ type: 'strategic-plan', approved: '2024-09-03', metrics: ['lights'] });
    const audit = paper({ slug: 'audit', type: 'quality-audit', approved: '2025-02-11' });
    const dataset = { slug: 'requests', about: 'things', places: ['district'], groups: ['age'] };
    const metric = { slug: 'lights', from: { dataset: 'requests' } };
    const metrics = [{ ...metric, starts: '2024-11-09', ends: '2026-05-20' }];
    const city = { ...live().city, datasets: [dataset], metrics };
    const publishedAt = Date.UTC(2026, 4, 30) * 1000;
    const published = [
      { date: '2025-03-17', board: 'broken-down', publishedAt },
      { date: '2025-03-26', board: 'whole', publishedAt },
      { date: '2025-04-23', board: 'whole', publishedAt },
      // Published again with other numbers: the later one counts.
      { date: '2025-04-23', board: 'broken-down', publishedAt },
    ];
    const records = { ...live(plan, audit), city, published } as unknown as LiveRecords;
    const snapshots = {
      board: async (breakdowns: string) => ({ metrics: [], breakdowns }),
      breakdowns: async (kind: string) => ({ metrics: kind === 'whole' ? {} : { lights: '' } }),
    };
    const platform = { snapshots } as never;

    const found = await historyOf(platform, records, standard, measureIn);
    const ofBoards = found.filter(({ changes }) => changes.some((one) => one.criterion === 'DM8'));
    expect(ofBoards.map(({ date, changes: [change] }) => `${date} ${change!.to}`)).toEqual([
      // A third check of it needs a person's word, so it is never met by these alone.
      ...['2025-03-17 unknown', '2025-03-26 not-met', '2025-04-23 unknown', '2026-05-21 not-met'],
    ]);
    const told = new Map<string, string>();
    const wrong: string[] = [];
    for (let date = found[0]!.date; date <= records.date; date = addDays(date, 1)) {
      const changes = found.find((one) => one.date === date)?.changes ?? [];
      const then = await recordsOn(platform, records, date);
      for (const { criterion, status } of assessCity(then, standard, measureIn(then)).criteria) {
        const change = changes.find((one) => one.criterion === criterion.id);
        const before = told.get(criterion.id) ?? status;
        if (status !== (change?.to ?? before)) wrong.push(`${date} ${criterion.id} ${status}`);
        told.set(criterion.id, status);
      }
    }
    expect(wrong).toEqual([]);
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
