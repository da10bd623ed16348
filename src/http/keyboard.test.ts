import { pino } from 'pino';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotsOf } from '../features/boards/fixtures/boards.ts';
import { bostonBoards, otherCities } from '../features/boards/fixtures/states.ts';
import { createServer } from './index.ts';

const executablePath = process.env.CIVICSTAT_CHROMIUM ?? '';
const isMissing = executablePath === '' && process.env.CI !== 'true';
if (isMissing) console.log('The walk by keyboard is skipped: no Chromium was found.');

const app = createServer({
  snapshots: snapshotsOf(...bostonBoards(), ...otherCities()),
  log: pino({ level: 'silent' }),
  clock: () => Date.parse('2025-03-09T12:00:00Z') * 1000,
});

/** What has the focus, as a sighted reader finds it. */
interface Focus {
  /** Its place among all that can have the focus; -1: something else. */
  readonly at: number;
  readonly name: string;
  readonly outlinePixels: number;
  readonly isInSight: boolean;
}

/** Runs inside the page: everything that a reader can reach, in the order of the document. */
const reachable = `[...document.querySelectorAll('a[href], button, select, input:not([type=hidden]), summary')]
  .filter((one) => one.checkVisibility())`;
const focused = `(() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  return {
    at: ${reachable}.indexOf(one),
    name: (one.textContent || one.getAttribute('name') || '').trim(),
    outlinePixels: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
    isInSight: box.width > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth,
  };
})()`;

describe.skipIf(isMissing)('by keyboard alone', { timeout: 60_000 }, () => {
  let browser: Browser;
  let origin = '';
  beforeAll(async () => {
    origin = await app.listen({ port: 0, host: '127.0.0.1' });
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await app.close();
  });

  const press = async (page: Page, key: string): Promise<Focus> => {
    await page.keyboard.press(key);
    return (await page.evaluate(focused)) as Focus;
  };

  it.each([
    ['board', '/boston', 1280],
    ['board on a phone', '/boston', 390],
    ['board in Spanish', '/boston?lang=es', 1280],
    ['topic', '/boston/topics/public-safety', 1280],
    ['explanation', '/boston/about', 1280],
  ] as const)(
    '%s: reaches everything in its order, in sight, with a line around it',
    async (_name, path, width) => {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      await page.goto(origin + path);
      const count = (await page.evaluate(`${reachable}.length`)) as number;
      const walked: number[] = [];
      // A field for a date takes several steps.
      for (let step = 0; step < count + 12 && walked.at(-1) !== count - 1; step += 1) {
        const focus = await press(page, 'Tab');
        expect([focus.name, focus.isInSight, focus.outlinePixels >= 2]).toEqual([
          focus.name,
          true,
          true,
        ]);
        if (walked.at(-1) !== focus.at) walked.push(focus.at);
      }
      expect(walked).toEqual(Array.from({ length: count }, (_, at) => at));
      await page.close();
    },
  );

  it('skips to the main part first, past the sections and languages', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/boston?lang=es`);
    const skip = await press(page, 'Tab');
    expect([skip.name, skip.isInSight]).toEqual(['Ir al contenido principal', true]);
    await page.keyboard.press('Enter');
    const next = await press(page, 'Tab');
    const isInMain = await page.evaluate('document.activeElement.closest("main") !== null');
    expect([next.name, isInMain]).toEqual(['← Tablero del 3 de marzo de 2025', true]);
    await page.close();
  });
});
