import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshots } from '../archive/snapshots.ts';
import { bostonBoard, named, snapshotsOf } from '../features/boards/fixtures/boards.ts';
import { createServer } from './index.ts';

const log = pino({ level: 'silent' });
const clock = () => Date.parse('2025-03-09T12:00:00Z') * 1000;
const serverOf = (snapshots: Snapshots) => createServer({ snapshots, log, clock });

const app = serverOf(snapshotsOf(bostonBoard));
let port = 0;
beforeAll(async () => {
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
});
afterAll(() => app.close());

/** Sends bytes as they are, which no HTTP client would. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(bytes);
  return readText(socket);
}
const rawPath = (path: string) =>
  raw(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);

describe('the first page', () => {
  it('leads to the only city', async () => {
    const answer = await app.inject('/');
    expect(answer.statusCode).toBe(302);
    expect(answer.headers.location).toBe('/boston');
  });

  it('lists several cities', async () => {
    const several = serverOf(snapshotsOf(bostonBoard, named('salem', 'Salem & Sons')));
    const { payload } = await several.inject('/');
    expect(payload).toContain('<a href="/boston">Boston</a>');
    expect(payload).toContain('<a href="/salem">Salem &amp; Sons</a>');
  });

  it('says what to run while there is no city', async () => {
    const answer = await serverOf(snapshotsOf()).inject('/');
    expect(answer.statusCode).toBe(200);
    expect(answer.payload).toContain('civicstat publish --city');
  });
});

describe('a page', () => {
  it('may be kept for a minute, then asked for again by its tag', async () => {
    const first = await app.inject('/boston');
    expect(first.statusCode).toBe(200);
    expect(first.headers['cache-control']).toBe('public, max-age=60');
    expect(first.headers['content-type']).toBe('text/html; charset=utf-8');
    const tag = String(first.headers.etag);
    for (const known of [tag, `"other", ${tag}`, tag.replace('W/', ''), '*']) {
      const again = await app.inject({ url: '/boston', headers: { 'if-none-match': known } });
      expect([again.statusCode, again.payload]).toEqual([304, '']);
      expect(again.headers.etag).toBe(tag);
    }
    const other = await app.inject({ url: '/boston', headers: { 'if-none-match': '"x"' } });
    expect(other.statusCode).toBe(200);
  });

  it('comes compressed as the reader accepts, always the same text', async () => {
    const ask = (accept: string) =>
      app.inject({ url: '/boston', headers: { 'accept-encoding': accept } });
    const plain = await ask('identity');
    const zipped = await ask('gzip');
    const brotli = await ask('gzip, br');
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(gunzipSync(zipped.rawPayload).toString()).toBe(plain.payload);
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(plain.payload);
    for (const answer of [plain, zipped, brotli]) {
      expect(answer.headers.vary).toBe('Accept-Language, Accept-Encoding');
      expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
    }
  });

  it('weighs under 100 kB with everything it asks for', async () => {
    const headers = { 'accept-encoding': 'br' };
    const page = await app.inject({ url: '/boston', headers });
    const html = brotliDecompressSync(page.rawPayload).toString();
    const paths = new Set([...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path!));
    expect(paths.size).toBe(3);
    let bytes = page.rawPayload.length;
    for (const path of paths) {
      const asset = await app.inject({ url: path, headers });
      expect(asset.statusCode).toBe(200);
      expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      bytes += asset.rawPayload.length;
    }
    expect(bytes).toBeLessThan(20_000);
  });

  it('answers HEAD like GET, without the body', async () => {
    const get = await app.inject('/boston');
    const head = await app.inject({ url: '/boston', method: 'HEAD' });
    expect(head.statusCode).toBe(200);
    expect(head.payload).toBe('');
    for (const name of ['content-type', 'content-length', 'etag', 'cache-control']) {
      expect(head.headers[name]).toBe(get.headers[name]);
    }
  });

  it('sends a trailing slash to the address without, never to another host', async () => {
    const answer = await app.inject('/boston/?topic=all');
    expect([answer.statusCode, answer.headers.location]).toEqual([308, '/boston?topic=all']);
    for (const path of ['//evil.example/', '//evil.example', '/\\evil.example/', '///']) {
      const answer = await rawPath(path);
      expect(answer).toMatch(/^HTTP\/1\.1 404 (?!.*location:)/is);
      expect(answer).not.toContain('lang=es');
    }
  });

  it('reads the archive once and no store at all', async () => {
    let reads = 0;
    const snapshots = snapshotsOf(bostonBoard);
    const counting = serverOf({
      ...snapshots,
      board: (hash) => {
        reads += 1;
        return snapshots.board(hash);
      },
    });
    for (let time = 0; time < 3; time += 1) await counting.inject('/boston');
    expect(reads).toBe(1);
  });

  it('notices midnight in the city', async () => {
    let now = Date.parse('2025-03-05T04:59:00Z') * 1000;
    const living = createServer({
      snapshots: snapshotsOf(named('salem', 'Salem')),
      log,
      clock: () => now,
    });
    expect((await living.inject('/salem')).payload).not.toContain('No newer board');
    now += 60 * 1_000_000;
    expect((await living.inject('/salem')).payload).toContain(
      'Today is Wednesday, March 5, 2025. No newer board has been published.',
    );
    expect((await living.inject('/salem/on/2025-03-04')).payload).not.toContain('No newer board');
  });
});

describe('the data twin', () => {
  it('holds the document with its names', async () => {
    const answer = await app.inject('/boston.json');
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const twin = answer.json();
    expect(twin.format).toBe('civicstat-scoreboard-1');
    expect(twin.composite.day.score).toBe(bostonBoard.board.composite.day.score);
    expect(twin.metrics).toHaveLength(23);
    expect((await app.inject('/boston/on/2025-03-04.json')).payload).toBe(answer.payload);
  });
});

describe('a board of a date', () => {
  it('is the last one published for it', async () => {
    const { board, definitions } = bostonBoard;
    const before = { ...board, date: '2025-03-03' };
    const corrected = { ...before, knownOn: '2025-03-06T08:00:00-05:00' };
    const dated = serverOf(
      snapshotsOf({ board: before, definitions }, bostonBoard, { board: corrected, definitions }),
    );
    const page = (await dated.inject('/boston/on/2025-03-03')).payload;
    expect(page).toContain('March 6, 2025, 8:00 a.m. (UTC−05:00)');
    expect(page).toContain('<a href="/boston">Newest board</a>');
    expect((await dated.inject('/boston.json')).json().date).toBe('2025-03-04');
  });

  it('is a 404 where there is none', async () => {
    for (const date of ['2025-03-05', 'yesterday', '']) {
      expect((await app.inject(`/boston/on/${date}`)).statusCode).toBe(404);
    }
  });
});

describe('what protects the reader', () => {
  it('stands on every answer, errors too', async () => {
    for (const url of ['/boston', '/boston.json', '/nowhere', '/%', '/', '/health']) {
      const { headers } = await app.inject(url);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';style-src 'self';font-src 'self';img-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
      );
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('needs no script and no inline style', async () => {
    const { payload } = await app.inject('/boston');
    expect(payload).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i);
    expect(payload).not.toMatch(/(?:src|href)="(?:https?:)?\/\//i);
  });
});

describe('errors', () => {
  it('are a page, or JSON for a data twin', async () => {
    const page = await app.inject('/nowhere');
    expect(page.statusCode).toBe(404);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.payload).toContain('<h1>There is no such city here</h1>');
    const twin = await app.inject('/nowhere.json');
    expect(twin.statusCode).toBe(404);
    expect(twin.json()).toEqual({
      error: {
        code: 'not-found',
        message: 'There is no such city here.',
        remedy: 'Begin at the list of cities.',
      },
    });
  });

  it('lead to the same page in the other language, and to what they name', async () => {
    const { payload } = await app.inject('/boston/metrics/none?known-on=2025-03-04&lang=es');
    expect(payload).toContain('<html lang="es');
    expect(payload).toContain('href="/boston/metrics/none?known-on=2025-03-04&amp;lang=en"');
    expect(payload).toContain('<a href="/boston/metrics?lang=es">/boston/metrics</a>');
  });

  it('do not tell about the inside, and are logged', async () => {
    const lines: string[] = [];
    const broken = createServer({
      snapshots: {
        ...snapshotsOf(bostonBoard),
        board: () => Promise.reject(new Error('/secret/path')),
      },
      log: pino({ level: 'error' }, { write: (line: string) => lines.push(line) }),
      clock,
    });
    for (const [url, type] of [
      ['/boston', 'text/html; charset=utf-8'],
      ['/boston.json', 'application/json; charset=utf-8'],
    ]) {
      const answer = await broken.inject(url!);
      expect(answer.statusCode).toBe(500);
      expect(answer.headers['content-type']).toBe(type);
      expect(answer.payload).toContain('Something failed on the server');
      expect(answer.payload).not.toContain('secret');
    }
    expect(lines.join('')).toContain('/secret/path');
    expect(lines).toHaveLength(2);
  });

  it('meet every other method', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const) {
      const answer = await app.inject({ method, url: '/boston' });
      expect([method, answer.statusCode, answer.headers.allow]).toEqual([method, 405, 'GET, HEAD']);
    }
    const body = await app.inject({ method: 'POST', url: '/boston.json', payload: '{' });
    expect(body.statusCode).toBeGreaterThanOrEqual(400);
    expect(body.json().error.remedy).toBeTruthy();
  });

  it.each([
    '/../../etc/passwd',
    '/boston/../../etc/passwd',
    '/boston/on/../../../x.json',
    '/%2e%2e%2fetc%2fpasswd',
    '/%00',
    '/boston%00.json',
    '/%',
    '/%zz',
    '/boston%2fon',
    '/boston;x=1',
    '/BOSTON',
    '/__proto__',
    '/constructor.json',
    '/.json',
    '/boston.json.json',
    '/<script>',
    `/${'a'.repeat(4000)}`,
    '/boston/on/2025-03-04/more',
    'http://evil.example/boston',
    '*',
  ])('meet the hostile path %s', async (path) => {
    const answer = await rawPath(path);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
    if (path.endsWith('.json')) expect(JSON.parse(body).error.code).toBe('not-found');
    else expect(body).toContain('<h1>');
    expect(body).not.toContain('<script>');
  });

  it.each(['a b', 'evil.example/x', '<script>', 'a:b:c', '"'])('meet the host %s', async (host) => {
    const answer = await raw(`GET /boston HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('meet bytes that are no request', async () => {
    const long = `GET /boston HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`;
    for (const [bytes, status] of [
      ['hello\r\n\r\n', 400],
      ['GET /boston HTTP/1.1\r\n\r\n', 400],
      [long, 431],
      [`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    ] as const) {
      expect(await raw(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    }
    const answer = await raw('hello\r\n\r\n');
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)).error.code).toBe('bad-request');
  });
});

describe('health', () => {
  it('is ok', async () => {
    const answer = await app.inject('/health');
    expect([answer.statusCode, answer.payload]).toEqual([200, 'ok']);
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});
