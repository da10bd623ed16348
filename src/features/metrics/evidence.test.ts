import { describe, expect, it } from 'vitest';
import type { DatasetDefinition } from '../../model/index.ts';
import type { LiveRecords } from '../../pipeline/live-records.ts';
import { metricEvidence } from './evidence.ts';

const metric = (slug: string, dataset: string | null) => ({
  ...{ slug, name: slug, starts: null, ends: null },
  ...(dataset === null ? {} : { from: { dataset } }),
});
const plan = {
  ...{ type: 'strategic-plan', approved: '2025-01-01', reviewBy: null, withdrawn: null },
  metrics: ['lights', 'calls', 'typed'],
};

/** Two metrics of cases and one that is typed, all in the plan; what the datasets say. */
function live(
  requests: Partial<DatasetDefinition>,
  change: Partial<Record<keyof LiveRecords, unknown>> = {},
) {
  const datasets = [{ slug: 'requests', about: 'things', ...requests }];
  const metrics = [
    metric('lights', 'requests'),
    metric('calls', 'requests'),
    metric('typed', null),
  ];
  return {
    city: { slug: 'sample', datasets, metrics },
    date: '2026-06-15',
    entries: { documents: [plan] },
    board: { metrics: [{ metric: 'lights', scores: { day: { value: 1 } } }] },
    brokenDown: new Set(['lights', 'calls']),
    ...change,
  } as unknown as LiveRecords;
}

const measure = (records: LiveRecords, by = 'place') =>
  metricEvidence.measures['metrics-broken-down']!(records, { by });

describe('metrics that are broken down', () => {
  it('count against all that the plan names', () => {
    const found = measure(live({ places: ['district'] }))!;
    expect(found.parts).toEqual({ numerator: 2, denominator: 3 });
    expect(found.records.map(({ href }) => href)).toEqual([
      '/sample/metrics/lights#breakdowns',
      '/sample/metrics/calls#breakdowns',
    ]);
  });

  it('count by place where there is a map, and by group only where groups are named', () => {
    const tiles = { column: 'district', note: null, tiles: [] };
    expect(measure(live({ tiles }))!.value).toBeCloseTo(2 / 3);
    expect(measure(live({ tiles }), 'group')).toBeNull();
    expect(measure(live({ groups: ['age'] }), 'group')!.value).toBeCloseTo(2 / 3);
  });

  it('say nothing where no column says where or who, or there is no plan', () => {
    expect(measure(live({}))).toBeNull();
    expect(measure(live({ places: ['district'] }, { entries: { documents: [] } }))).toBeNull();
  });

  it('need numbers: things on the board, persons at the desk', () => {
    const none = { brokenDown: new Set() };
    expect(measure(live({ places: ['district'] }, none))!.value).toBe(0);
    const persons = live({ places: ['district'], about: 'persons' }, none);
    const found = measure(persons)!;
    expect(found.parts).toEqual({ numerator: 1, denominator: 3 });
    // No page of theirs is open to the public.
    const staff = { name: 'lights', phrase: null, href: '/sample/desk/cases/lights' };
    expect(found.records).toEqual([staff]);
  });
});
