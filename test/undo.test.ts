import { expect, it } from 'vitest';
import { civicstat } from './civicstat.ts';
import { dayOf, smallCity } from './small-city.ts';

it('undo brings back what was known without a delivery, once, and says what it leaves as it is', {
  timeout: 120_000,
}, async () => {
  const city = await smallCity();
  const rows = (...lines: string[]) => ['metric,start,value', ...lines, ''].join('\n');
  await city.take(city.write('first.csv', rows('calls,2026-03-04,12')));
  const said = await city.take(
    city.write('second.csv', rows('calls,2026-03-04,99', 'calls,2026-03-05,7')),
  );
  const id = /as delivery ([0-9a-f]{12})/.exec(said)![1]!;
  const undo = (given: string, ...more: string[]) =>
    civicstat(city.data, 'undo', given, '--city', 'sample', '--why', 'the wrong file', ...more);
  const value = async (date: string) => (await dayOf(city, 'calls', date)).value;

  const dry = await undo(id, '--dry-run');
  expect(dry.out).toBe(
    'second.csv: 1 value as before it, 1 value taken back.\nDry run: nothing was changed.\n',
  );
  expect(await value('2026-03-05')).toBe(99);

  const done = await undo(id.slice(0, 8));
  expect([done.code, done.out]).toEqual([0, expect.stringContaining('Undone by delivery')]);
  expect(done.out).toContain('The board follows when it is published next.');
  expect([await value('2026-03-05'), await value('2026-03-06')]).toEqual([12, null]);

  const again = await undo(id);
  expect([again.code, again.err]).toEqual([2, expect.stringContaining('nothing to undo')]);
  for (const given of ['0123456789', id.slice(0, 7)]) {
    const none = await undo(given);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('at least 8 characters')]);
  }
});
