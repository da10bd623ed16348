import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricBreakdownSchema, metricSchema } from '../../src/features/metrics/schema.ts';
import { createServer } from '../../src/http/index.ts';
import type { BreakdownDocument } from '../../src/model/index.ts';
import { planApply } from '../../src/pipeline/definitions/index.ts';
import { diagnose } from '../../src/pipeline/doctor.ts';
import { silentReport } from '../../src/pipeline/platform.ts';
import { publish } from '../../src/pipeline/publish.ts';
import { openPlatformIn } from '../platform.ts';
import {
  bring,
  csvOf,
  formula,
  instant,
  type MadeCase,
  markup,
  readCityOfCases,
  requests,
  visitsCsv,
} from './city-of-cases.ts';

const data = mkdtempSync(join(tmpdir(), 'civicstat-public-cases-'));
let now = instant('2025-04-06T06:00:00');
let platform: Awaited<ReturnType<typeof openPlatformIn>>;
let app: ReturnType<typeof createServer>;
/** What was brought first, and with the correction that came a day later. */
const before = requests();
const corrected = before.map((one) =>
  one.id === '1003' ? { ...one, place: 'North', closed: '2025-01-20' } : one,
);

beforeAll(async () => {
  platform = await openPlatformIn(data, () => now);
  const city = await readCityOfCases();
  const changes = planApply([], city).map(({ kind, slug, body }) => ({ kind, slug, body }));
  await platform.state.applyDefinitions('cases', changes, 0, { at: now, actor: 'test' });
  await bring(platform, 'requests', csvOf(before));
  await bring(platform, 'visits', visitsCsv());
  const asked = (...dates: string[]) => ({ city: 'cases', knownOn: now, dates });
  await publish(platform, asked('2025-04-05', '2025-04-06'), silentReport);
  now = instant('2025-04-07T06:00:00');
  await bring(platform, 'requests', csvOf(corrected.filter(({ id }) => id === '1003')));
  await publish(platform, asked('2025-04-07'), silentReport);
  const { snapshots } = platform;
  app = createServer({ snapshots, log: pino({ level: 'silent' }), clock: () => now });
}, 60_000);
afterAll(async () => {
  await app.close();
  await platform.close();
  rmSync(data, { recursive: true, force: true });
});

const get = async (path: string) => app.inject({ method: 'GET', url: `/cases${path}` });

/** Counted without an engine: cases closed in a month by place, those on time above. */
function shares(cases: readonly MadeCase[], month: string) {
  const counts = new Map<string, [number, number]>();
  for (const { closed, due, place } of cases) {
    if (!closed.startsWith(month)) continue;
    const [above, below] = counts.get(place) ?? [0, 0];
    counts.set(place, [above + (closed <= due ? 1 : 0), below + 1]);
  }
  return Object.fromEntries(counts);
}

async function sharesTold(month: string, query = '') {
  const { body } = await get(`/metrics/on-time/by/place.json${query}`);
  const { breakdown } = JSON.parse(body) as {
    breakdown: { months: { month: string; groups: BreakdownGroupJson[] }[] };
  };
  const groups = breakdown.months.find((one) => one.month === month)?.groups ?? [];
  return Object.fromEntries(
    groups.map(({ label, numerator, denominator }) => [label ?? '', [numerator, denominator]]),
  );
}

interface BreakdownGroupJson {
  readonly label: string | null;
  readonly numerator: number;
  readonly denominator: number;
}

describe('a metric made of cases about things', () => {
  it('is broken down by place and month as counted by hand', async () => {
    for (const month of ['2025-01', '2025-02', '2025-03']) {
      expect(await sharesTold(month)).toEqual(shares(corrected, month));
    }
    expect(await sharesTold('2025-04')).toEqual({});
  });

  it('tells what was known before a correction', async () => {
    expect(shares(before, '2025-01')).not.toEqual(shares(corrected, '2025-01'));
    const then = '?known-on=2025-04-06';
    expect(await sharesTold('2025-01', then)).toEqual(shares(before, '2025-01'));
  });

  it('shares the documents of a month between the boards that know the same', async () => {
    const { boards } = (await platform.snapshots.index('cases'))!;
    const hashes = await Promise.all(
      boards.map(async ({ board }) => (await platform.snapshots.board(board))!.breakdowns),
    );
    expect(hashes.slice(0, 2)).toEqual([expect.any(String), hashes[0]]);
    expect(hashes[2]).not.toBe(hashes[0]);
    const [first, , last] = await Promise.all(
      hashes.map(async (hash) => (await platform.snapshots.breakdowns(hash!))!.metrics['on-time']!),
    );
    expect(first!.slice(1)).toEqual(last!.slice(1));
    const january = await platform.snapshots.breakdown(first![0]!.document);
    expect(january).toMatchObject({ month: '2025-01', metric: 'on-time' } as BreakdownDocument);
  });

  it('leaves nothing in the archive that belongs to nothing', async () => {
    const checks = await diagnose(platform, data, null, silentReport);
    const of = (check: string) => checks.find((one) => one.check === check);
    expect(of('archive')!.detail).not.toContain('nothing on record');
    expect(of('published boards')).toMatchObject({ verdict: 'sound' });
  });

  it.each([
    ['/metrics/on-time', metricSchema],
    ['/metrics/on-time/by/place', metricBreakdownSchema],
    ['/metrics/days-to-close/by/kind', metricBreakdownSchema],
  ])('answers programs at %s in the shape that is described', async (path, schema) => {
    const answer = await app.inject(`/api/v1/cities/cases${path}`);
    expect(schema.parse(answer.json())).toEqual(answer.json());
  });

  it('has a table of everything, safe in a spreadsheet', async () => {
    const { body, headers } = await get('/metrics/on-time/by/place.csv');
    expect(headers['content-disposition']).toContain('on-time-by-place.csv');
    const lines = body.trimEnd().split('\r\n');
    expect(lines[0]).toBe('month,group,value,numerator,denominator,cases');
    expect(lines.length).toBe(1 + 3 * 5);
    expect(body).toContain(`"'${formula.replaceAll('"', '""')}"`);
    expect((await get('/metrics/on-time/by/place.csv?form=raw')).body).not.toContain("'=");
  });

  it('says what the map does not show', async () => {
    const { body } = await get('/metrics/on-time/by/place');
    expect(body).toContain('Made by hand.');
    expect(body).toMatch(/no tile: .*Elsewhere/);
    expect(body).toMatch(/\d+ cases say no place\./);
    expect(body).toContain('No value');
    expect(body).not.toContain('>By kind');
  });

  it('holds text from outside inert', async () => {
    for (const path of ['/metrics/on-time', '/metrics/on-time/by/kind', '/metrics/requests']) {
      const { body } = await get(path);
      expect(body).toContain('&lt;script>alert(1)');
      expect(body).not.toContain(markup);
    }
  });

  it('is not broken down by what it has not', async () => {
    for (const column of ['closed', 'nothing', '%00', 'place.atom']) {
      expect((await get(`/metrics/on-time/by/${column}`)).statusCode).toBe(404);
    }
  });

  it('is in Spanish too', async () => {
    const { body } = await get('/metrics/on-time/by/place?lang=es');
    expect(body).toContain('En el mapa');
    expect(body).toContain('marzo de 2025');
  });
});

describe('a metric made of cases about persons', () => {
  it('is never broken down in public', async () => {
    expect((await get('/metrics/visits/by/age')).statusCode).toBe(404);
    const { body } = await get('/metrics/visits.json');
    expect(JSON.parse(body)).toMatchObject({ breakdowns: [] });
    const { board } = (await platform.snapshots.index('cases'))!.boards.at(-1)!;
    const { breakdowns } = (await platform.snapshots.board(board))!;
    const { metrics } = (await platform.snapshots.breakdowns(breakdowns!))!;
    expect(Object.keys(metrics).sort()).toEqual(['days-to-close', 'on-time', 'requests']);
  });
});

const executablePath = process.env.CIVICSTAT_CHROMIUM ?? '';
const isMissing = executablePath === '' && process.env.CI !== 'true';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe.skipIf(isMissing)('breakdowns in Chromium', () => {
  it('have no axe violation and no sideways scroll', { timeout: 120_000 }, async () => {
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    const page = await browser.newPage({ bypassCSP: true });
    for (const path of ['/on-time', '/on-time/by/place', '/days-to-close/by/kind?lang=es']) {
      await page.goto(`${origin}/cases/metrics${path}`);
      await page.evaluate(
        'for (const one of document.querySelectorAll("details")) one.open = true',
      );
      await page.addScriptTag({ content: axe });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const found = await page.evaluate(
          `axe.run({ runOnly: ${JSON.stringify(tags)}, resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`,
        );
        expect([path, colorScheme, found]).toEqual([path, colorScheme, []]);
      }
      for (const width of [1440, 390, 320]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect([path, width, wide]).toEqual([path, width, 0]);
      }
    }
    await browser.close();
  });
});
