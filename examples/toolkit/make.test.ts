import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeValues } from './make.ts';

const text = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const rows = text('values.csv')
  .trimEnd()
  .split('\n')
  .map((line) => line.split(',') as [string, string, string]);
const { metrics } = parse(text('city.yaml')) as {
  metrics: { slug: string; direction: 'up' | 'down'; target: number }[];
};

/** Score of the last `days` days up to April 9, 2016, as the toolkit averaged them. */
function score(slug: string, days: number): number | null {
  const metric = metrics.find((one) => one.slug === slug)!;
  const last = Date.parse('2016-04-09');
  const found = rows
    .filter(([, day, name]) => name === slug && last - Date.parse(day) < days * 86_400_000)
    .map(([value]) => Number(value));
  if (found.length === 0) return null;
  const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
  return metric.direction === 'up' ? mean / metric.target : metric.target / mean;
}

describe('the toolkit example', () => {
  it('is the file that make.ts makes', () => {
    expect(text('values.csv')).toBe(makeValues());
  });

  it.each([
    ['trees-planted', [0.8, 1, 59 / 60, 901 / 900]],
    ['ambulance-minutes', [6 / 7, 28 / 29, 1, 1]],
    ['calls-answered', [null, 96 / 95, 132 / 133, 1228 / 1235]],
  ])('gives %s the scores that its README promises', (slug, expected) => {
    for (const [at, days] of [1, 7, 30, 90].entries()) {
      const found = score(slug, days);
      if (expected[at] === null) expect(found).toBeNull();
      else expect(found).toBeCloseTo(expected[at]!, 12);
    }
  });
});
