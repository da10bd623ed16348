import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barListStories } from '../charts/bar-list/story.suite.ts';
import {
  barList,
  type Chart,
  runChart,
  scoreLine,
  smallMultiples,
  sparkLine,
  tileMap,
  waterfall,
} from '../charts/index.ts';
import { runChartStories } from '../charts/run-chart/story.suite.ts';
import { scoreLineStories } from '../charts/score-line/story.suite.ts';
import { smallMultiplesStories } from '../charts/small-multiples/story.suite.ts';
import { sparkLineStories } from '../charts/spark-line/story.suite.ts';
import { tileMapStories } from '../charts/tile-map/story.suite.ts';
import { waterfallStories } from '../charts/waterfall/story.suite.ts';
import { loadAssets } from './assets.tsx';
import { ChartFigure } from './chart.tsx';
import {
  barListWords,
  runChartWords,
  scoreLineWords,
  smallMultiplesWords,
  sparkLineWords,
  tileMapWords,
  waterfallWords,
} from './chart-words/index.ts';
import { formatScore } from './format.ts';

const scale = { tolerance: 0.05, grades: [] };

const scores = (values: readonly number[]) =>
  values.map((value) => formatScore(value, scale, 'en'));
const unitOf = (name: string) => (/lights|steps/.test(name) ? 'share' : 'minutes');

type Story = readonly [kind: string, name: string, chart: Chart];

function drawn<Input>(
  kind: string,
  inputs: Readonly<Record<string, Input>>,
  draw: (input: Input, name: string) => Chart,
): Story[] {
  return Object.entries(inputs).map(([name, input]) => [kind, name, draw(input, name)]);
}

/** Every story of every chart, in the words of the pages. */
const stories: readonly Story[] = [
  ...drawn('Spark line', sparkLineStories, (input, name) =>
    sparkLine(input, sparkLineWords(name, scale, 'en')),
  ),
  ...drawn('Run chart', runChartStories, (input, name) =>
    runChart(input, runChartWords(name, unitOf(name), 'week', 'en')),
  ),
  ...drawn('Waterfall', waterfallStories, (input, name) =>
    waterfall(input, waterfallWords(name, scale, 'en')),
  ),
  ...drawn('Bar list', barListStories, (input, name) =>
    barList(input, barListWords(name, 'Metric', scores, 'en')),
  ),
  ...drawn('Score line', scoreLineStories, (input, name) =>
    scoreLine(input, scoreLineWords(name, 'Metric', scale, 'en')),
  ),
  ...drawn('Small multiples', smallMultiplesStories, (input, name) =>
    smallMultiples(input, smallMultiplesWords(name, 'Metric', scores, 'en')),
  ),
  ...drawn('Map of tiles', tileMapStories, (input, name) =>
    tileMap(input, tileMapWords(name, 'Neighborhood', 'share', 'en')),
  ),
];

/** One static page with all of them. Write it to a file by `CIVICSTAT_GALLERY=/tmp/charts.html`. */
function Gallery({ head }: { readonly head: VNode }) {
  const kinds = [...new Set(stories.map(([kind]) => kind))];
  return (
    <html lang="en-US">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Charts</title>
        {head}
      </head>
      <body>
        <main class="page">
          <h1>Charts</h1>
          {kinds.map((kind) => (
            <section key={kind}>
              <h2>{kind}</h2>
              {stories.map(([own, name, chart], index) =>
                own === kind ? (
                  <section key={name}>
                    <h3>{name}</h3>
                    <ChartFigure chart={chart} id={`story-${index}`} twin="folded" />
                  </section>
                ) : null,
              )}
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}

const { frame, assets } = loadAssets();
const linked = `<!doctype html>${renderToString(
  <Gallery head={<link rel="stylesheet" href={frame.stylesheet} />} />,
)}`;

const file = process.env.CIVICSTAT_GALLERY;
if (file !== undefined) {
  const css = Buffer.from(assets[0]!.bytes).toString('utf8');
  const font = Buffer.from(assets[1]!.bytes).toString('base64');
  const style = css.replace(frame.numerals, `data:font/woff2;base64,${font}`);
  const head = <style dangerouslySetInnerHTML={{ __html: style }} />;
  writeFileSync(file, `<!doctype html>${renderToString(<Gallery head={head} />)}`);
}

const executablePath = process.env.CIVICSTAT_CHROMIUM ?? '';
const isMissing = executablePath === '' && process.env.CI !== 'true';
if (isMissing) console.log('Page tests are skipped: no Chromium was found.');

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('every chart', () => {
  it.each(stories)('%s: %s holds no style, script or handler', (_, name, chart) => {
    const html = renderToString(<ChartFigure chart={chart} id="a" twin="folded" />);
    expect(html, name).not.toMatch(/ style=| on[a-z]+=|<script|<style/);
  });
});

describe.skipIf(isMissing)('the gallery in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath, args });
  });
  afterAll(() => browser?.close());

  /** The page under the policy of the real ones; what the browser refuses is collected. */
  async function open(width: number, colorScheme: 'light' | 'dark') {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.route('http://gallery.example/**', (route) => {
      const path = new URL(route.request().url()).pathname;
      const asset = assets.find((one) => one.path === path);
      const body = asset === undefined ? linked : Buffer.from(asset.bytes);
      const policy = "default-src 'none'; style-src 'self'; font-src 'self'";
      return route.fulfill({
        body,
        contentType: asset?.type ?? 'text/html',
        headers: { 'content-security-policy': policy },
      });
    });
    await page.goto('http://gallery.example/');
    return { page, refused };
  }

  async function faults(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const run = (globalThis as unknown as { axe: { run: () => Promise<AxeResult> } }).axe.run;
      const { violations } = await run();
      return violations.map((one) => `${one.id}: ${one.nodes[0]!.html}`);
    });
  }

  it.each([
    [1440, 'light'],
    [320, 'dark'],
  ] as const)('is clean at %i px, %s', { timeout: 60_000 }, async (width, colors) => {
    const { page, refused } = await open(width, colors);
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    expect(refused).toEqual([]);
    expect(await faults(page)).toEqual([]);
    await page.close();
  });
});

/** Runs inside the page. */
interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { html: string }[];
  }[];
}
