import { pino } from 'pino';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bostonBoard, snapshotsOf } from '../../features/boards/fixtures/boards.ts';
import type { ProgressDocument } from '../../model/index.ts';
import { submissionsOf } from '../../pipeline/submissions.ts';
import { createServer } from '../index.ts';
import { isMissing, launchChromium, violations } from './chromium.suite.ts';
import { type DeskTrial, grantOf, openDeskTrial } from './trial.suite.ts';
import { sendFile } from './upload-trial.suite.ts';

const base = '/boston/desk/certification';
const one = `${base}/wwc-2022/criteria/DM5`;
const registers = '/boston/desk/registers';

/** A city with something on every page: a paper, a dispute, a plan, a review, a submission. */
async function fill(trial: DeskTrial) {
  const boss = await trial.browser('boss', [grantOf('manager')]);
  const reviewer = await trial.browser('rita', [grantOf('reviewer')]);
  const paper = { title: 'Privacy rules', type: 'privacy', owner: 'Counsel', version: '0' };
  const dated = { ...paper, approved: '2025-01-15', reviewBy: '2025-06-30' };
  const file = { name: 'rules.pdf', bytes: '%PDF-1.7' };
  await sendFile(trial, boss, file, dated, `${registers}/documents/new`);
  const answer = { says: 'not-met', reason: 'Nobody follows them.' };
  await boss.post(`${one}/answer`, answer);
  const step = { owner: 'Ana', department: 'public-works', due: '2025-06-30', days: '4' };
  await boss.post(`${one}/step`, step);
  await boss.post(`${base}/wwc-2018/criteria/DG1/answer`, { ...answer, says: 'met' });
  await boss.post(`${base}/wwc-2022/criteria/OD1/answer`, { ...answer, says: 'met' });
  await boss.post(`${base}/wwc-2022/criteria/OD1/step`, step);
  await reviewer.post(`${one}/review`, { verdict: 'more-needed', text: 'Show the training.' });
  const shown = { rounding: 'up', public: 'yes', honours: 'public-works' };
  await boss.post(`${base}/wwc-2022/settings`, shown);
  await boss.post(`${base}/wwc-2022/submit`);
  const [frozen] = await submissionsOf(trial.state, 'boston');
  const bytes = await trial.platform.archive.get(frozen!.progress!);
  const progress = JSON.parse(new TextDecoder().decode(bytes)) as ProgressDocument;
  return { boss, frozen: frozen!.document, progress };
}

/** A server that shows the progress as it was frozen. */
function publicServer(progress: ProgressDocument) {
  const snapshots = snapshotsOf(bostonBoard);
  return createServer({
    snapshots: {
      ...snapshots,
      index: async (slug) => {
        const index = await snapshots.index(slug);
        return index && { ...index, progress: 'p'.padEnd(64, '0') };
      },
      progress: async () => progress,
    },
    log: pino({ level: 'silent' }),
    clock: () => Date.parse('2025-03-09T12:00:00Z') * 1000,
  });
}

describe.skipIf(isMissing)('certification in Chromium', () => {
  let browser: Browser;
  let trial: DeskTrial;
  let context: BrowserContext;
  let filled: Awaited<ReturnType<typeof fill>>;
  let site: ReturnType<typeof publicServer>;
  let desk = '';
  let open = '';
  beforeAll(async () => {
    trial = await openDeskTrial();
    filled = await fill(trial);
    site = publicServer(filled.progress);
    desk = await trial.app.listen({ port: 0, host: '127.0.0.1' });
    open = await site.listen({ port: 0, host: '127.0.0.1' });
    browser = await launchChromium();
    // axe is put into the page from outside, which the page's own policy rightly forbids.
    context = await browser.newContext({ bypassCSP: true });
    await context.addCookies([{ name: 'civicstat', value: filled.boss.token, url: desk }]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await Promise.all([trial.close(), site.close()]);
  });

  const pages = [
    [base, 'Certificación'],
    [one, 'Proteger la privacidad y la confidencialidad de los datos'],
    [`${base}/wwc-2022/history`, 'Cómo estaba la ciudad, día por día'],
    [`${base}/wwc-2022/carry-over`, 'Trasladar respuestas del estándar anterior'],
    [`${registers}/documents/privacy-rules`, 'Privacy rules'],
  ] as const;

  it.each(pages)(
    '%s has no axe violation and no sideways scroll, in Spanish',
    async (path, h1) => {
      const page = await context.newPage();
      await page.goto(`${desk}${path}${path.includes('?') ? '&' : '?'}lang=es`);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(h1);
      expect(await violations(page)).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('neither has what was frozen, nor what the public sees', async () => {
    const page = await context.newPage();
    const frozen = `${desk}${base}/submissions/${filled.frozen}`;
    for (const address of [frozen, `${open}/boston/progress?lang=es`]) {
      await page.goto(address);
      expect(await violations(page)).toEqual([]);
    }
    await page.close();
  }, 60_000);

  it('is answered by the keyboard alone', async () => {
    const page = await context.newPage();
    await page.goto(`${desk}${base}/wwc-2022/criteria/DM6`);
    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    for (const key of ['Tab', 'Tab', 'Tab']) await page.keyboard.press(key);
    expect(await page.evaluate('document.activeElement.id')).toBe('reason');
    await page.keyboard.type('Seen at the office.');
    while ((await page.evaluate('document.activeElement.type')) !== 'submit') {
      await page.keyboard.press('Tab');
    }
    await Promise.all([page.waitForURL(/done=saved/), page.keyboard.press('Enter')]);
    expect(await page.textContent('main')).toContain('Seen at the office.');
    await page.close();
  }, 60_000);

  it('prints what is known, without forms', async () => {
    const page = await context.newPage();
    await page.goto(`${desk}${base}`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.desk form').first().isVisible()).toBe(false);
    expect(await page.getByText('Not affiliated').first().isVisible()).toBe(true);
    expect(await page.getByText('Boston, by What Works Cities').isVisible()).toBe(true);
    expect(await page.locator('table.criteria').isVisible()).toBe(true);
    await page.close();
  });
});
