import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';

const executablePath = process.env.CIVICSTAT_CHROMIUM ?? '';
/** True where there is no Chromium to test with; CI always has one. */
export const isMissing = executablePath === '' && process.env.CI !== 'true';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Runs inside the page. */
interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { html: string }[];
  }[];
}

/** What axe finds on a page, in light and dark, wide and narrow; and where it scrolls sideways. */
export async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe });
  const found: string[] = [];
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    const result = (await page.evaluate(
      'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })',
    )) as AxeResult;
    found.push(...result.violations.map(({ id, nodes }) => `${width} ${id}: ${nodes[0]?.html}`));
  }
  for (const width of [1280, 720, 390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    if (wide !== 0) found.push(`${width}: ${wide} pixels too wide`);
  }
  return found;
}
