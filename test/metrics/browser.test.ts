import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardDate, openSite, type Site } from './every-state.ts';

const executablePath = process.env.CIVICSTAT_CHROMIUM ?? '';
const isMissing = executablePath === '' && process.env.CI !== 'true';
if (isMissing) console.log('Tests of the metric pages are skipped: no Chromium was found.');

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
] as const;

const metric = (slug: string, query = '') => `/sample/metrics/${slug}${query}`;
const states: Readonly<Record<string, string>> = {
  'list of metrics': '/sample/metrics',
  'metric with data': metric('share-up', `?known-on=${boardDate}`),
  'metric with totals': metric('count-in-period', `?known-on=${boardDate}`),
  'metric on the way to a goal': metric('goal-down', `?known-on=${boardDate}`),
  'metric in a band': metric('inside-band', `?known-on=${boardDate}`),
  'metric without any data': metric('never-any-data'),
  'stale metric': metric('stale'),
  'capped metric': metric('capped', `?known-on=${boardDate}`),
  'retired metric': metric('retired'),
  'restated metric': metric('restated'),
  'metric with a naughty name': metric('naughty'),
  'list of metrics in Spanish': '/sample/metrics?lang=es',
  'metric in Spanish': metric('restated', '?lang=es'),
};

describe.skipIf(isMissing)('metric pages in Chromium', { timeout: 60_000 }, () => {
  let site: Site;
  let browser: Browser;
  let origin = '';
  let receipt = '';
  beforeAll(async () => {
    site = await openSite();
    origin = await site.app.listen({ port: 0, host: '127.0.0.1' });
    const { scores } = (await site.get('/sample/metrics/restated.json')).json();
    receipt = `/sample/receipts/${scores.week.receipt}`;
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
    });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function open(path: string, width = 1280): Promise<Page> {
    // axe is put into the page from outside, which the page's own policy rightly forbids.
    const page = await browser.newPage({ viewport: { width, height: 800 }, bypassCSP: true });
    await page.goto(origin + path);
    return page;
  }

  const names = [...Object.keys(states), 'receipt', 'receipt in Spanish'];
  const pathOf = (name: string) =>
    states[name] ?? (name === 'receipt' ? receipt : `${receipt}?lang=es`);

  it.each(names)('%s: no axe violation, everything unfolded', async (name) => {
    const page = await open(pathOf(name));
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    await page.addScriptTag({ content: axe });
    for (const { width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(
        `axe.run({ runOnly: ${JSON.stringify(tags)}, resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`,
      );
      expect([width, colorScheme, found]).toEqual([width, colorScheme, []]);
    }
    await page.close();
  });

  it.each(names)('%s: no sideways scroll and nothing cut off', async (name) => {
    const page = await open(pathOf(name));
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    for (const width of [1280, 720, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([width, wide]).toEqual([width, 0]);
      const cut = await page.evaluate(
        '[...document.querySelectorAll(".plate, .sum, td, th, dd")].filter((one) => one.offsetParent !== null && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 12).map((one) => one.textContent)',
      );
      expect([width, cut]).toEqual([width, []]);
    }
    await page.close();
  });

  it('asks for another day’s knowledge with the keyboard alone', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${origin}/sample/metrics/restated`);
    await page.locator('summary').first().focus();
    await page.keyboard.press('Shift+Tab');
    await page.getByLabel('Show what was known on').fill(boardDate);
    await page.getByLabel('Show what was known on').press('Enter');
    await page.waitForURL(`**/restated?known-on=${boardDate}`);
    expect(await page.locator('main').textContent()).toContain('public on March 5, 2026');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('leads the keyboard to every link, fold and field, each with its mark', async () => {
    const page = await open(states['metric with data']!);
    const reachable = await page.evaluate(
      '[...document.querySelectorAll("a[href], summary, input, button")].filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length',
    );
    const seen = new Set<unknown>();
    let stops = 0;
    for (;;) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(
        '(() => { const one = document.activeElement; if (one === document.body) return null; const { outlineStyle } = getComputedStyle(one); return [one.tagName, one.textContent, outlineStyle, [...document.querySelectorAll("*")].indexOf(one)]; })()',
      );
      if (at === null || stops > 200) break;
      const [tag, text, outline, place] = at as [string, string, string, number];
      if (!seen.has(place))
        expect([tag, text, outline]).toEqual([tag, text, expect.not.stringMatching('none')]);
      seen.add(place);
      stops += 1;
    }
    expect(seen.size).toBe(reachable);
    await page.close();
  });

  it('keeps its tables tables on a phone', async () => {
    const page = await open(states['metric with data']!, 390);
    const table = page.getByRole('table', { name: 'Week by week, newest first' });
    expect(await table.getByRole('columnheader').count()).toBe(7);
    const row = table.getByRole('row').nth(1);
    expect(await row.getByRole('rowheader').count()).toBe(1);
    expect(await row.getByRole('cell').count()).toBe(6);
    await page.close();
  });

  it('unfolds its tables in print', async () => {
    const page = await open(states['metric with data']!);
    await page.emulateMedia({ media: 'print' });
    const rows = page.getByRole('table', { name: 'Month by month, newest first' }).getByRole('row');
    expect(await rows.first().isVisible()).toBe(true);
    await page.close();
  });
});
