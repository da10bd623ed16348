import { describe, expect, it } from 'vitest';
import { UserError } from '../../model/index.ts';
import { rules } from '../../scoring/rules/index.ts';
import { readCityFolder, starterCity } from './index.ts';

async function read(text: string) {
  const reading = await readCityFolder('new', { read: async () => text }, rules);
  if (Array.isArray(reading)) throw new UserError(reading);
  return reading.city;
}

describe('starterCity', () => {
  it.each(['Springfield', 'Tom\'s "River": #1 & more', 'no', '- {', 'Zürich 🏔'])(
    'makes a sound folder for a city called %s',
    async (name) => {
      const files = starterCity('springfield', name, 'springfield');
      const city = await read(files.get('city.yaml')!);
      expect(city).toMatchObject({ slug: 'springfield', name });
      expect(city.metrics.map((one) => one.slug)).toEqual([
        'pothole-on-time',
        'fire-response-time',
      ]);
    },
  );

  it('takes a number for a slug', async () => {
    expect((await read(starterCity('1', 'One', '1').get('city.yaml')!)).slug).toBe('1');
  });

  it('is still sound when the settings and metrics in remarks are used', async () => {
    const text = starterCity('springfield', 'Springfield', 'cities/spring field').get('city.yaml')!;
    const used = text.replace(/^( *)# (?=population:|source:|- slug:| {2}\S+: )/gm, '$1');
    const city = await read(used);
    expect(city.population).toBe(100_000);
    expect(city.metrics.map((one) => one.slug)).toContain('structure-fires');
  });

  it('brings an empty data file and the next commands', () => {
    const files = starterCity('springfield', 'Springfield', 'cities/spring field');
    expect(files.get('observations.csv')).toBe(
      'metric,start,end,value,numerator,denominator,known\n',
    );
    for (const command of [
      'civicstat apply "cities/spring field"',
      'civicstat import "cities/spring field/observations.csv" --city springfield --as observations',
      'civicstat publish --city springfield',
      'civicstat serve',
    ]) {
      expect(files.get('README.md')).toContain(command);
    }
  });
});
