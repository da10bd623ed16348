import { expect, it } from 'vitest';
import { dayOf, smallCity } from './small-city.ts';

it('takes a target by file back, and says which of two targets counts', {
  timeout: 60_000,
}, async () => {
  const city = await smallCity();
  await city.take(city.write('n.csv', 'metric,start,value\ncalls,2026-06-01,20\n'));
  const targets = (name: string, rows: string) =>
    city.take(city.write(name, `metric,from,target\n${rows}`));
  expect((await dayOf(city, 'calls', '2026-06-02')).target).toBe(10);
  expect(await targets('t1.csv', 'calls,2026-01-01,5\ncalls,2026-05-01,4\n')).toContain(
    'Note: city.yaml gives a target, too, for “calls”. A target by file comes before it',
  );
  expect((await dayOf(city, 'calls', '2026-06-02')).target).toBe(4);
  const said = await targets('t2.csv', 'calls,2026-05-01,\n');
  expect(said).toMatch(/^Note: 1 row has no target: it takes .* back\.\n0 new, 0 changed, 1 gone/);
  expect(said).not.toContain('city.yaml');
  expect((await dayOf(city, 'calls', '2026-06-02')).target).toBe(5);
  await targets('t3.csv', 'calls,2026-01-01,\n');
  expect((await dayOf(city, 'calls', '2026-06-02')).target).toBe(10);
});

it('counts apart what changes only what was known earlier', { timeout: 60_000 }, async () => {
  const city = await smallCity();
  const row = (value: number, day: string) => `calls,2026-06-01,${value},${day}T12:00:00-04:00\n`;
  const take = (name: string, rows: string) =>
    city.take(city.write(name, `metric,start,value,known\n${rows}`));
  await take('a.csv', row(20, '2026-06-10'));
  expect(await take('b.csv', row(30, '2026-06-05'))).toContain(
    '0 new, 0 changed, 0 gone, 0 unchanged, 1 changed only in what was known earlier\n',
  );
  const known = (on: string) => dayOf(city, 'calls', '2026-06-02', '--known-on', on);
  expect([(await known('2026-06-06')).value, (await known('2026-06-20')).value]).toEqual([30, 20]);
});
