import type { lookup } from 'node:dns';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { Fault, UserError } from '../model/index.ts';
import { type LocalServer, listening, serveLocally, serverFaults } from './faulty-server.suite.ts';
import { openNetwork, type WebRequest } from './index.ts';

const limits = { totalMilliseconds: 2_500, idleMilliseconds: 1_200, bytes: 100_000 };
const servers: LocalServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(listener: RequestListener): Promise<LocalServer> {
  const server = await serveLocally(listener);
  servers.push(server);
  return server;
}

async function ask(
  url: string,
  request: Partial<WebRequest> = {},
  allowed: readonly string[] = ['127.0.0.1'],
  given = limits,
): Promise<{ readonly status: number; readonly text: string; readonly url: string }> {
  const answer = await openNetwork(allowed).request(
    { method: 'GET', headers: {}, body: null, ...request, url },
    given,
    new AbortController().signal,
  );
  const { status } = answer;
  return { status, url: answer.url, text: (await Array.fromAsync(answer.body)).join('') };
}

const shown = (request: IncomingMessage) =>
  JSON.stringify({ ...request.headers, url: request.url, method: request.method });

describe('a server that does wrong', () => {
  /** What is a whole answer to this floor; telling what it says is the connectors' work. */
  const whole = ['500', '429', 'JSON short', 'people'];
  const broken = Object.entries(serverFaults).filter(
    ([name]) => !whole.some((word) => name.includes(word)),
  );

  it.each(broken)('%s: a fault, in time', async (_, listener) => {
    const { origin } = await serve(listener);
    const begun = Date.now();
    await expect(ask(`${origin}/?token=geheim`)).rejects.toThrow(Fault);
    // One second is promised; a machine that is busy with other tests may take two more.
    expect(Date.now() - begun).toBeLessThan(limits.totalMilliseconds + 3_000);
  });

  it('is named without what stands in the query', async () => {
    const { origin } = await serve(serverFaults['breaks off']!);
    const error = await ask(`${origin}/?token=geheim`).catch((reason: unknown) => reason);
    expect((error as Fault).message).toBe('127.0.0.1 broke off the connection');
  });

  it('sends a second part that was not announced', async () => {
    const { origin } = await serve((_, response) => {
      response.socket!.write('HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n');
      setTimeout(() => response.socket!.end('[1][2]'), 20);
    });
    await expect(ask(origin)).rejects.toThrow('sent more than it announced');
  });

  it('is not waited for when the caller gives up', async () => {
    const { origin } = await serve(serverFaults['never answers']!);
    const giveUp = AbortSignal.timeout(50);
    const asked = openNetwork(['127.0.0.1']).request(
      { method: 'GET', url: origin, headers: {}, body: null },
      { ...limits, idleMilliseconds: 60_000, totalMilliseconds: 60_000 },
      giveUp,
    );
    await expect(asked).rejects.toThrow('aborted due to timeout');
  });

  it('is not found, or not there', async () => {
    const { origin, close } = await serve(() => undefined);
    await close();
    servers.pop();
    await expect(ask(origin)).rejects.toThrow('refused the connection');
    await expect(ask('http://nowhere.invalid/')).rejects.toThrow('nowhere.invalid');
  });
});

describe('an answer', () => {
  it('comes decompressed, whichever way it was sent', async () => {
    const text = JSON.stringify(Array.from({ length: 300 }, (_, id) => ({ id, name: 'Straße' })));
    const ways = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync };
    for (const [encoding, compress] of Object.entries(ways)) {
      const { origin } = await serve((_, response) => {
        response.writeHead(200, { 'content-encoding': encoding }).end(compress(text));
      });
      expect((await ask(origin)).text).toBe(text);
    }
  });

  it('compressed in an unknown way is a fault', async () => {
    const { origin } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'zstd-of-ours' }).end('?');
    });
    await expect(ask(origin)).rejects.toThrow('in a way that was not asked for');
  });

  it('may take its reader longer than the server may be silent', async () => {
    const { origin } = await serve((_, response) => {
      response.write('1');
      setTimeout(() => response.end('2'), 50);
    });
    const answer = await openNetwork(['127.0.0.1']).request(
      { method: 'GET', url: origin, headers: {}, body: null },
      { ...limits, idleMilliseconds: 200, totalMilliseconds: 5_000 },
      new AbortController().signal,
    );
    let text = '';
    for await (const chunk of answer.body) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      text += Buffer.from(chunk).toString();
    }
    expect(text).toBe('12');
  });

  it('to a POST comes from what was sent', async () => {
    const { origin } = await serve(async (request, response) => {
      response.end((await Array.fromAsync(request)).join(''));
    });
    expect((await ask(origin, { method: 'POST', body: '{"ö": 1}' })).text).toBe('{"ö": 1}');
  });
});

describe('a redirect', () => {
  it('is followed on the same site with the key, to another without it', async () => {
    const other = await serve((request, response) => void response.end(shown(request)));
    const { origin } = await serve((request, response) => {
      const target = { '/away': `${other.origin}/?x=1`, '/near': '/here' }[request.url ?? ''];
      if (target === undefined) return void response.end(shown(request));
      response.writeHead(307, { location: target }).end();
    });
    const headers = { 'x-app-token': 'geheim', authorization: 'geheim', accept: 'text/csv' };
    const near = await ask(`${origin}/near`, { headers });
    expect(near.url).toBe(`${origin}/here`);
    expect(JSON.parse(near.text)).toMatchObject({ 'x-app-token': 'geheim', url: '/here' });
    const away = await ask(`${origin}/away`, { headers });
    expect(JSON.parse(away.text)).toMatchObject({ accept: 'text/csv', url: '/?x=1' });
    expect(away.text).not.toContain('geheim');
    const sent = ask(`${origin}/away`, { method: 'POST', body: 'geheim' });
    await expect(sent).rejects.toThrow('redirects to another site');
  });

  it.each([
    'http://127.0.0.2:PORT/',
    'http://localhost:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://169.254.169.254/latest',
    'http://name:word@127.0.0.1:PORT/',
    'file:///etc/passwd',
    '//[::1]/',
  ])('to %s is judged again', async (target) => {
    const other = await serve((_, response) => void response.end('inside'));
    const location = target.replace('PORT', other.host.split(':')[1]!);
    const { origin, host } = await serve((_, response) => {
      response.writeHead(302, { location }).end();
    });
    await expect(ask(origin, {}, [host])).rejects.toThrow(UserError);
  });
});

describe('a name', () => {
  it('that leads elsewhere the next time is judged again', async () => {
    let touched = 0;
    const { origin } = await serve((_, response) => {
      touched += 1;
      response.writeHead(302, { location: '/again' }).end();
    });
    const addresses = ['127.0.0.1', '127.0.0.2'];
    const find = ((_: string, __: object, done: (...given: unknown[]) => void) =>
      done(null, [{ address: addresses.shift(), family: 4 }])) as unknown as typeof lookup;
    const asked = openNetwork(['127.0.0.1'], find).request(
      {
        method: 'GET',
        url: origin.replace('127.0.0.1', 'turning.example'),
        headers: {},
        body: null,
      },
      limits,
      new AbortController().signal,
    );
    await expect(asked).rejects.toThrow(UserError);
    expect([touched, addresses]).toEqual([1, []]);
  });
});

describe('a secured connection', () => {
  const pem = readFileSync(join(import.meta.dirname, 'fixtures/test-server.pem'), 'utf8');
  const trusted = getCACertificates();
  const serveSecured = async (listener: RequestListener) => {
    const server = await listening(createTlsServer({ key: pem, cert: pem }, listener), 'https');
    servers.push(server);
    return server;
  };

  afterEach(() => setDefaultCACertificates(trusted));

  it('is trusted by its certificate alone', async () => {
    const { origin } = await serveSecured((_, response) => void response.end('hello'));
    await expect(ask(origin)).rejects.toThrow('no connection that can be trusted');
    setDefaultCACertificates([...trusted, pem.slice(pem.indexOf('-----BEGIN CERT'))]);
    expect((await ask(origin)).text).toBe('hello');
  });

  it('is not left for one without', async () => {
    setDefaultCACertificates([...trusted, pem.slice(pem.indexOf('-----BEGIN CERT'))]);
    const plain = await serve((_, response) => void response.end('hello'));
    const { origin } = await serveSecured((_, response) => {
      response.writeHead(302, { location: plain.origin }).end();
    });
    await expect(ask(origin)).rejects.toThrow('without encryption');
  });

  it('that never comes about ends in time', async () => {
    const { host } = await serve(() => undefined);
    await expect(ask(`https://${host}/`)).rejects.toThrow(Fault);
  });
});

describe('a request', () => {
  it('with a key that cannot be sent is refused without showing it', async () => {
    const { origin } = await serve((_, response) => void response.end());
    const error = ask(origin, { headers: { 'x-app-token': 'ge\r\nheim: x' } });
    await expect(error).rejects.toThrow(UserError);
    await expect(error).rejects.not.toThrow('heim');
  });
});

describe('what an administrator allows', () => {
  it('is a host, a host at a port, an address, or a block', async () => {
    const { origin, host } = await serve((_, response) => void response.end('hello'));
    const named = origin.replace('127.0.0.1', 'localhost');
    expect((await ask(origin, {}, [host])).text).toBe('hello');
    expect((await ask(origin, {}, ['127.0.0.0/8'])).text).toBe('hello');
    expect((await ask(named, {}, ['LOCALHOST.'])).text).toBe('hello');
    await expect(ask(named, {}, ['localhost:1'])).rejects.toThrow(UserError);
    await expect(ask(origin, {}, ['localhost', '[::1]', '127.0.0.1:1'])).rejects.toThrow(UserError);
  });

  it('is refused whole when a part of it cannot be read', () => {
    const wrong = ['10.0.0.0/33', 'a b', 'host:99999', '[::1', '', 'http://host/', '*.city.gov'];
    try {
      openNetwork(['city.internal', ...wrong]);
      expect.unreachable();
    } catch (error) {
      expect((error as UserError).findings.map(({ value }) => value)).toEqual(wrong);
    }
  });
});
