import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskFeatures } from '../../features/index.ts';
import type { MetricDefinition } from '../../model/index.ts';
import { makeCode } from '../../pipeline/access/code.ts';
import { readKnown } from '../../pipeline/entry/known.ts';
import { isMissing, launchChromium, violations } from './chromium.suite.ts';
import { type DeskTrial, grantOf, openDeskTrial, trialCity } from './trial.suite.ts';

const base = trialCity.metrics.find(({ measure }) => measure === 'ratio')!;
const metric = (slug: string, given: Partial<MetricDefinition> = {}): MetricDefinition => ({
  ...base,
  ...{ slug, name: `Metric ${slug}`, department: 'public-works', measure: 'count', unit: 'count' },
  ...{ starts: null, ends: null, ...given },
});
const seven = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
const city = {
  ...trialCity,
  metrics: [
    ...seven.map((slug) => metric(slug)),
    metric('ratio', { department: 'police', measure: 'ratio', unit: 'share' }),
    metric('checked', { department: 'police', approval: 'required' }),
    metric('locked', { department: 'police', lockAfterDays: 2 }),
  ],
};
const last = '2025-03-08';

describe.skipIf(isMissing)('the desk in Chromium', () => {
  let browser: Browser;
  let trial: DeskTrial;
  let origin = '';
  beforeAll(async () => {
    trial = await openDeskTrial(city);
    origin = await trial.app.listen({ port: 0, host: '127.0.0.1' });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await trial.close();
  });

  async function contextOf(token: string, width: number, script = false): Promise<BrowserContext> {
    const context = await browser.newContext({
      viewport: { width, height: 844 },
      javaScriptEnabled: script,
      // axe is put into the page from outside, which the page's own policy rightly forbids.
      bypassCSP: script,
    });
    await context.addCookies([{ name: 'civicstat', value: token, url: origin }]);
    return context;
  }

  it('takes seven numbers on a phone by the keyboard alone', async () => {
    const clerk = await trial.browser('clerk', [grantOf('contributor', 'public-works')]);
    const page = await (await contextOf(clerk.token, 390)).newPage();
    await page.goto(`${origin}/boston/desk/entry`);
    let keys = 0;
    const press = async (key: string) => {
      await page.keyboard.press(key);
      keys += 1;
    };
    for (const [index, slug] of seven.entries()) {
      if (index > 0) await press('Tab');
      const focused = page.locator(':focus');
      expect(await focused.getAttribute('aria-label')).toBe(`Metric ${slug}, March 8, 2025`);
      expect(await focused.getAttribute('inputmode')).toBe('decimal');
      for (const digit of String(120 + index)) await press(digit);
    }
    await Promise.all([page.waitForURL(/saved=7/), press('Enter')]);
    expect(await page.getByRole('status').textContent()).toContain('7 numbers were saved.');
    // Three digits a number, a Tab between them, and one Enter: nothing else.
    expect(keys).toBe(7 * 3 + 6 + 1);
    const { cells } = await readKnown(trial.platform, city, city.metrics, {
      first: last,
      last,
    });
    expect(seven.map((slug) => cells.get(`${slug}.${last}`)?.value)).toEqual(
      seven.map((_, index) => String(120 + index)),
    );
    await page.context().close();
  });

  it('signs in by a form that really comes from this site', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/sign-in/code`);
    await page.getByLabel('Code').fill(await makeCode(trial.access, null));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Name').fill('Ana Boss');
    await page.getByLabel('E-mail').fill('ana@city.gov');
    await page.getByLabel('New password', { exact: true }).fill('correct horse battery');
    await page.getByLabel('New password again').fill('correct horse battery');
    await page.getByRole('button', { name: 'Set the password' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Boston’s desk');
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect(page.url()).toBe(`${origin}/sign-in`);
    await context.close();
  });

  const pages = [
    ['/sign-in', '/sign-in'],
    ['/sign-in/code', '/sign-in/code'],
    ...deskFeatures.flatMap(({ routes }) =>
      routes
        .filter(({ method, path }) => method === 'get' && !/:(?!department|person)/.test(path))
        .map(({ path }) => {
          const named = path.replace(':department', 'police').replace(':person', 'clerk-of-axe');
          return [`/boston/desk${path}`, `/boston/desk${named}`] as const;
        }),
    ),
  ] as const;

  it('has pages without an axe violation or a sideways scroll', async () => {
    const boss = await trial.browser('boss', [{ ...grantOf('administrator'), city: null }]);
    const clerk = await trial.browser('clerk-of-axe', [grantOf('contributor', 'police')]);
    const waits = { [`seen.checked.${last}`]: '||', [`value.checked.${last}`]: '5' };
    expect((await clerk.post('/boston/desk/entry/police', waits)).statusCode).toBe(303);
    const context = await contextOf(boss.token, 1440, true);
    const signedOut = await browser.newContext({ bypassCSP: true });
    for (const [name, path] of pages) {
      const page = await (path.startsWith('/sign-in') ? signedOut : context).newPage();
      await page.goto(origin + path);
      expect([name, await violations(page)]).toEqual([name, []]);
      await page.close();
    }
    await Promise.all([context.close(), signedOut.close()]);
  }, 240_000);

  it('says what needs mending so that axe has nothing to say', async () => {
    const clerk = await trial.browser('clumsy', [grantOf('contributor', 'public-works')]);
    const context = await contextOf(clerk.token, 1440, true);
    const page = await context.newPage();
    await page.goto(`${origin}/boston/desk/entry/public-works?days=2`);
    const field = page.getByLabel('Metric one, March 7, 2025');
    await field.fill('many');
    await field.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.title()).toContain('Needs mending');
    await page.getByRole('link', { name: /“many” is not a number/ }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('value.one.2025-03-07');
    expect(await violations(page)).toEqual([]);
    await context.close();
  }, 60_000);
});
