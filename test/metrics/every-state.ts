/** A city with a metric in every state a metric page can be in, published by the whole pipeline. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { addDays, parseInstant } from '../../src/calendar/index.ts';
import { standardMapping } from '../../src/formats/index.ts';
import { createServer } from '../../src/http/index.ts';
import type { Day, Instant } from '../../src/model/index.ts';
import { applyFolder } from '../../src/pipeline/apply.ts';
import { deliver } from '../../src/pipeline/deliver.ts';
import type { Platform, Report } from '../../src/pipeline/platform.ts';
import { publish } from '../../src/pipeline/publish.ts';
import { openPlatformIn } from '../platform.ts';

/** Text from outside that must do nothing anywhere. */
export const naughtyName = '=HYPERLINK("http://evil.example","<script>alert(1)</script>")';
export const naughtyOwner = "@SUM(1+1)*cmd|' /C calc'!A0";

const first = '2026-01-15';
export const boardDate = '2026-03-05';
export const laterDate = '2026-03-08';
const zone = 'America/New_York';
const silent: Report = { say: () => undefined, progress: () => () => undefined };

interface Told {
  /** Lines of YAML below `slug`. */
  readonly keys: string;
  /** The cells `value,numerator,denominator` of a day; null for no row. */
  readonly day: (day: Day, index: number) => string | null;
  /** Further rows `start,end,value,numerator,denominator`. */
  readonly rows?: readonly string[];
  readonly first?: Day;
}

const ratio = 'measure: ratio, unit: share, rule: target-ratio';
const daily = 'measure: count, unit: count';
const level = 'measure: level, unit: percent';
const cases = (numerator: number, denominator: number) => `,${numerator},${denominator}`;
const day1 = (day: Day, value: string) => (day === '2026-03-04' ? value : null);

/** Of the year before only February is known: enough for a baseline. */
const isGap = (day: Day) => day > '2025-02-28' && day < first;

/** By slug; the first ones have numbers, the later ones lack something. */
export const metricsTold: Readonly<Record<string, Told>> = {
  'share-up': {
    keys: `${ratio}, direction: up, freshness: P3D, deputy: Deputy of lights, why: People walk in the dark., target: [{from: 2025-01-01, value: 0.8}, {from: 2026-02-01, value: 0.85}]`,
    day: (_, at) => cases(5 + (at % 7), 12 + (at % 5)),
  },
  'share-down': {
    keys: `${ratio}, direction: down, target: 0.1`,
    day: (_, at) => cases(1 + (at % 3), 20 + (at % 4)),
  },
  'minutes-down': {
    keys: 'measure: median, unit: minutes, direction: down, rule: target-ratio, target: 6, weight: 2',
    day: (_, at) => `${7 + (at % 3) / 4},,`,
    rows: [
      '2026-02-23,2026-03-01,7.125,,',
      '2026-02-01,2026-02-28,7.25,,',
      '2025-12-01,2026-02-28,6,,',
    ],
  },
  'percentile-up': {
    keys: 'measure: percentile, percentile: 90, unit: dollars, direction: up, rule: target-ratio, target: 1000',
    day: () => '1049.5,,',
  },
  'count-per-day': {
    keys: `${daily}, direction: down, rule: target-ratio, target: 10`,
    day: (_, at) => `${8 + (at % 6)},,`,
  },
  'count-in-period': {
    keys: `${daily}, direction: up, rule: target-ratio, target: [{from: 2025-01-01, value: 9}, {from: 2025-01-01, value: 300, period: month}]`,
    day: (_, at) => `${8 + (at % 6)},,`,
  },
  'usual-down': {
    keys: 'measure: mean, unit: crimes a day, direction: down, rule: historical-ratio, baseline: {years: 1, match: same-month}',
    first: '2025-02-01',
    day: (day, at) => (isGap(day) ? null : `,${30 + (at % 9)},1`),
  },
  'band-up': {
    keys: `${daily}, direction: up, rule: historical-band, baseline: {years: 1, match: same-month, deviations: 1.5}`,
    first: '2025-02-01',
    day: (day, at) => (isGap(day) ? null : `${30 + (at % 9)},,`),
  },
  'band-down': {
    keys: `${daily}, direction: down, rule: historical-band, baseline: {years: 1, match: same-month}`,
    first: '2025-02-01',
    day: (day, at) => (isGap(day) ? null : `${30 + (at % 9)},,`),
  },
  'inside-band': {
    keys: `${level}, direction: band, rule: target-band, target: {low: 18, high: 24}`,
    day: () => '21,,',
  },
  'below-band': {
    keys: `${level}, direction: band, rule: target-band, target: [{from: 2025-01-01, low: 18, high: 24}]`,
    day: () => '15.5,,',
  },
  'above-band': {
    keys: `${level}, direction: band, rule: target-band, target: {low: 18, high: 24}`,
    day: () => '25,,',
  },
  'goal-down': {
    keys: `${level}, direction: down, rule: attainment, target: {value: 15.96, by: 2030-06-30}, baseline: {value: 22.8, on: 2020-06-30}`,
    day: () => '18.4,,',
  },
  capped: {
    keys: `${ratio}, direction: up, target: 0.4, cap: 2`,
    day: (_, at) => cases(9 + (at % 2), 10),
  },
  floored: {
    keys: `${ratio}, direction: up, target: 0.9, floor: 0.5`,
    day: () => cases(1, 10),
  },
  'zero-is-cap': {
    keys: `${daily}, direction: down, rule: target-ratio, target: 2, cap: 1.5, zeroCountsAsCap: true`,
    day: () => '0,,',
  },
  restated: {
    keys: `${ratio}, direction: up, target: 0.8`,
    day: (_, at) => cases(40 + (at % 5), 50),
  },
  'zero-count': {
    keys: `${daily}, direction: down, rule: target-ratio, target: 2`,
    day: () => '0,,',
  },
  'zero-denominator': {
    keys: `${ratio}, direction: up, target: 0.8`,
    day: (_, at) => cases(at % 3 === 0 ? 0 : 3, at % 3 === 0 ? 0 : 4),
  },
  'too-few': {
    keys: `${ratio}, direction: up, target: 0.8, minimumDenominator: 50`,
    day: () => cases(3, 4),
  },
  'no-target': { keys: `${ratio}, direction: up`, day: () => cases(3, 4) },
  'no-baseline': {
    keys: `${daily}, direction: up, rule: historical-ratio, baseline: {years: 1, match: same-month}`,
    day: () => '5,,',
  },
  'needs-parts': { keys: `${ratio}, direction: up, target: 0.8`, day: () => '0.75,,' },
  incomplete: {
    keys: `${ratio}, direction: up, target: 0.8`,
    day: (day) => (day < '2026-02-26' ? null : cases(3, 4)),
  },
  stale: {
    keys: `${ratio}, direction: up, target: 0.8, freshness: P3D`,
    day: (day) => (day < '2026-01-25' ? cases(3, 4) : null),
  },
  'never-any-data': {
    keys: `${ratio}, direction: up, target: 0.95, freshness: P1DT12H`,
    day: () => null,
  },
  'not-yet-started': {
    keys: `${ratio}, direction: up, target: 0.8, starts: 2026-06-01`,
    day: () => null,
  },
  retired: {
    keys: `${ratio}, direction: up, target: 0.8, starts: 2025-01-01, ends: 2026-01-31`,
    day: (day) => (day <= '2026-01-31' ? cases(3, 4) : null),
  },
  naughty: { keys: `${ratio}, direction: up, target: 0.8`, day: (day) => day1(day, cases(4, 5)) },
};

function yaml(): string {
  const list = Object.entries(metricsTold).map(([slug, { keys }]) => {
    const name = slug === 'naughty' ? naughtyName : `Metric ${slug}`;
    const owner = slug === 'naughty' ? naughtyOwner : 'Chief';
    const texts = { slug, name, definition: `What ${name} is.`, owner };
    const fixed = Object.entries(texts).map(([key, text]) => `${key}: ${JSON.stringify(text)}`);
    return `  - {${fixed.join(', ')}, topic: public-safety, department: fire, ${keys}}`;
  });
  return [
    `city: {slug: sample, name: Sample, timeZone: ${zone}}`,
    'departments: [{slug: fire, name: Fire}]',
    'metrics:',
    ...list,
    '',
  ].join('\n');
}

/** Every value was known on the morning after its last day. */
function observations(until: Day): string {
  const morning = (last: Day) => `${addDays(last, 1)}T08:00:00-05:00`;
  const rows = Object.entries(metricsTold).flatMap(([slug, told]) => {
    const days: string[] = [];
    for (let day = told.first ?? first, at = 0; day <= until; day = addDays(day, 1), at += 1) {
      const cells = told.day(day, at);
      if (cells !== null) days.push(`${slug},${day},${day},${cells},${morning(day)}`);
    }
    const spans = (told.rows ?? []).map((row) => `${slug},${row},${morning(row.split(',')[1]!)}`);
    return [...days, ...spans];
  });
  return `${['metric,start,end,value,numerator,denominator,known', ...rows].join('\n')}\n`;
}

/** The published city, its stores still open. */
export interface EveryState {
  readonly platform: Platform;
  /** SHA-256 of what was delivered. */
  readonly contents: readonly string[];
  close(): Promise<void>;
}

/**
 * On March 5 the boards from March 2 are published; on March 8 a value of March 4 that was restated,
 * and that day's board.
 */
async function publishEveryState(): Promise<EveryState> {
  const folder = mkdtempSync(join(tmpdir(), 'civicstat-states-'));
  let now = instantOf(`${boardDate}T12:00:00-05:00`);
  const platform = await openPlatformIn(folder, () => now);
  const take = async (rows: string) => {
    const path = join(folder, 'rows.csv');
    writeFileSync(path, rows);
    const question = { city: 'sample', path, name: 'rows.csv', kind: 'observations' } as const;
    await deliver(platform, { ...question, mapping: standardMapping, dryRun: false }, silent);
  };
  const show = (dates: readonly Day[]) =>
    publish(platform, { city: 'sample', dates, knownOn: null }, silent);
  mkdirSync(join(folder, 'city'));
  writeFileSync(join(folder, 'city', 'city.yaml'), yaml());
  await applyFolder(platform, { folder: join(folder, 'city'), shown: 'city', dryRun: false });
  await take(observations('2026-03-04'));
  await show(['2026-03-02', '2026-03-03', '2026-03-04', boardDate]);
  now = instantOf(`${laterDate}T12:00:00-05:00`);
  await take('metric,start,numerator,denominator\nrestated,2026-03-04,30,50\n');
  await show(['2026-03-06', '2026-03-07', laterDate]);
  const contents = (await platform.state.deliveries('sample')).map((one) => one.content);
  return {
    platform,
    contents,
    close: async () => {
      await platform.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function instantOf(text: string): Instant {
  const parsed = parseInstant(text, zone);
  if (parsed.kind !== 'instant') throw new Error(`${text} is ${parsed.kind}`);
  return parsed.instant;
}

type Answer = Awaited<ReturnType<ReturnType<typeof createServer>['inject']>>;

/** The published city behind a server that does not listen yet. */
export interface Site extends EveryState {
  readonly app: ReturnType<typeof createServer>;
  /** Asks for an address that must be there. */
  get(url: string): Promise<Answer>;
}

export async function openSite(): Promise<Site> {
  const city = await publishEveryState();
  const { snapshots } = city.platform;
  const clock = () => instantOf(`${laterDate}T18:00:00-05:00`);
  const app = createServer({ snapshots, log: pino({ level: 'silent' }), clock });
  return {
    ...city,
    app,
    get: async (url) => {
      const answer = await app.inject(url);
      if (answer.statusCode === 200) return answer;
      throw new Error(`${url} answered ${answer.statusCode}: ${answer.payload.slice(0, 200)}`);
    },
    close: async () => {
      await app.close();
      await city.close();
    },
  };
}
