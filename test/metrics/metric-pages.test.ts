import { brotliDecompressSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricReport } from '../../src/features/metrics/report.ts';
import { ruleInWords } from '../../src/features/worked/sentences.ts';
import { workThrough } from '../../src/features/worked/worked.ts';
import { type MetricDefinition, periods, type Reason, reasons } from '../../src/model/index.ts';
import { reasonFor } from '../../src/web/reasons.ts';
import {
  boardDate,
  laterDate,
  metricsTold,
  naughtyName,
  naughtyOwner,
  openSite,
  type Site,
} from './every-state.ts';

/** The board of the day on which everything was fresh. */
const asKnown = `?known-on=${boardDate}`;
const slugs = Object.keys(metricsTold);
let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.close());
const get = (url: string) => site.get(url);

async function reportOf(slug: string, query = ''): Promise<MetricReport> {
  return (await get(`/sample/metrics/${slug}.json${query}`)).json();
}
async function wordsOf(slug: string, query = ''): Promise<string> {
  const { payload } = await get(`/sample/metrics/${slug}${query}`);
  const bare = payload.replace(/<head>.*?<\/head>/s, '').replace(/<[^>]*>/g, ' ');
  return bare.replaceAll('\u00a0', ' ').replaceAll('&#39;', "'").replace(/\s+/g, ' ');
}
const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true });

describe('a metric’s page', () => {
  it.each(slugs)(
    '%s: says each number, its status or reason, its days and its receipt',
    async (slug) => {
      const report = await reportOf(slug);
      const { payload } = await get(`/sample/metrics/${slug}`);
      const words = await wordsOf(slug);
      for (const period of periods) {
        const { score, reason, receipt } = report.scores[period];
        expect(payload).toContain(`href="/sample/receipts/${receipt}"`);
        expect(score === null).toBe(reason !== null);
        if (reason !== null) {
          expect(words).toContain(reasonFor(reason, report.metric.measure, 'en'));
        }
      }
      expect(words).toContain('Saturday, March 7, 2026');
      expect(payload).not.toMatch(/NaN|undefined|\[object|Infinity/);
      expect(payload).toContain('itemtype="https://schema.org/Dataset"');
      expect(payload).toContain(`itemprop="contentUrl" href="/sample/metrics/${slug}.csv"`);
    },
  );

  it('works every score through to the number that was published', async () => {
    let proven = 0;
    const both = slugs.flatMap((slug) => [[slug, ''] as const, [slug, asKnown] as const]);
    for (const [slug, query] of both) {
      const report = await reportOf(slug, query);
      const { payload } = await get(`/sample/metrics/${slug}${query}`);
      const rules = report.metric as unknown as MetricDefinition;
      for (const period of periods) {
        const number = report.scores[period];
        const { divisions, inside } = workThrough(rules, number);
        if (number.rawScore === null || inside) continue;
        const last = divisions.at(-1)!;
        expect([slug, period, last.result.name]).toEqual([slug, period, 'score']);
        expect(Math.abs(last.result.value - number.rawScore)).toBeLessThan(1e-9);
        for (const { over, under, result } of divisions) {
          const side = (one: typeof over) => one.value - (one.less?.value ?? 0);
          expect(Math.abs(side(over) / side(under) - result.value)).toBeLessThan(1e-9);
          for (const { value } of [over, under, result])
            expect(payload).toContain(`value="${value}"`);
        }
        proven += 1;
      }
    }
    expect(proven).toBeGreaterThan(80);
  });

  it('shows every rule and every reason that a board can have', async () => {
    const seen = { rules: new Set<string>(), reasons: new Set<Reason>() };
    for (const slug of slugs) {
      const report = await reportOf(slug, asKnown);
      const { rule } = report.metric;
      seen.rules.add(rule);
      for (const period of periods) {
        const { reason } = report.scores[period];
        if (reason !== null) seen.reasons.add(reason);
      }
      expect(await wordsOf(slug)).toContain(
        ruleInWords(report.metric as unknown as MetricDefinition, 'en'),
      );
    }
    expect([...seen.rules].sort()).toEqual([
      'attainment',
      'historical-band',
      'historical-ratio',
      'target-band',
      'target-ratio',
    ]);
    const missing = (Object.keys(reasons) as Reason[]).filter((one) => !seen.reasons.has(one));
    expect(missing).toEqual([]);
  });

  it('tells a cap, a floor and a zero that counts as the cap', async () => {
    expect(await wordsOf('capped', asKnown)).toContain('No more than the cap of 2.00 counts.');
    expect(await wordsOf('floored', asKnown)).toContain('No less than the floor of 0.50 counts.');
    expect(await wordsOf('zero-is-cap', asKnown)).toContain(
      'Nothing happened, so there is nothing to divide by: the score is the cap, 1.50.',
    );
    expect(await wordsOf('inside-band', asKnown)).toContain(
      '21 percent is inside the band, so the score is 1.00',
    );
  });

  it('says what a metric is and who answers for it', async () => {
    const words = await wordsOf('share-up');
    for (const text of [
      'Definition What Metric share-up is.',
      'Why it matters People walk in the dark.',
      'Owner Chief',
      'Deputy Deputy of lights',
      'Department Fire',
      'Higher is better',
      '85% 80% from January 1, 2025 85% from February 1, 2026',
      'The newest value is at most 3 days old',
    ]) {
      expect(words).toContain(text);
    }
    const { payload } = await get('/sample/metrics/share-up');
    expect(payload).toContain('href="/sample/departments/fire"');
    expect(payload).toContain('href="/sample/topics/public-safety"');
  });

  it('has a chart with the target’s step, and says in words where nothing is known', async () => {
    const chart = (await get('/sample/metrics/share-up')).payload;
    expect(chart).toMatch(/<svg[^>]*role="img"/);
    expect(chart).toContain('The target went 80%, 85%.');
    expect((await get('/sample/metrics/restated')).payload).toContain(
      '1 restated since first published',
    );
    expect((await get('/sample/metrics/capped')).payload).toMatch(/\d+ with a capped score/);
    expect((await get('/sample/metrics/zero-denominator')).payload).toMatch(/\d+ without a case/);
    expect(await wordsOf('never-any-data')).toContain('No value has come for any day from');
  });

  it('weighs little, with its style and figures', async () => {
    const headers = { 'accept-encoding': 'br' };
    const page = await site.app.inject({ url: '/sample/metrics/share-up', headers });
    const html = brotliDecompressSync(page.rawPayload).toString();
    let bytes = page.rawPayload.length;
    for (const [, path] of html.matchAll(/"(\/assets\/[^"]+)"/g)) {
      bytes += (await site.app.inject({ url: path!, headers })).rawPayload.length;
    }
    expect(bytes).toBeLessThan(40_000);
  });
});

describe('what was known', () => {
  it('is shown as the boards of that day knew it, and as it is now', async () => {
    const now = await reportOf('restated');
    expect(now.date).toBe(laterDate);
    const old = await reportOf('restated', asKnown);
    expect([old.date, old.reconstructed]).toEqual([boardDate, false]);
    const dayOf = (report: MetricReport) =>
      report.history.find((row) => row.end === '2026-03-04' && row.period === 'day')!;
    expect(dayOf(old).numerator).not.toBe(30);
    expect(dayOf(now).numerator).toBe(30);
    expect([old.changes, now.changes.map(({ kind, after }) => [kind, after])]).toEqual([
      [],
      [['restated', '30 / 50']],
    ]);
    expect(await wordsOf('restated')).toMatch(/Restated from 4\d of 50, \d+% to 30 of 50, 60%/);
    expect(await wordsOf('restated', `?known-on=2026-03-06`)).toContain(
      'This page shows the newest board that was public on March 6, 2026: that of March 5, 2026.',
    );
  });

  it('before a city published is put together later, and says so', async () => {
    expect((await reportOf('restated', '?known-on=2026-03-03')).reconstructed).toBe(true);
    expect(await wordsOf('restated', '?known-on=2026-03-03')).toContain(
      'The city had not begun to publish then; this board was made on March 5, 2026',
    );
    for (const day of [laterDate, '2030-01-01', '9999-12-31']) {
      expect((await reportOf('restated', `?known-on=${day}`)).date).toBe(laterDate);
    }
  });

  it('is kept by the twins, and a day without an answer is not found', async () => {
    const { payload } = await get(`/sample/metrics/restated?known-on=${boardDate}`);
    expect(payload).toContain(`href="/sample/metrics/restated.csv?known-on=${boardDate}"`);
    const rows = rowsOf((await get(`/sample/metrics/restated.csv?known-on=${boardDate}`)).payload);
    expect(rows.at(-1)!.date).toBe(boardDate);
    for (const day of ['2026-03-01', '0001-01-01', '2026-02-30', 'yesterday', '<script>']) {
      const query = new URLSearchParams({ 'known-on': day });
      const answer = await site.app.inject(`/sample/metrics/restated?${query}`);
      expect([day, answer.statusCode]).toEqual([day, 404]);
    }
    await get('/sample/metrics/restated?known-on=');
  });
});

describe('the data of a metric', () => {
  it('is one row a day, week, month and quarter, with full figures', async () => {
    const { payload, headers } = await get('/sample/metrics/share-up.csv');
    expect(payload.split('\r\n')[0]).toBe(
      'date,period,start,end,value,numerator,denominator,target,score,rawScore,status,reason',
    );
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="share-up.csv"');
    const report = await reportOf('share-up');
    const rows = rowsOf(payload);
    const spans = new Set(report.history.map((one) => `${one.period} ${one.start} ${one.end}`));
    expect(rows).toHaveLength(spans.size);
    expect(spans.size).toBeLessThan(report.history.length);
    expect(new Set(rows.map((row) => `${row.period} ${row.start} ${row.end}`))).toEqual(spans);
    const ends = rows.map((row) => row.end!);
    expect(ends).toEqual([...ends].sort());
    for (const row of rows) {
      const known = report.history.findLast(
        (one) => one.period === row.period && one.start === row.start,
      )!;
      for (const key of ['value', 'score', 'target', 'numerator'] as const) {
        expect(row[key]).toBe(known[key] === null ? '' : String(known[key]));
      }
      expect([row.date, row.status, row.reason]).toEqual([
        known.date,
        known.status,
        known.reason ?? '',
      ]);
    }
    const last = rows.filter((row) => row.date === laterDate);
    for (const row of last) {
      const published = report.scores[row.period as 'day'];
      expect(row.score).toBe(published.score === null ? '' : String(published.score));
      expect([row.start, row.end]).toEqual([published.span.first, published.span.last]);
    }
  });

  it('says in its name that it is raw, and changes no number', async () => {
    const raw = await get('/sample/metrics/share-up.csv?form=raw');
    expect(raw.headers['content-disposition']).toBe('attachment; filename="share-up.raw.csv"');
    expect(raw.payload).toBe((await get('/sample/metrics/share-up.csv')).payload);
  });

  it('lists all metrics, safe or raw', async () => {
    const names = (csv: string) => rowsOf(csv).find((row) => row.metric === 'naughty')!;
    const safe = names((await get('/sample/metrics.csv')).payload);
    expect([safe.name, safe.owner]).toEqual([`'${naughtyName}`, `'${naughtyOwner}`]);
    const raw = await get('/sample/metrics.csv?form=raw');
    expect(raw.headers['content-disposition']).toBe('attachment; filename="metrics.raw.csv"');
    expect(names(raw.payload)).toMatchObject({ name: naughtyName, owner: naughtyOwner });
    const { metrics } = (await get('/sample/metrics.json')).json();
    expect(metrics.map((one: { metric: { slug: string } }) => one.metric.slug)).toEqual(slugs);
    const { payload } = await get('/sample/metrics');
    expect(payload).not.toContain('<script>');
    for (const slug of slugs) expect(payload).toContain(`href="/sample/metrics/${slug}"`);
  });

  it('is not there for what is no metric', async () => {
    for (const url of [
      '/sample/metrics/nothing',
      '/sample/metrics/nothing.json',
      '/sample/metrics/restated.atom',
      '/nowhere/metrics',
      '/nowhere/metrics/restated',
    ]) {
      expect([url, (await site.app.inject(url)).statusCode]).toEqual([url, 404]);
    }
  });
});
