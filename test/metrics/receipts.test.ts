import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshots } from '../../src/archive/snapshots.ts';
import type { MetricReport } from '../../src/features/metrics/report.ts';
import { createServer } from '../../src/http/index.ts';
import { periods } from '../../src/model/index.ts';
import { verifyReceipt } from '../../src/pipeline/verify.ts';
import { boardDate, metricsTold, openSite, type Site } from './every-state.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.close());
const get = (url: string) => site.get(url);

async function reportOf(slug: string, query = ''): Promise<MetricReport> {
  return (await get(`/sample/metrics/${slug}.json${query}`)).json();
}

describe('a receipt', () => {
  it('is served as the very bytes whose SHA-256 is its address', async () => {
    for (const slug of Object.keys(metricsTold)) {
      const { scores } = await reportOf(slug);
      for (const period of periods) {
        const { receipt } = scores[period];
        const { rawPayload, headers } = await get(`/sample/receipts/${receipt}.json`);
        expect(createHash('sha256').update(rawPayload).digest('hex')).toBe(receipt);
        expect(headers['content-type']).toBe('application/json; charset=utf-8');
        const page = await get(`/sample/receipts/${receipt}`);
        expect(page.payload).toContain(`civicstat verify /sample/receipts/${receipt}`);
        expect(page.payload).toContain(`href="/sample/metrics/${slug}"`);
        expect(page.payload).not.toMatch(/NaN|undefined|\[object/);
      }
    }
  });

  it('proves its number when it comes back as a file', async () => {
    const { scores } = await reportOf('restated');
    const receipt = (await get(`/sample/receipts/${scores.week.receipt}.json`)).json();
    const { differences, hash } = await verifyReceipt(site.platform, receipt);
    expect([differences, hash]).toEqual([[], scores.week.receipt]);
  });

  it('names what went in', async () => {
    const { scores } = await reportOf('restated', `?known-on=${boardDate}`);
    const { payload } = await get(`/sample/receipts/${scores.week.receipt}`);
    const receipt = (await get(`/sample/receipts/${scores.week.receipt}.json`)).json();
    for (const { delivery, content } of receipt.observations) {
      expect(site.contents).toContain(content);
      expect(payload).toContain(delivery);
      expect(payload).toContain(content);
    }
    expect(payload).toContain(receipt.definitions.metric);
    expect(receipt.observations).toHaveLength(1);
  });

  it('is all that this address serves', async () => {
    const index = (await site.platform.snapshots.index('sample'))!;
    const { board: boardHash } = index.boards.at(-1)!;
    const board = (await site.platform.snapshots.board(boardHash))!;
    const others = [
      ...site.contents,
      boardHash,
      board.definitions,
      board.series[0]!.document,
      board.ledger[0]!.document,
      'f'.repeat(64),
      'abc',
    ];
    const { scores } = await reportOf('restated');
    const urls = [
      ...others.map((hash) => `/sample/receipts/${hash}`),
      `/other/receipts/${scores.day.receipt}`,
      `/sample/receipts/${scores.day.receipt}.csv`,
      `/sample/receipts/${scores.day.receipt.toUpperCase()}`,
    ];
    for (const url of urls) {
      for (const twin of [url, `${url}.json`]) {
        const { statusCode, payload } = await site.app.inject(twin);
        expect([twin, statusCode]).toEqual([twin, 404]);
        expect(payload).not.toContain('numerator');
      }
    }
  });

  it('of another city is not served here', async () => {
    const { snapshots } = site.platform;
    const foreign: Snapshots = {
      ...snapshots,
      receipt: async (hash) => {
        const receipt = await snapshots.receipt(hash);
        return receipt && { ...receipt, city: 'elsewhere' };
      },
    };
    const app = createServer({
      snapshots: foreign,
      log: pino({ level: 'silent' }),
      clock: () => 0,
    });
    const { scores } = await reportOf('restated');
    const answer = await app.inject(`/sample/receipts/${scores.day.receipt}.json`);
    expect(answer.statusCode).toBe(404);
    await app.close();
  });
});
