import { HtmlValidate } from 'html-validate';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotsOf } from '../src/features/boards/fixtures/boards.ts';
import { bostonBoards, otherCities, pageStates } from '../src/features/boards/fixtures/states.ts';
import {
  boston,
  busyCity,
  calmCity,
  snapshotsWithLedgers,
} from '../src/features/changes/fixtures/ledger-city.ts';
import type { MetricsReport } from '../src/features/metrics/report.ts';
import { type DeskTrial, grantOf, openDeskTrial } from '../src/http/desk/trial.suite.ts';
import { createServer } from '../src/http/index.ts';
import { boardDate, metricsTold, openSite, type Site } from './metrics/every-state.ts';
import { type FixedText, patternOf, placesOf, textsIn, wordFolders } from './texts.ts';

const log = pino({ level: 'silent' });
const clock = () => Date.parse('2025-03-09T12:00:00Z') * 1000;
const boards = createServer({
  snapshots: snapshotsOf(...bostonBoards(), ...otherCities()),
  log,
  clock,
});
const ledgers = createServer({
  snapshots: snapshotsWithLedgers(boston, calmCity, busyCity),
  log,
  clock,
});
const nobody = createServer({ snapshots: snapshotsOf(), log, clock });
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'void-style': 'off',
    'doctype-style': 'off',
    'require-sri': 'off',
    'long-title': 'off',
    'no-redundant-role': 'off',
    // Boxes of one list share a name: the form sends every one that is ticked.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox'] }],
  },
});

let site: Site;
let texts: FixedText[] = [];
let receipts: string[] = [];
let trial: DeskTrial;
let desk: Pick<App, 'inject'>;
beforeAll(async () => {
  texts = (await Promise.all(wordFolders().map(textsIn))).flat();
  site = await openSite();
  trial = await openDeskTrial();
  desk = await signedIn(trial);
  const reports = await Promise.all(
    ['share-up', 'restated', 'capped', 'never-any-data'].map((slug) =>
      site.get(`/sample/metrics/${slug}.json`),
    ),
  );
  receipts = reports.map((one) => `/sample/receipts/${one.json().scores.week.receipt}`);
}, 120_000);
afterAll(async () => {
  await Promise.all([
    boards.close(),
    ledgers.close(),
    nobody.close(),
    site?.close(),
    trial?.close(),
  ]);
});

type App = typeof boards;

/** The desk as somebody sees it who may do everything about registers and certification. */
async function signedIn({ app, browser }: DeskTrial): Promise<Pick<App, 'inject'>> {
  const { token, post } = await browser('boss', [grantOf('manager'), grantOf('reviewer')]);
  const criterion = '/boston/desk/certification/wwc-2022/criteria/DM5';
  await post(`${criterion}/answer`, { says: 'met', reason: '…', through: '2025-12-31' });
  await post(`${criterion}/step`, { days: '4', due: '2025-06-30', pending: 'yes' });
  await post(`${criterion}/review`, { verdict: 'more-needed', text: '…' });
  await post('/boston/desk/certification/wwc-2022/submit');
  const cookie = `civicstat=${token}`;
  const inject = (asked: string | { url: string; headers: object }) =>
    typeof asked === 'string'
      ? app.inject({ url: asked, headers: { cookie } })
      : app.inject({ url: asked.url, headers: { ...asked.headers, cookie } });
  return { inject: inject as App['inject'] };
}

const deskPages = [
  ...['', '?standard=wwc-2018', '/wwc-2022/criteria/DM5', '/wwc-2022/criteria/OD1'],
  ...['/wwc-2022/history', '/wwc-2022/carry-over'],
].map((rest) => `/boston/desk/certification${rest}`);
const registerPages = ['', '/documents', '/documents/new', '/meetings/new', '/none'].map(
  (rest) => `/boston/desk/registers${rest}`,
);

/** Every page in every state, with what is asked beside the language. */
function pages(): readonly (readonly [Pick<App, 'inject'>, string])[] {
  const metrics = Object.keys(metricsTold).flatMap((slug) => [
    `/sample/metrics/${slug}`,
    `/sample/metrics/${slug}?known-on=${boardDate}`,
  ]);
  return [
    ...pageStates
      .filter(([, path]) => !path.startsWith('/naughty') && !path.includes('lang='))
      .map(([, path]) => [boards, path] as const),
    ...['/', '/nowhere', '/boston/metrics', '/emptyville/metrics', '/silentown/metrics'].map(
      (path) => [boards, path] as const,
    ),
    ...['/boston/on?date=soon', '/boston/on/2024-01-01', '/boston/topics/none'].map(
      (path) => [boards, path] as const,
    ),
    ...['boston', 'spiketown', 'silentown', 'emptyville'].map(
      (city) => [boards, `/${city}/about`] as const,
    ),
    ...['', '?kind=target', '?kind=added&metric=permits-on-time', '?month=2025-02', '.atom'].map(
      (rest) => [ledgers, `/boston/changes${rest}`] as const,
    ),
    [ledgers, '/calmton/changes'],
    [ledgers, '/busyville/changes?page=2'],
    [nobody, '/'],
    ...[...deskPages, ...registerPages].map((path) => [desk, path] as const),
    ...[...metrics, ...receipts, '/sample/metrics', '/sample', '/sample/about'].map(
      (path) => [site.app, path] as const,
    ),
    ...['/sample/metrics/none', '/sample/metrics/share-up?known-on=2000-01-01'].map(
      (path) => [site.app, path] as const,
    ),
  ];
}

const inSpanish = (app: Pick<App, 'inject'>, path: string) =>
  app.inject({ url: path, headers: { 'accept-language': 'es-MX,es;q=0.9,en;q=0.5' } });

/** What the cities wrote themselves, longest first, also with a capital in front. */
async function writtenByCities(): Promise<string[]> {
  const lists = await Promise.all(
    [boards.inject('/boston/metrics.json'), site.get('/sample/metrics.json')].map(async (asked) => {
      const { metrics } = (await asked).json() as Pick<MetricsReport, 'metrics'>;
      return metrics.flatMap(({ metric }) => [
        ...[metric.name, metric.unit, metric.topic.name, metric.department.name],
      ]);
    }),
  );
  const ledger = (await ledgers.inject('/boston/changes.json')).json() as {
    readonly changes: readonly Record<'name' | 'before' | 'after', string | null>[];
  };
  const told = ledger.changes.flatMap(({ name, before, after }) => [name, before, after]);
  const known = ['minutes', 'days', 'dollars', 'share', 'count', 'score'];
  const own = [...lists.flat(), ...told].filter(
    (text) => text !== null && /[a-z] [a-z]/i.test(text),
  );
  return [...new Set(own as string[])]
    .filter((text) => !known.includes(text))
    .flatMap((text) => [text, text.slice(0, 1).toUpperCase() + text.slice(1)])
    .sort((a, b) => b.length - a.length);
}

/** What a reader gets from markup: texts and spoken attributes, without what the city wrote. */
function textsOn(markup: string, cityTexts: readonly string[]): string[] {
  const own = markup
    .replace(/<(?:code|script|style)\b.*?<\/(?:code|script|style)>/gs, '')
    .replace(/<(\w+)[^>]*\slang="en[^"]*"[^>]*>.*?<\/\1>/gs, '')
    .replace(/<meta itemprop[^>]*>/g, '');
  const spoken = own.matchAll(/\s(?:aria-label|title|alt|content|data-name|abbr)="([^"]*)"/g);
  return [...own.split(/<[^>]*>/), ...Array.from(spoken, (one) => one[1]!)]
    .map((text) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').trim())
    .map((text) => cityTexts.reduce((rest, one) => rest.replaceAll(one, '…'), text))
    .filter((text) => text !== '');
}

describe('the catalogues', () => {
  it('have the same texts with the same places in every language', () => {
    expect(texts.length).toBeGreaterThan(400);
    for (const { place, en, es, isMessage } of texts) {
      expect([place, en === '', es === '']).toEqual([place, false, false]);
      if (isMessage) expect([place, placesOf(es)]).toEqual([place, placesOf(en)]);
    }
  });

  it('are written for print: real apostrophes and quotes, single spaces, a dot where there is one', () => {
    for (const { place, en, es } of texts) {
      for (const text of [en, es]) {
        expect([place, /['"]| {2}|^\s|\s$/.test(text)]).toEqual([place, false]);
      }
      expect([place, es.endsWith('.')]).toEqual([place, en.endsWith('.')]);
    }
  });

  it('address the reader formally', () => {
    const informal = /\b(?:tú|tu|tus|puedes|tienes|escribe|intenta)\b/i;
    for (const { place, es } of texts) expect([place, es.match(informal)]).toEqual([place, null]);
  });
});

describe('pages in Spanish', () => {
  it('show no English text, in no state of any page', async () => {
    const patterns = texts
      .filter(({ en, es }) => en !== es)
      .flatMap((text) => {
        const pattern = patternOf(text);
        return pattern === null ? [] : [{ place: text.place, pattern }];
      });
    expect(patterns.length).toBeGreaterThan(400);
    const cityTexts = await writtenByCities();
    const seen = new Set<string>();
    const english: (readonly string[])[] = [];
    for (const [app, path] of pages()) {
      const { payload, headers } = await inSpanish(app, path);
      expect([path, headers['content-language']]).toEqual([path, 'es-US']);
      for (const text of textsOn(payload, cityTexts)) {
        if (seen.has(text)) continue;
        seen.add(text);
        const found = patterns.filter(({ pattern }) => pattern.test(text));
        if (found.length > 0) english.push([path, text, ...found.map(({ place }) => place)]);
      }
    }
    expect(english).toEqual([]);
    expect(seen.size).toBeGreaterThan(1000);
  }, 120_000);

  it('are valid, say their language, and keep it where the address asks for it', async () => {
    for (const [app, path] of pages()) {
      if (path.includes('.atom')) continue;
      const { payload } = await inSpanish(app, path);
      expect(payload).toContain('<html lang="es-US"');
      const { results } = await validator.validateString(payload);
      expect([path, results.flatMap(({ messages }) => messages)]).toEqual([path, []]);
      const asked = await app.inject(`${path}${path.includes('?') ? '&' : '?'}lang=es`);
      const lost = Array.from(asked.payload.matchAll(/<a href="(\/[^"]*)"/g), ([, href]) => href!)
        .filter((href) => !/[?;]lang=/.test(href) && !/\.(?:csv|json)(?:\?|$)/.test(href))
        .map((href) => [path, href]);
      expect(lost).toEqual([]);
    }
  }, 120_000);
});
