import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../model/index.ts';
import { rules } from '../../scoring/rules/index.ts';
import { cityFilesIn, readCityFolder } from './index.ts';

const metric = `city: {slug: sample, name: Sample, timeZone: Europe/Berlin}
departments: [{slug: fire, name: Fire}]
metrics:
  - slug: calls
    name: Calls
    definition: Calls a day.
    topic: public-safety
    department: fire
    measure: count
    unit: count
    direction: down
    rule: target-ratio
`;

async function metricOf(keys: string) {
  const files = { read: async () => metric + keys };
  const reading = await readCityFolder('sample', files, rules);
  if (Array.isArray(reading)) throw new UserError(reading);
  return reading.city.metrics[0]!;
}

async function soundCity() {
  const folder = join(import.meta.dirname, 'fixtures/sound');
  const reading = await readCityFolder(folder, cityFilesIn(folder), rules);
  if (Array.isArray(reading)) throw new UserError(reading);
  return { ...reading, folder };
}

describe('readCityFolder on a sound folder', () => {
  it('gives the city with its defaults, included files last', async () => {
    const reading = await soundCity();
    const { metrics, topics, departments, ...settings } = reading.city;
    expect(settings).toEqual({
      slug: 'sample',
      name: 'Sample',
      timeZone: 'Europe/Berlin',
      weekStart: 'monday',
      fiscalYearStart: 1,
      windows: 'calendar',
      quarter: 'three-months',
      holidays: [],
      population: null,
      asOf: null,
      source: null,
      composite: 'arithmetic',
      grades: [
        { grade: 'A', atLeast: 1.1 },
        { grade: 'B', atLeast: 1 },
        { grade: 'C', atLeast: 0.9 },
        { grade: 'D', atLeast: 0.8 },
        { grade: 'F', atLeast: 0 },
      ],
      tolerance: 0.05,
    });
    expect(topics).toHaveLength(7);
    expect(topics[0]).toEqual({ slug: 'public-safety', name: 'Public safety', weight: 1 });
    expect(departments.map((one) => one.slug)).toEqual(['public-works', 'fire']);
    expect(metrics.map((one) => one.slug)).toEqual([
      'pothole-on-time',
      'crimes',
      'staffing',
      'emissions',
      'fires',
    ]);
    expect(reading.fileOf('metric', 'fires')).toBe(`${reading.folder}/metrics/fire.yaml`);
    expect(reading.fileOf('topic', 'education')).toBeUndefined();
  });

  it('reads every shape of target and baseline', async () => {
    const reading = await soundCity();
    const nothing = { steps: [], bands: [], goal: null, history: null, point: null };
    expect(reading.city.metrics.map((one) => one.comparison)).toEqual([
      {
        ...nothing,
        steps: [
          { from: '2024-07-01', value: 0.8, period: null },
          { from: '2025-07-01', value: 0.85, period: null },
        ],
      },
      { ...nothing, history: { years: 3, match: 'same-week', deviations: 1 } },
      { ...nothing, bands: [{ from: null, low: 18, high: 24 }] },
      {
        ...nothing,
        goal: { value: 15.96, by: '2020-06-30' },
        point: { value: 22.8, on: '2008-06-30' },
      },
      { ...nothing, history: { years: 5, match: 'same-month', deviations: 0 } },
    ]);
  });

  it('fills in what a metric does not say, and leaves YAML words as they are', async () => {
    const reading = await soundCity();
    const [pothole, crimes] = reading.city.metrics;
    expect(pothole).toMatchObject({
      definition: 'Share of reported potholes repaired within one business day.',
      why: null,
      freshnessDays: 7,
      weight: 1,
      zeroCountsAsCap: false,
      missingDays: 'unknown',
      starts: null,
      ends: null,
    });
    expect(crimes).toMatchObject({ name: 'off', definition: 'no', percentile: 90 });
    expect(crimes).not.toHaveProperty('target');
  });

  it('takes one number as a target from the beginning, and targets for single periods', async () => {
    expect((await metricOf('    target: 6')).comparison.steps).toEqual([
      { from: null, value: 6, period: null },
    ]);
    const both = '[{from: 2025-01-01, value: 6}, {from: 2025-01-01, value: 40, period: week}]';
    expect((await metricOf(`    target: ${both}`)).comparison.steps).toHaveLength(2);
    expect((await metricOf('')).comparison.steps).toEqual([]);
  });

  it('follows aliases', async () => {
    expect((await metricOf('    owner: &chief Fire Chief\n    deputy: *chief')).deputy).toBe(
      'Fire Chief',
    );
  });
});
