import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { succeed } from './civicstat.ts';
import { smallCity } from './small-city.ts';
import { scored } from './unchanged.ts';

const datasets = `datasets:
  - slug: requests
    name: Requests
    key: id
    columns: {id: text, opened: local-time, due: local-time, closed: local-time}
    opened: opened
`;
const metric = `  - slug: repaired-on-time
    name: Repaired on time
    definition: Share of the requests that were closed by their due date.
    topic: public-safety
    department: fire
    owner: Chief
    from: {dataset: requests, day: closed, numerator: closed <= due, denominator: due != null}
    measure: ratio
    unit: share
    direction: up
    rule: target-ratio
    target: 0.8
`;
const header = 'id,opened,due,closed\n';

/** A case that was opened on a day of March 2026, due two days later, and closed. */
function row(id: number, opened: number, closed: number): string {
  const day = (number: number) => `2026-03-${String(number).padStart(2, '0')} 09:00:00`;
  return `${id},${day(opened)},${day(opened + 2)},${day(closed)}\n`;
}

it('changed cases restate their days: scores, boards, ledger, and what was known before', {
  timeout: 120_000,
}, async () => {
  const city = await smallCity();
  const yaml = join(city.folder, 'city/city.yaml');
  const definitions = readFileSync(yaml, 'utf8');
  writeFileSync(yaml, definitions.replace('metrics:\n', `${datasets}metrics:\n${metric}`));
  await succeed(city.data, 'apply', join(city.folder, 'city'));
  const days = Array.from({ length: 10 }, (_, index) => index + 1);
  const cases = days.map((day) => row(day, day, day + 1)).join('');
  await city.take(city.write('cases.csv', header + cases), '--as', 'events');
  const dates = ['--from', '2026-03-03', '--to', '2026-03-11', '--known-on', 'now'];
  const publish = () => succeed(city.data, 'publish', '--city', 'sample', ...dates);
  expect(await publish()).toContain('Published 9 boards');
  const knownBefore = new Date().toISOString();

  // One case was closed on the 8th instead of the 6th: too late, on another day.
  const changed = city.write('changed.csv', header + row(5, 5, 8));
  expect(await city.take(changed, '--as', 'events')).toMatch(/^0 new, 1 changed, 0 gone/);
  expect(await publish()).toBe(
    '4 boards unchanged since published.\nPublished 5 boards, 2026-03-07 to 2026-03-11.\n',
  );

  const dayBefore = async (date: string, ...options: readonly string[]) => {
    const { metrics } = await scored(city.data, 'sample', '--date', date, ...options);
    const found = metrics.find((one: { metric: string }) => one.metric === 'repaired-on-time');
    return [found.day.numerator, found.day.denominator];
  };
  expect(await dayBefore('2026-03-07')).toEqual([0, 0]);
  expect(await dayBefore('2026-03-09')).toEqual([1, 2]);
  expect(await dayBefore('2026-03-07', '--known-on', knownBefore)).toEqual([1, 1]);
  expect(await dayBefore('2026-03-09', '--known-on', knownBefore)).toEqual([1, 1]);

  const json = async (path: string) => (await fetch(`${city.server.url}/sample${path}`)).json();
  const { changes } = (await json('/changes.json')) as {
    readonly changes: readonly Readonly<Record<string, unknown>>[];
  };
  expect(
    changes
      .filter(({ kind }) => kind === 'restated')
      .map(({ metric, span, before, after }) => [metric, span, before, after]),
  ).toEqual([
    ['repaired-on-time', { first: '2026-03-08', last: '2026-03-08' }, '1 / 1', '1 / 2'],
    ['repaired-on-time', { first: '2026-03-06', last: '2026-03-06' }, '1 / 1', '0 / 0'],
  ]);
  expect(await json('/on/2026-03-07.json')).toMatchObject({
    restated: { composite: { day: 1.25 } },
  });
  expect((await json('/on/2026-03-06.json')) as object).toMatchObject({ restated: null });
});
