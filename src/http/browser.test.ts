import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pino } from 'pino';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bostonBoard,
  named,
  type Published,
  snapshotsOf,
} from '../features/boards/fixtures/boards.ts';
import { naughtyCity, naughtyStrings } from '../features/boards/fixtures/naughty-city.ts';
import { bostonBoards, otherCities, pageStates } from '../features/boards/fixtures/states.ts';
import { createServer } from './index.ts';

const executablePath = process.env.CIVICSTAT_CHROMIUM ?? '';
const isMissing = executablePath === '' && process.env.CI !== 'true';
if (isMissing) console.log('Page tests are skipped: no Chromium was found.');

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const log = pino({ level: 'silent' });
const clock = () => Date.parse('2025-03-09T12:00:00Z') * 1000;
/** What the city with naughty texts is but for its texts. */
function plainSample(): Published {
  const { board, definitions } = named('plainville', 'Plainville');
  const { asOf, source } = bostonBoard.definitions.city;
  return { board, definitions: { ...definitions, city: { ...definitions.city, asOf, source } } };
}

const cities = snapshotsOf(...bostonBoards(), ...otherCities(), plainSample(), naughtyCity());
const app = createServer({ snapshots: cities, log, clock });
const nobody = createServer({ snapshots: snapshotsOf(), log, clock });

/** Runs inside the page. */
interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { html: string }[];
  }[];
}

describe.skipIf(isMissing)('pages in Chromium', () => {
  let browser: Browser;
  let origin = '';
  let emptyOrigin = '';
  beforeAll(async () => {
    origin = await app.listen({ port: 0, host: '127.0.0.1' });
    emptyOrigin = await nobody.listen({ port: 0, host: '127.0.0.1' });
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([app.close(), nobody.close()]);
  });

  async function open(url: string, width = 1280): Promise<Page> {
    const page = await browser.newPage({
      viewport: { width, height: 800 },
      // axe is put into the page from outside, which the page's own policy rightly forbids.
      bypassCSP: true,
    });
    await page.goto(url);
    return page;
  }

  const states: readonly (readonly [string, () => string])[] = [
    ...pageStates.map(([name, path]) => [name, () => `${origin}${path}`] as const),
    ['list of cities', () => `${origin}/`],
    ['no city', () => `${emptyOrigin}/`],
    ['not found', () => `${origin}/nowhere`],
    ['not found in Spanish', () => `${origin}/boston/metrics/none?lang=es`],
  ];
  const looks = [
    { width: 1440, colorScheme: 'light' },
    { width: 1440, colorScheme: 'dark' },
    { width: 390, colorScheme: 'light' },
  ] as const;

  it.each(states)('%s: no axe violation', async (_name, url) => {
    const page = await open(url());
    await page.addScriptTag({ content: axe });
    for (const { width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const result = (await page.evaluate(
        'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })',
      )) as AxeResult;
      const found = result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect([width, colorScheme, found]).toEqual([width, colorScheme, []]);
    }
    await page.close();
  });

  it.each(states)('%s: no sideways scroll', async (_name, url) => {
    const page = await open(url());
    for (const width of [1280, 720, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([width, wide]).toEqual([width, 0]);
    }
    await page.close();
  });

  const walls = pageStates.filter(([, path]) => path.includes('display=wall'));
  it.each(walls)('%s: fills a lobby screen without scrolling', async (_name, path) => {
    const page = await open(`${origin}${path}`);
    for (const [width, height] of [
      [1920, 1080],
      [1366, 768],
      [3840, 2160],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.evaluate('document.fonts.ready');
      const sizes = await page.evaluate(
        '[document.documentElement.scrollWidth, document.documentElement.scrollHeight]',
      );
      expect(sizes).toEqual([width, height]);
      const outside = await page.evaluate(
        '[...document.querySelectorAll(".lobby-columns tr, .lobby footer p, .lobby footer a")].filter((one) => { const at = one.getBoundingClientRect(); return at.height > 1 && (at.bottom > innerHeight || at.right > innerWidth); }).length',
      );
      expect([width, outside]).toEqual([width, 0]);
    }
    await page.close();
  });

  it('turns the wall’s pages without a script, and holds when asked', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    let path = '/boston?display=wall';
    for (const next of [2, 3, 1, 2]) {
      const answer = await page.goto(`${origin}${path}`);
      path = `/boston?display=wall&page=${next}`;
      expect(answer?.headers().refresh).toBe(`30; url=${path}`);
    }
    await page.getByRole('link', { name: 'Stop turning' }).click();
    expect(page.url()).toContain('page=1&hold=yes');
    expect(await page.getByText('Screen 1 of 3').count()).toBe(1);
    const held = await page.reload();
    expect(held?.headers().refresh).toBeUndefined();
    await page.close();
  });

  it('filters and turns days without a script', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${origin}/boston`);
    await page.locator('select[name=topic]').selectOption('Public safety');
    await page.getByRole('button', { name: 'Show' }).last().click();
    expect(new URL(page.url()).search).toBe('?topic=public-safety&department=');
    expect(
      await page.getByText('Only metrics of the topic Public safety are listed.').count(),
    ).toBe(1);
    await page.getByRole('link', { name: 'Show all metrics' }).click();
    await page.getByLabel('Another day').fill('2025-03-03');
    await page.getByRole('button', { name: 'Show' }).first().click();
    expect(new URL(page.url()).pathname).toBe('/boston/on/2025-03-03');
    await page.getByRole('link', { name: 'March 4, 2025' }).click();
    expect(new URL(page.url()).pathname).toBe('/boston/on/2025-03-04');
    await page.close();
  });

  it('keeps its table a table on a phone', async () => {
    const page = await open(`${origin}/boston`, 390);
    const table = page.getByRole('table', { name: 'Every metric, best to worst' });
    expect(await table.getByRole('row').count()).toBe(1 + 3 + 23);
    expect(await table.getByRole('columnheader').count()).toBe(5);
    const row = table.getByRole('row').filter({ hasText: 'Street lights' });
    expect(await row.getByRole('cell').allInnerTexts()).toHaveLength(4);
    await page.close();
  });

  it('cuts no number off its plate', async () => {
    const page = await open(`${origin}/boston`);
    await page.evaluate('document.fonts.ready');
    for (const width of [1280, 1000, 720, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const cut = await page.evaluate(
        '[...document.querySelectorAll(".scores .plate")].filter((one) => one.scrollWidth > one.clientWidth + 12).map((one) => one.textContent)',
      );
      expect([width, cut]).toEqual([width, []]);
    }
    await page.close();
  });

  it('loads without a complaint under its own policy, and keeps no cookie', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    const hosts = new Set<string>();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    await page.goto(`${origin}/boston`, { waitUntil: 'networkidle' });
    expect(complaints).toEqual([]);
    expect([...hosts]).toEqual([origin]);
    expect(await context.cookies()).toEqual([]);
    const figures = await page.evaluate('document.fonts.check("1rem \\"Civicstat Numerals\\"")');
    expect(figures).toBe(true);
    await context.close();
  });

  it('leaves text from outside inert', async () => {
    const count =
      '[...document.querySelectorAll("body *")].map((one) => one.tagName).sort().join()';
    const names =
      '[...document.querySelectorAll("body *")].flatMap((one) => one.getAttributeNames())';
    const plain = await open(`${origin}/plainville`);
    const naughty = await open(`${origin}/naughty`);
    let alarms = 0;
    naughty.on('dialog', () => (alarms += 1));
    expect(await naughty.evaluate(count)).toBe(await plain.evaluate(count));
    expect(new Set((await naughty.evaluate(names)) as string[])).toEqual(
      new Set((await plain.evaluate(names)) as string[]),
    );
    const text = (await naughty.evaluate(
      'document.querySelector(".sample").textContent',
    )) as string;
    // HTML has no NUL: its parser drops it.
    const altered = naughtyStrings.filter((one) => !text.includes(one.replaceAll('\0', '')));
    expect(altered).toEqual([]);
    expect(alarms).toBe(0);
    await Promise.all([plain.close(), naughty.close()]);
  });
});
