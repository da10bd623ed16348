import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findReceipt } from '../src/cli/commands/verify/find.ts';
import {
  type BoardDocument,
  type CompositeReceipt,
  canonicalJson,
  periods,
  UserError,
} from '../src/model/index.ts';
import { verifyComposite } from '../src/pipeline/verify-composite.ts';
import { temporaryFolder } from './civicstat.ts';
import { openSite, type Site } from './metrics/every-state.ts';

let site: Site;
let board: BoardDocument;
beforeAll(async () => {
  site = await openSite();
  const index = (await site.platform.snapshots.index('sample'))!;
  board = (await site.platform.snapshots.board(index.boards.at(-1)!.board))!;
}, 120_000);
afterAll(() => site?.close());

const receiptOf = async (hash: string) => (await site.platform.snapshots.compositeReceipt(hash))!;
const week = async () => receiptOf(board.receipts!.composite.week);
const differencesOf = async (changed: Partial<CompositeReceipt>) =>
  (await verifyComposite(site.platform, { ...(await week()), ...changed })).differences;

describe('the receipt of a composite', () => {
  it('is there for the city, every topic and every department, and proves its number', async () => {
    const { composite, topics, departments } = board.receipts!;
    expect(Object.keys(topics)).toEqual(Object.keys(board.topics));
    expect(Object.keys(departments)).toEqual(Object.keys(board.departments));
    const topic = Object.keys(topics)[0]!;
    const department = Object.keys(departments)[0]!;
    for (const period of periods) {
      const all = [composite[period], topics[topic]![period], departments[department]![period]];
      for (const hash of all) {
        const receipt = await receiptOf(hash);
        expect(await verifyComposite(site.platform, receipt)).toEqual({
          hash,
          differences: [],
          recomputed: receipt.result,
        });
      }
      expect((await receiptOf(composite[period])).result).toEqual(board.composite[period]);
    }
  }, 120_000);

  it('is served as the very bytes whose SHA-256 is its address, and as a page', async () => {
    const hash = board.receipts!.composite.week;
    const { rawPayload } = await site.get(`/sample/receipts/${hash}.json`);
    expect(createHash('sha256').update(rawPayload).digest('hex')).toBe(hash);
    const { payload } = await site.get(`/sample/receipts/${hash}`);
    for (const part of (await week()).parts) {
      expect(payload).toContain(`href="/sample/receipts/${part.receipt}"`);
    }
    expect(payload).not.toMatch(/NaN|undefined|\[object/);
    const { payload: boardPage } = await site.get('/sample');
    expect(boardPage).toContain(`href="/sample/receipts/${hash}"`);
    const twin = (await site.get('/sample.json')).json();
    expect(twin.composite.week.receipt).toBe(hash);
    const topic = Object.keys(board.topics)[0]!;
    expect((await site.get(`/sample/topics/${topic}`)).payload).toContain(
      `href="/sample/receipts/${board.receipts!.topics[topic]!.day}"`,
    );
  });

  it('does not prove another number, weight, way, or choice of metrics', async () => {
    const { parts, result, of } = await week();
    const [first, ...rest] = parts as [(typeof parts)[0], ...typeof parts];
    const score = (result.score ?? 0) + 0.01;
    expect(await differencesOf({ result: { ...result, score } })).toEqual([
      `score: the receipt says ${score}, computed again it is ${result.score}`,
    ]);
    const heavier = [{ ...first, weight: first.weight + 1 }, ...rest];
    expect((await differencesOf({ parts: heavier })).join()).toContain(
      `${first.metric}: the receipt`,
    );
    expect((await differencesOf({ method: 'median' }))[0]).toMatch(/^method:/);
    expect((await differencesOf({ parts: rest }))[0]).toMatch(/^metrics: the receipt says/);
    const other = board.metrics[0]!.receipts.day;
    expect(
      (await differencesOf({ parts: [{ ...first, receipt: rest[0]!.receipt }, ...rest] }))[0],
    ).toContain(`is of ${rest[0]!.metric}`);
    expect(
      (await differencesOf({ parts: [{ ...first, receipt: other }, ...rest] })).join('\n'),
    ).toContain(`${first.metric}: its receipt is not of this composite`);
    expect(
      (await differencesOf({ parts: [{ ...first, receipt: 'f'.repeat(64) }, ...rest] }))[0],
    ).toBe(`${first.metric}: its receipt ${'f'.repeat(64)} is not here`);
    expect(
      (await differencesOf({ of: { ...of, kind: 'topic', slug: 'elsewhere' } })).length,
    ).toBeGreaterThan(0);
  }, 120_000);
});

describe('what civicstat verify is given', () => {
  const find = (given: string, file = '/nowhere') => findReceipt(site.platform, given, file);
  const remedyOf = async (given: string, file?: string) => {
    const error = await find(given, file).catch((thrown: unknown) => thrown);
    if (!(error instanceof UserError)) throw new Error(`${given} was taken`);
    return `${error.findings[0]!.message}. ${error.findings[0]!.remedy}`;
  };

  it('may be a file, an address, a hash, or the beginning of one', async () => {
    const hash = board.receipts!.composite.week;
    const receipt = await week();
    const metric = board.metrics[0]!.receipts.day;
    const file = join(temporaryFolder(), 'receipt.json');
    writeFileSync(file, canonicalJson(receipt));
    expect(await find('receipt.json', file)).toEqual(receipt);
    for (const given of [
      hash,
      hash.slice(0, 12),
      hash.slice(0, 8).toUpperCase(),
      `/sample/receipts/${hash}`,
      `https://city.example/sample/receipts/${hash}.json?lang=es#result`,
    ]) {
      expect(await find(given)).toEqual(receipt);
    }
    expect(await find(metric.slice(0, 16))).toMatchObject({ format: 'civicstat-receipt-1' });
  });

  it('is explained where it is nothing of that', async () => {
    expect(await remedyOf('abcdef1')).toContain('too short');
    expect(await remedyOf('0'.repeat(64))).toContain('no receipt with this hash');
    expect(await remedyOf(board.definitions)).toContain('something else than a receipt');
    expect(await remedyOf('/sample/metrics/on-time')).toContain('not the address of a receipt');
    expect(await remedyOf('receipt.json')).toContain('neither a readable receipt file');
    const file = join(temporaryFolder(), 'board.json');
    writeFileSync(file, canonicalJson(board));
    expect(await remedyOf('board.json', file)).toContain('This file is not a receipt');
  });
});
