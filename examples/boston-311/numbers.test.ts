import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../src/calendar/index.ts';
import type { Assessment } from '../../src/certification/index.ts';
import { assessCity, standardNamed } from '../../src/features/certification/report.ts';
import { measureIn } from '../../src/features/evidence.ts';
import { standardMapping } from '../../src/formats/index.ts';
import type { BreakdownDocument, MetricScores, Period, Score } from '../../src/model/index.ts';
import { applyFolder } from '../../src/pipeline/apply.ts';
import { loadCity } from '../../src/pipeline/city.ts';
import { type Delivered, deliver } from '../../src/pipeline/deliver.ts';
import { readLiveRecords } from '../../src/pipeline/live-records.ts';
import { publish } from '../../src/pipeline/publish.ts';
import { datesBetween, loadMetrics, scoreDate } from '../../src/pipeline/score.ts';
import { verifyReceipt } from '../../src/pipeline/verify.ts';
import { openPlatformIn } from '../../test/platform.ts';

/** Counted by `fixtures/on-time.py`, which shares nothing with this project. */
const counted = JSON.parse(
  readFileSync(new URL('fixtures/on-time.json', import.meta.url), 'utf8'),
) as {
  readonly rows: number;
  readonly onTime: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>>;
  readonly lightsByNeighborhood: Readonly<
    Record<string, Readonly<Record<string, readonly [number, number]>>>
  >;
  readonly requests: Readonly<Record<string, number>>;
  readonly backlog: Readonly<Record<string, number>>;
  readonly medianDays: Readonly<Record<string, number>>;
};
const folder = fileURLToPath(new URL('.', import.meta.url));
const data = mkdtempSync(join(tmpdir(), 'civicstat-boston-311-'));
let delivered: Delivered;
const verified: (readonly string[])[] = [];
/** By metric, then month. */
const breakdowns = new Map<string, Map<string, BreakdownDocument['dimensions']>>();
let assessment: Assessment;
const boards = new Map<string, ReadonlyMap<string, MetricScores>>();

beforeAll(async () => {
  const clock = () => Temporal.Instant.from('2016-01-13T12:00:00Z').epochMilliseconds * 1000;
  const platform = await openPlatformIn(data, clock);
  const quiet = { say: () => undefined, progress: () => () => undefined };
  await applyFolder(platform, { folder, shown: 'examples/boston-311', dryRun: false });
  const file = { path: join(folder, 'cases.csv.gz'), name: 'cases.csv.gz' };
  const events = { kind: 'events' as const, mapping: standardMapping, dryRun: false };
  delivered = await deliver(platform, { city: 'boston-311', ...file, ...events }, quiet);
  const { city } = await loadCity(platform, 'boston-311');
  const loaded = await loadMetrics(platform, city, {
    knownOn: null,
    deliveries: null,
    from: null,
    until: '2016-01-01',
  });
  for (const date of datesBetween('2015-01-02', '2016-01-01')) {
    const { metrics } = scoreDate(loaded, date);
    boards.set(date, new Map(metrics.map((one) => [one.metric, one])));
  }
  const [board] = (
    await publish(platform, { city: 'boston-311', dates: ['2016-01-01'], knownOn: clock() }, quiet)
  ).published;
  const document = await platform.snapshots.board(board!.board);
  const { metrics } = (await platform.snapshots.breakdowns(document!.breakdowns!))!;
  for (const [metric, months] of Object.entries(metrics)) {
    const byMonth = new Map<string, BreakdownDocument['dimensions']>();
    for (const { month, document: hash } of months) {
      byMonth.set(month, (await platform.snapshots.breakdown(hash))!.dimensions);
    }
    breakdowns.set(metric, byMonth);
  }
  for (const { receipts } of document!.metrics) {
    for (const hash of [receipts.day, receipts.month]) {
      const bytes = await platform.archive.get(hash);
      const { differences } = await verifyReceipt(
        platform,
        JSON.parse(new TextDecoder().decode(bytes)),
      );
      verified.push(differences);
    }
  }
  const records = await readLiveRecords(platform, 'boston-311', null);
  assessment = assessCity(records, standardNamed('wwc-2022'), measureIn(records));
  await platform.close();
}, 240_000);
afterAll(() => rmSync(data, { recursive: true, force: true }));

function scoreOf(date: string, metric: string, period: Period): Score {
  return boards.get(date)!.get(metric)!.scores[period];
}

/** The first board that reports a whole month. */
function boardAfter(month: string): string {
  return addMonths(`${month}-01`, 1);
}

describe("Boston's requests of 2015", () => {
  it('are all taken in', () => {
    expect(counted.rows).toBe(121_145);
    expect(delivered).toMatchObject({ outcome: 'taken', rows: 121_145 });
    expect(delivered.difference).toMatchObject({ added: 121_145, changed: 0, gone: 0 });
  });

  it('give the on-time shares of five kinds by month that Python counts', () => {
    const months = Object.values(counted.onTime).map((counts) => Object.keys(counts).length);
    expect(months).toEqual([12, 11, 12, 12, 12]);
    for (const [metric, counts] of Object.entries(counted.onTime)) {
      for (const [month, [numerator, denominator]] of Object.entries(counts)) {
        const score = scoreOf(boardAfter(month), metric, 'month');
        expect(score).toMatchObject({ numerator, denominator, value: numerator / denominator });
      }
    }
  });

  it('give the requests and the backlog of every day that Python counts', () => {
    for (const [day, open] of Object.entries(counted.backlog)) {
      const date = addDays(day, 1);
      expect(scoreOf(date, 'requests', 'day').value).toBe(counted.requests[day] ?? 0);
      expect(scoreOf(date, 'backlog', 'day').value).toBe(open);
    }
    expect(Object.keys(counted.backlog)).toHaveLength(365);
  });

  it('give the median days to close by month that Python finds', () => {
    for (const [month, median] of Object.entries(counted.medianDays)) {
      const { value } = scoreOf(boardAfter(month), 'days-to-close', 'month');
      expect(value).toBeCloseTo(median, 9);
    }
  });

  it('give the on-time shares by month and neighborhood that Python counts', () => {
    for (const [month, places] of Object.entries(counted.lightsByNeighborhood)) {
      const { neighborhood } = breakdowns.get('street-lights-on-time')!.get(month)!;
      const found = neighborhood!.label.flatMap((label, at) => {
        const parts = [neighborhood!.numerator![at], neighborhood!.denominator![at]];
        return parts[1] === 0 ? [] : [[label ?? '', parts] as const];
      });
      expect(Object.fromEntries(found)).toEqual(places);
    }
    expect(Object.keys(counted.lightsByNeighborhood)).toHaveLength(12);
  });

  it('are broken down into parts that add up to the number of each month', () => {
    const sum = (numbers: readonly (number | null)[] = []) =>
      numbers.reduce<number>((total, one) => total + (one ?? 0), 0);
    expect(breakdowns.size).toBe(27);
    let added = 0;
    for (const [metric, months] of breakdowns) {
      expect(months.size).toBe(12);
      for (const [month, dimensions] of months) {
        const { value, numerator, denominator } = scoreOf(boardAfter(month), metric, 'month');
        for (const { value: values, ...parts } of Object.values(dimensions)) {
          if (numerator !== null) {
            expect(sum(parts.numerator)).toBeCloseTo(numerator, 6);
            expect(sum(parts.denominator)).toBe(denominator);
          } else if (metric === 'requests' || metric === 'backlog') {
            expect(sum(values)).toBe(value);
          } else continue;
          added += 1;
        }
      }
    }
    expect(added).toBeGreaterThan(24 * 12);
  });

  it('show certification which metrics of the plan are broken down by place, and no group', () => {
    const { status, checks } = assessment.criteria.find(({ criterion }) => criterion.id === 'DM8')!;
    expect(status).toBe('unknown');
    expect(checks.map(({ measurement, silence }) => measurement?.parts ?? silence)).toEqual([
      { numerator: 4, denominator: 4 },
      'nothing-entered',
      null,
    ]);
    expect(checks[0]!.measurement!.records[0]).toMatchObject({
      name: 'Street lights repaired on time',
      publicHref: '/boston-311/metrics/street-lights-on-time#breakdowns',
    });
    expect(checks[2]!.measurement!.value).toBe(1);
  });

  it('give receipts that can be verified', () => {
    expect(verified).toHaveLength(54);
    expect(verified.flat()).toEqual([]);
  });

  it('give a score on every day of the year', () => {
    expect(boards.size).toBe(365);
    for (const metrics of boards.values()) {
      const scored = [...metrics.values()].filter(({ scores }) => scores.day.score !== null);
      expect(scored.length).toBeGreaterThan(0);
    }
  });
});
