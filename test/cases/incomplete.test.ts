import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type DeskBrowser,
  type DeskTrial,
  openDeskTrial,
} from '../../src/http/desk/trial.suite.ts';
import { silentReport } from '../../src/pipeline/platform.ts';
import { publish } from '../../src/pipeline/publish.ts';
import { bring, csvOf, readCityOfCases, requests } from './city-of-cases.ts';

let trial: DeskTrial;
let lead: DeskBrowser;
const all = requests();
/** Nobody knows when it was opened, and so not how long it took. */
const valueless = '9999,,2025-02-26 12:00:00,2025-02-25 10:00:00,,lamp';

beforeAll(async () => {
  trial = await openDeskTrial(await readCityOfCases());
  const { platform } = trial;
  // The last case came in on February 28, but closings of the days after it are known already.
  const known = all.filter(({ opened }) => opened <= '2025-02-28');
  await bring(platform, 'requests', `${csvOf(known)}${valueless}\n`);
  const asked = { city: 'cases', knownOn: platform.clock(), dates: ['2025-03-09'] };
  await publish(platform, asked, silentReport);
  // What came after the board makes more days known, but not to the board.
  trial.later(1);
  await bring(platform, 'requests', csvOf(all.filter(({ opened }) => opened <= '2025-03-08')));
  const grant = {
    role: 'lead',
    city: 'cases',
    department: 'public-works',
    document: null,
  } as const;
  lead = await trial.browser('lead', [{ ...grant, from: null, until: null }]);
}, 60_000);
afterAll(() => trial.close());

const rowsOf = (csv: string) => csv.trimEnd().split('\r\n').slice(1);

it('lists the cases of the days that a number is made of, and says which days are not', async () => {
  const index = await trial.platform.snapshots.index('cases');
  const board = (await trial.platform.snapshots.board(index!.boards[0]!.board))!;
  const { week, day } = board.metrics.find(({ metric }) => metric === 'on-time')!.scores;
  expect(week.span).toEqual({ first: '2025-02-24', last: '2025-03-02' });

  const at = '/cases/desk/cases/on-time';
  const rows = async (address: string) => rowsOf((await lead.get(address)).body);
  expect(await rows(`${at}/csv?period=week`)).toHaveLength(week.denominator!);
  const { body } = await lead.get(`${at}?period=week`);
  expect(body).toContain(`${week.denominator} cases.`);
  expect(body).toContain('or in this list: March 1 to 2, 2025.');

  expect(day.value).toBeNull();
  expect(await rows(`${at}/csv?period=day`)).toEqual([]);
  const none = (await lead.get(`${at}?period=day`)).body;
  expect(none).toContain('there are no cases behind it.');
  expect(none).not.toContain('in this list');
  expect(none).not.toContain('<table');
});

it('lists no case without a value behind a median, but behind a share', async () => {
  const inMonth = async (metric: string) =>
    rowsOf((await lead.get(`/cases/desk/cases/${metric}/csv?period=month`)).body).map(
      (row) => row.split(',')[0],
    );
  const closed = all.filter((one) => one.closed.startsWith('2025-02')).map(({ id }) => id);
  expect(await inMonth('days-to-close')).toEqual(closed);
  expect(await inMonth('on-time')).toEqual([...closed, '9999']);
});
