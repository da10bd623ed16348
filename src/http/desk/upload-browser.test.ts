import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uploadPath } from '../../pipeline/uploads/folder.ts';
import { isMissing, launchChromium, violations } from './chromium.suite.ts';
import { openEntryTrial } from './entry-trial.suite.ts';
import { type DeskBrowser, type DeskTrial, grantOf } from './trial.suite.ts';

const csv = (...rows: string[]) => ['metric,start,value', ...rows, ''].join('\n');
/** 9 MB: three parts. */
const large = Buffer.from(`${csv('potholes,2025-03-08,7')}#`.padEnd(9_000_000, 'x'));
const file = (name: string, buffer: Buffer | string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(buffer),
});

describe.skipIf(isMissing)('bringing a file in Chromium', () => {
  let browser: Browser;
  let trial: DeskTrial;
  let lead: DeskBrowser;
  let upload = '';
  beforeAll(async () => {
    ({ trial } = await openEntryTrial());
    lead = await trial.browser('lead', [grantOf('lead', 'public-works')]);
    upload = `${await trial.app.listen({ port: 0, host: '127.0.0.1' })}/boston/desk/upload`;
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await trial.close();
  });

  async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const context: BrowserContext = await browser.newContext(options);
    await context.addCookies([{ name: 'civicstat', value: lead.token, url: upload }]);
    const page = await context.newPage();
    await page.goto(upload);
    return page;
  }

  it('takes a file from the form alone, without a script', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.getByLabel('File', { exact: true }).setInputFiles(file('a.csv', large));
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByRole('heading', { name: 'Look at a.csv' }).waitFor();
    await page.getByRole('button', { name: 'Remove the file' }).click();
    await page.context().close();
  });

  it('sends a large file in parts and goes on where the connection broke', async () => {
    const page = await open();
    let parts = 0;
    await page.route('**/parts.json', async (route) => {
      parts += /[0-9a-f]{32}\/parts/.test(route.request().url()) ? 1 : 0;
      if (parts !== 2) return route.continue();
      parts += 1;
      return route.abort('connectionreset');
    });
    await page.getByLabel('File', { exact: true }).setInputFiles(file('large.csv', large));
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByRole('status').filter({ hasText: 'The connection broke' }).waitFor();
    await page.waitForURL(/upload\/[0-9a-f]{32}$/);
    const id = page.url().split('/').at(-1)!;
    expect(readFileSync(uploadPath(`${trial.folder}/uploads`, id)).equals(large)).toBe(true);
    await page.getByRole('button', { name: 'Remove the file' }).click();
    await page.context().close();
  });

  it('keeps what arrived when somebody stops, and goes on with the same file', async () => {
    const page = await open();
    let begun = 0;
    await page.route('**/parts.json', async (route) => {
      const isPart = /[0-9a-f]{32}\/parts/.test(route.request().url());
      // The second part hangs until it is stopped.
      if (isPart) begun += 1;
      if (begun < 2) await route.continue();
    });
    const chosen = file('stopped.csv', large);
    await page.getByLabel('File', { exact: true }).setInputFiles(chosen);
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByText('4.2 of 9.0 MB arrived.').waitFor();
    await page.getByRole('button', { name: 'Stop sending' }).click();
    await page.getByText('You stopped it.').waitFor();
    expect(await page.getByRole('button', { name: 'Go on sending' }).isEnabled()).toBe(true);
    await page.unroute('**/parts.json');
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    await page.getByRole('button', { name: 'Go on sending' }).click();
    await page.getByRole('heading', { name: 'Look at stopped.csv' }).waitFor();
    expect(sent.filter((url) => /[0-9a-f]{32}\/parts/.test(url))).toHaveLength(2);
    await page.getByRole('button', { name: 'Remove the file' }).click();
    await page.context().close();
  });

  it('has nothing for axe to say in any state', async () => {
    // axe is put into the page from outside, which the page's own policy rightly forbids.
    const page = await open({ bypassCSP: true });
    const choose = async (name: string, bytes: string | Buffer) => {
      await page.goto(upload);
      await page.getByLabel('File', { exact: true }).setInputFiles(file(name, bytes));
      await page.getByRole('button', { name: 'Look at it' }).click();
      await page.waitForURL(/upload\/[0-9a-f]{32}$/);
    };
    const seen = async (name: string) => expect([name, await violations(page)]).toEqual([name, []]);
    await choose('wrong.csv', csv('potholes,2025-03-08,seven'));
    await seen('findings');
    await choose('drift.csv', 'metrics,starts,values\npotholes,2025-03-08,7\n');
    await seen('drift');
    await choose('sound.csv', csv('potholes,2025-03-08,7'));
    await seen('preview');
    await page.getByRole('button', { name: 'Take it in' }).click();
    await page.waitForURL(/deliveries/);
    await seen('delivery');
    await page.route(/[0-9a-f]{32}\/parts.json/, () => {});
    await page.goto(upload);
    await page.getByLabel('File', { exact: true }).setInputFiles(file('large.csv', large));
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByText('0.0 of 9.0 MB arrived.').waitFor();
    await seen('sending');
    await page.goto(upload);
    await page.getByText('is not here whole').waitFor();
    await seen('files that wait');
    await page.context().close();
  }, 120_000);
});
