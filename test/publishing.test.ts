import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addDays } from '../src/calendar/index.ts';
import { civicstat, succeed, temporaryFolder } from './civicstat.ts';
import { type SmallCity, smallCity } from './small-city.ts';

async function refusal(data: string, slug: string, ...options: string[]): Promise<string> {
  const { code, out, err } = await civicstat(data, 'publish', '--city', slug, ...options);
  expect([code, out], err).toEqual([2, '']);
  return err;
}

function today(): string {
  return Temporal.Now.plainDateISO('America/New_York').toString();
}

it('refuses days to come, knowledge to come and centuries, all at once', {
  timeout: 60_000,
}, async () => {
  const { data } = await smallCity();
  const day = today();
  const tomorrow = addDays(day, 1);
  expect(await refusal(data, 'sample', '--date', tomorrow)).toBe(
    `Today is ${day} in the city, and a later day has no board yet (found “${tomorrow}”). Publish today or an earlier day.\n`,
  );
  // Scoring publishes nothing: it answers, and says what its answer is worth.
  const scored = await civicstat(data, 'score', '--city', 'sample', '--date', tomorrow);
  expect([scored.code, scored.err]).toEqual([
    0,
    `Note: Today is ${day} in the city, and a later day has no board yet (${tomorrow}). What is scored here is what is known so far, also where days are not over; it cannot be published.\n`,
  ]);
  expect((await civicstat(data, 'score', '--city', 'sample', '--date', day)).err).toBe('');
  expect(await refusal(data, 'sample', '--known-on', '2125-01-01')).toContain(
    'Nobody knows yet what will be known then (found “2125-01-02T00:00:00-05:00”).',
  );
  const all = await refusal(
    data,
    ...['sample', '--from', '1825-01-01', '--to', '2125-01-01', '--known-on', '2125-01-01'],
  );
  expect(all.split('\n')).toHaveLength(4);
  expect(all).toContain('These are 109574 boards, and at most 3700 are published at once');
  expect(await succeed(data, 'publish', '--city', 'sample')).toBe(
    `Published the board of ${day}.\n`,
  );
});

it('refuses days after the one at which a sample city stands still', {
  timeout: 60_000,
}, async () => {
  const data = temporaryFolder();
  await succeed(data, 'apply', 'examples/boston');
  expect(await refusal(data, 'boston', '--date', '2025-04-11')).toBe(
    'The clock of this city stands at 2025-04-10, and a later day has no board (found “2025-04-11”). Change asOf in city.yaml.\n',
  );
});

async function correct(city: SmallCity): Promise<void> {
  const path = join(city.folder, 'rows.csv');
  const known = (day: string) => `${day}T12:00:00-04:00`;
  writeFileSync(
    path,
    `metric,start,value,known\ncalls,2026-06-01,20,${known('2026-06-02')}\ncalls,2026-06-01,5,${known('2026-06-20')}\n`,
  );
  await city.take(path);
}

it('says on page and command line that a board was published with other numbers', {
  timeout: 60_000,
}, async () => {
  const city = await smallCity();
  await correct(city);
  const publish = (...options: string[]) =>
    succeed(city.data, 'publish', '--city', 'sample', '--date', '2026-06-02', ...options);
  const page = async (ending = '') =>
    (await fetch(`${city.server.url}/sample/on/2026-06-02${ending}`)).text();
  await publish();
  expect(await page()).not.toContain('Restated');
  expect(await publish('--known-on', 'now')).toBe('Published the board of 2026-06-02.\n');
  expect(await page()).toMatch(
    /Restated\. This board was published with other numbers on [^<]*; 1 score changed since\. Sample’s score moved with them: day from 0\.50 to 2\.00\./,
  );
  expect(await publish()).toBe(
    'Published the board of 2026-06-02.\nNote: 1 board now shows what was known earlier than on the board before (2026-06-02); --known-on now publishes what is known now.\n',
  );
  const { restated } = JSON.parse(await page('.json'));
  expect(restated).toMatchObject({ changed: 1, composite: { day: 2, week: null } });
  const ledger = await (await fetch(`${city.server.url}/sample/changes.json?kind=revised`)).json();
  const step = { board: '2026-06-02', period: 'day' };
  expect(ledger).toMatchObject({
    changes: [
      { ...step, before: '2', after: '0.5' },
      { ...step, before: '0.5', after: '2' },
    ],
  });
});
