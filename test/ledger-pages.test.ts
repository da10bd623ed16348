import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pino } from 'pino';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyCity, silentCity } from '../src/features/boards/fixtures/boards.ts';
import {
  boston,
  busyCity,
  calmCity,
  naughtyLedger,
  snapshotsWithLedgers,
  twiceCity,
} from '../src/features/changes/fixtures/ledger-city.ts';
import { createServer } from '../src/http/index.ts';

const executablePath = process.env.CIVICSTAT_CHROMIUM ?? '';
const isMissing = executablePath === '' && process.env.CI !== 'true';
if (isMissing) console.log('Tests of the ledger’s pages are skipped: no Chromium was found.');

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const app = createServer({
  snapshots: snapshotsWithLedgers(
    boston,
    calmCity,
    busyCity,
    naughtyLedger(),
    ...twiceCity,
    { published: emptyCity(), entries: [] },
    { published: silentCity(), entries: [] },
  ),
  log: pino({ level: 'silent' }),
  clock: () => Date.parse('2025-03-09T12:00:00Z') * 1000,
});

/** Runs inside the page. */
interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { html: string }[];
  }[];
}

describe.skipIf(isMissing)('the ledger and the explanation in Chromium', () => {
  let browser: Browser;
  let origin = '';
  beforeAll(async () => {
    origin = await app.listen({ port: 0, host: '127.0.0.1' });
    const quiet = ['--disable-gpu', '--disable-background-networking', '--disable-sync'];
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-component-update', ...quiet],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await app.close();
  });

  /** Opens a page with everything on it unfolded. */
  async function open(path: string): Promise<Page> {
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(`${origin}${path}`);
    await page.evaluate(
      'document.querySelectorAll("details").forEach((one) => { one.open = true })',
    );
    return page;
  }

  const states = [
    '/boston/changes',
    '/boston/changes?metric=permits-on-time&kind=target',
    '/boston/changes?metric=library-users&kind=target',
    '/calmton/changes',
    '/twiceton/changes',
    '/busyville/changes?page=2',
    '/naughty/changes',
    '/boston/about',
    '/emptyville/about',
    '/silentown/about',
    '/naughty/about',
    '/boston/changes?lang=es',
    '/boston/about?lang=es',
  ];
  const looks = [
    { width: 1440, colorScheme: 'light', media: 'screen' },
    { width: 390, colorScheme: 'dark', media: 'screen' },
    { width: 1024, colorScheme: 'light', media: 'print' },
  ] as const;

  it.each(states)('%s: no axe violation', async (path) => {
    const page = await open(path);
    await page.addScriptTag({ content: axe });
    for (const { width, ...media } of looks) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(media);
      const result = (await page.evaluate(
        'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })',
      )) as AxeResult;
      const found = result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect([width, media, found]).toEqual([width, media, []]);
    }
    await page.close();
  });

  it.each(states)('%s: no sideways scroll', async (path) => {
    const page = await open(path);
    for (const width of [1440, 720, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([width, wide]).toEqual([width, 0]);
    }
    await page.close();
  });

  it('finds a changed target by keyboard alone, under its own policy', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${origin}/boston/changes`);
    await page.getByLabel('Metric').focus();
    await page.keyboard.type('Permits');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Target');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await Promise.all([page.waitForURL(/kind=target/), page.keyboard.press('Enter')]);
    expect(await page.getByRole('status').textContent()).toBe(
      '2 changed targets. Metric: Permits reviewed on time.',
    );
    expect(await page.getByRole('listitem').filter({ hasText: 'In force from' }).count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('has a feed that the browser reads as XML, and that its pages name', async () => {
    const page = await open('/naughty/changes');
    const href = await page.getAttribute('link[type="application/atom+xml"]', 'href');
    expect(href).toBe('/naughty/changes.atom');
    const read = await page.evaluate(`(async () => {
      const text = await (await fetch(${JSON.stringify(href)})).text();
      const document = new DOMParser().parseFromString(text, 'application/xml');
      const error = document.querySelector('parsererror')?.textContent ?? null;
      const strange = document.querySelectorAll('script, img, svg, a').length;
      return [error, document.documentElement.localName, strange];
    })()`);
    expect(read).toEqual([null, 'feed', 0]);
    await page.close();
  });

  it('leaves text from outside inert', async () => {
    for (const path of ['/naughty/changes', '/naughty/changes?page=2', '/naughty/about']) {
      const page = await open(path);
      let alarms = 0;
      page.on('dialog', () => (alarms += 1));
      const strange = await page.evaluate(
        '[...document.querySelectorAll("body *")].filter((one) => one.matches("script, img, iframe, style") || one.getAttributeNames().some((name) => name.startsWith("on"))).length',
      );
      expect([path, strange, alarms]).toEqual([path, 0, 0]);
      await page.close();
    }
  });
});
