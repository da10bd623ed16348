import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type DeskBrowser,
  type DeskTrial,
  openDeskTrial,
} from '../../src/http/desk/trial.suite.ts';
import type { Role } from '../../src/model/index.ts';
import { silentReport } from '../../src/pipeline/platform.ts';
import { publish } from '../../src/pipeline/publish.ts';
import {
  bring,
  csvOf,
  formula,
  markup,
  readCityOfCases,
  requests,
  visitsCsv,
} from './city-of-cases.ts';

let trial: DeskTrial;
const all = requests();
const grant = (role: Role, department: string | null) => ({
  ...{ role, city: 'cases', department, document: null, from: null, until: null },
});

beforeAll(async () => {
  trial = await openDeskTrial(await readCityOfCases());
  const { platform } = trial;
  // The clock stands at March 9, 2025: cases are complete through the day before.
  const known = all.filter(({ opened }) => opened <= '2025-03-08');
  await bring(platform, 'requests', csvOf(known));
  await bring(platform, 'visits', visitsCsv());
  const asked = { city: 'cases', knownOn: platform.clock(), dates: ['2025-03-09'] };
  await publish(platform, asked, silentReport);
}, 60_000);
afterAll(() => trial.close());

const inFebruary = all.filter(({ closed }) => closed.startsWith('2025-02'));
const at = '/cases/desk/cases/on-time';

/** The rows of a CSV file without its header; no cell of these files holds a line end. */
const rowsOf = (csv: string) => csv.trimEnd().split('\r\n').slice(1);
const ids = (csv: string) => rowsOf(csv).map((row) => row.split(',')[0]);

describe('the cases behind a number', () => {
  let lead: DeskBrowser;
  beforeAll(async () => {
    lead = await trial.browser('lead', [grant('lead', 'public-works')]);
  });

  it('are those that count in its span, in pages', async () => {
    const { body } = await lead.get(`${at}?period=month`);
    expect(body).toContain(`${inFebruary.length} cases. 1 to 50 are shown.`);
    expect(body).toContain('February 1 to 28, 2025');
    const second = await lead.get(`${at}?period=month&page=2`);
    expect(second.body).toContain(`51 to ${inFebruary.length} are shown.`);
    expect(body).toContain('&lt;script>alert(1)');
    expect(body).not.toContain(markup);
  });

  it('can be kept by place and kind, and by whether they count above the line', async () => {
    const late = inFebruary.filter(({ closed, due }) => closed > due);
    const lamps = late.filter(({ kind, place }) => kind === 'lamp' && place === 'North');
    expect(lamps.length).toBeGreaterThan(0);
    const kept = `part=rest&by.kind=%3Dlamp&by.place=%3DNorth`;
    const { body } = await lead.get(`${at}/csv?period=month&${kept}`);
    expect(ids(body)).toEqual(lamps.map(({ id }) => id));
    const unplaced = await lead.get(`${at}/csv?period=month&by.place=-`);
    const expected = inFebruary.filter(({ place }) => place === '').map(({ id }) => id);
    expect(ids(unplaced.body)).toEqual(expected);
    const above = await lead.get(`${at}/csv?period=month&part=numerator`);
    expect(rowsOf(above.body)).toHaveLength(inFebruary.length - late.length);
  });

  it('are the same in number as the score counts', async () => {
    const index = await trial.platform.snapshots.index('cases');
    const board = (await trial.platform.snapshots.board(index!.boards[0]!.board))!;
    for (const { metric, scores } of board.metrics) {
      if (metric === 'visits') continue;
      for (const period of ['day', 'week', 'month'] as const) {
        const { value, denominator, span } = scores[period];
        const { body } = await lead.get(`/cases/desk/cases/${metric}/csv?period=${period}`);
        const closed = all.filter((one) => one.closed >= span.first && one.closed <= span.last);
        const known = closed.filter(({ opened }) => opened <= '2025-03-08');
        const counted = metric === 'requests' ? value : (denominator ?? known.length);
        expect([metric, period, rowsOf(body).length]).toEqual([metric, period, counted]);
      }
    }
  });

  it('come as a file that no spreadsheet runs, with the delivery of each, and are told of', async () => {
    trial.later(1);
    const { body, headers } = await lead.get(`${at}/csv?period=month`);
    expect(headers['content-disposition']).toContain('cases-on-time-2025-02-01-2025-02-28.csv');
    expect(body.split('\r\n')[0]).toBe('id,opened,due,closed,place,kind,delivery');
    expect(body).toContain(`"'${formula.replaceAll('"', '""')}"`);
    const [delivery] = await trial.state.deliveries('cases');
    expect(rowsOf(body).every((row) => row.endsWith(`,${delivery!.id}`))).toBe(true);
    const told = await Array.fromAsync(trial.state.audit());
    const last = told.at(-1)!;
    expect(last).toMatchObject({ action: 'cases.taken', city: 'cases' });
    expect(last.actor).toContain('lead');
    expect(last.detail).toContain('on-time');
    expect(await trial.state.verifyAudit()).toMatchObject({ sound: true });
  });

  it('are there for whoever may see the department, and those of persons for fewer', async () => {
    const other = await trial.browser('other', [grant('lead', 'health')]);
    const clerk = await trial.browser('clerk', [grant('contributor', 'health')]);
    const manager = await trial.browser('manager', [grant('manager', null)]);
    const visits = '/cases/desk/cases/visits';
    const asked: readonly (readonly [DeskBrowser, string, number])[] = [
      [other, at, 403],
      [other, `${at}/csv`, 403],
      [other, visits, 200],
      [clerk, visits, 403],
      [clerk, `${visits}/csv`, 403],
      [manager, at, 200],
      [manager, visits, 403],
      [lead, visits, 403],
      [lead, '/cases/desk/cases/nothing', 404],
      [lead, `${at}?date=2024-01-01`, 404],
    ];
    for (const [browser, url, status] of asked) {
      expect([url, (await browser.get(url)).statusCode]).toEqual([url, status]);
    }
    expect((await lead.get('/cases/desk/cases')).body).not.toContain('Name of visits');
    expect((await other.get('/cases/desk/cases')).body).toContain('Name of visits');
    expect((await clerk.get('/cases/desk/cases')).body).not.toContain('Name of visits');
  });

  const executablePath = process.env.CIVICSTAT_CHROMIUM ?? '';
  const isMissing = executablePath === '' && process.env.CI !== 'true';
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

  it.skipIf(isMissing)(
    'have pages that axe has nothing to say of',
    { timeout: 120_000 },
    async () => {
      const origin = await trial.app.listen({ port: 0, host: '127.0.0.1' });
      const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
      const chrome = await chromium.launch({ executablePath, args });
      const context = await chrome.newContext({ bypassCSP: true });
      await context.addCookies([{ name: 'civicstat', value: lead.token, url: origin }]);
      const page = await context.newPage();
      for (const path of ['', '/on-time?by.place=%3DNorth', '/requests?lang=es']) {
        await page.goto(`${origin}/cases/desk/cases${path}`);
        await page.addScriptTag({ content: axe });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const found = await page.evaluate(
            `axe.run({ runOnly: ${JSON.stringify(tags)}, resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`,
          );
          expect([path, found]).toEqual([path, []]);
        }
        for (const width of [1440, 390, 320]) {
          await page.setViewportSize({ width, height: 800 });
          const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect([path, width, wide]).toEqual([path, width, 0]);
          const shots = process.env.CIVICSTAT_SHOTS;
          if (shots !== undefined) {
            await page.screenshot({
              path: `${shots}/desk${path.slice(0, 6).replace('/', '-')}-${width}.png`,
            });
          }
        }
      }
      await chrome.close();
    },
  );
});
