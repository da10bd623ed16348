import { createHash, generateKeyPairSync } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type Server as NetServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault, UserError } from '../../model/index.ts';
import type { PullQuestion } from '../contract.ts';
import { fetched, questionOf } from '../web/pulling.suite.ts';
import { sftp } from './index.ts';

const { Server, utils } = createRequire(import.meta.url)('ssh2') as typeof import('ssh2');
const fingerprint = (key: Buffer) =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace('=', '')}`;
const inFile = (path: string) => Buffer.from(readFileSync(path, 'utf8').split(' ')[1]!, 'base64');

const real = URL.parse(process.env.CIVICSTAT_TEST_SFTP_URL ?? '');
const unless = {
  skip: real === null,
  meta: { skipReason: 'CIVICSTAT_TEST_SFTP_URL is not set' },
};

describe('a folder on an OpenSSH server', unless, () => {
  const keys = real?.pathname ?? '';
  const folder = join(keys, 'outgoing');
  const put = (name: string, text: string, at = '2025-03-01T11:00:00Z') => {
    writeFileSync(join(folder, name), text);
    utimesSync(join(folder, name), new Date(at), new Date(at));
  };
  const question = (more: Record<string, string> = {}, rest: Partial<PullQuestion> = {}) =>
    questionOf(
      sftp,
      {
        host: real?.hostname ?? '',
        port: Number(real?.port),
        user: real?.username ?? '',
        privateKey: readFileSync(join(keys, 'user_key'), 'utf8'),
        hostKey: fingerprint(inFile(join(keys, 'host_key.pub'))),
        path: folder,
        ...more,
      },
      rest,
    );

  beforeEach(() => mkdirSync(folder));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives each file once, byte for byte, and again when it changes', async () => {
    const large = 'potholes,2025-01-01,1\n'.repeat(100_000);
    put('b.csv', large, '2025-03-01T10:00:00Z');
    put('a ö.csv', '\uFEFFa;b\r\n');
    put('still-written.csv', 'x', '2025-03-01T11:59:55Z');
    put('notes.txt', 'x');
    symlinkSync(join(keys, 'host_key'), join(folder, 'link.csv'));
    mkdirSync(join(folder, 'deeper.csv'));
    const files = await fetched(sftp, question());
    expect(files.map(({ name, text }) => [name, text.length])).toEqual([
      ['b.csv', large.length],
      ['a ö.csv', 6],
    ]);
    expect(files[0]!.text).toBe(large);
    const { cursor } = files[1]!;
    expect(await fetched(sftp, question({}, { cursor }))).toEqual([]);
    put('b.csv', 'new', '2025-03-01T10:30:00Z');
    put('came-late.csv', 'late', '2024-01-01T00:00:00Z');
    const again = await fetched(sftp, question({}, { cursor }));
    expect(again.map(({ text }) => text)).toEqual(['late', 'new']);
  });

  it('is not read from a server with another key, or none that is known', async () => {
    for (const hostKey of ['', `SHA256:${'a'.repeat(43)}`]) {
      const pull = fetched(sftp, question({ hostKey }));
      await expect(pull).rejects.toThrow(UserError);
      await expect(pull).rejects.toThrow(String(question().settings.hostKey));
    }
  });

  it.each([
    [{ user: 'nobody-here' }, 'refuses this name'],
    [{ privateKey: '', password: 'geheim' }, 'refuses this name'],
    [{ privateKey: 'no key' }, 'cannot be read'],
    [{ path: '/nowhere/at/all' }, 'no such folder'],
  ])('with wrong settings is a user error: %j', async (wrong, words) => {
    const error = await fetched(sftp, question(wrong)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).toContain(words);
    expect((error as Error).message).not.toContain('geheim');
  });
});

describe('an SFTP server', () => {
  const { privateKey: host } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const closing: { close(): void }[] = [];
  afterEach(() => {
    for (const server of closing.splice(0)) server.close();
  });
  const question = (port: number, more: Partial<PullQuestion> = {}) =>
    questionOf(
      sftp,
      {
        host: '127.0.0.1',
        port,
        user: 'city',
        password: 'geheim',
        hostKey: fingerprint(utils.parseKey(host).getPublicSSH()),
      },
      {
        limits: { rows: 9, bytes: 1e6, totalMilliseconds: 8_000, idleMilliseconds: 1_500 },
        ...more,
      },
    );

  /** A server with one file whose reads are answered by `onRead`. */
  async function serve(
    onRead: (sftp: Sftp, request: number, offset: number) => void,
  ): Promise<number> {
    const server = new Server({ hostKeys: [host] }, (client) => {
      client.on('error', () => undefined);
      client.on('authentication', (asked) =>
        asked.method === 'password' && asked.password === 'geheim'
          ? asked.accept()
          : asked.reject(['password']),
      );
      client.on('session', (accept: () => EventEmitter) => {
        accept().on('sftp', (open: () => Sftp) => answerFiles(open(), onRead));
      });
    });
    closing.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server.address().port;
  }

  it('lets in by a password', async () => {
    const port = await serve((session, request, offset) =>
      offset === 0 ? session.data(request, Buffer.from('hello')) : session.status(request, 1),
    );
    expect((await fetched(sftp, question(port)))[0]).toMatchObject({
      name: 'a.csv',
      text: 'hello',
    });
    await expect(
      fetched(sftp, {
        ...question(port),
        settings: { ...question(port).settings, password: 'falsch' },
      }),
    ).rejects.toThrow('refuses this name');
  });

  it.each<[string, (session: Sftp, request: number, offset: number) => void, string]>([
    ['says nothing amid a file', () => undefined, 'said nothing for 1.5 s'],
    ['cuts a file short', (session, request) => session.status(request, 1), 'cut short'],
    ['fails amid a file', (session, request) => session.status(request, 4), 'broke off'],
    ['hangs up amid a file', (session) => session.end(), 'broke off'],
  ])('that %s is a fault', async (_, onRead, words) => {
    const pull = fetched(sftp, question(await serve(onRead)));
    await expect(pull).rejects.toThrow(Fault);
    await expect(pull).rejects.toThrow(words);
  });

  it.each<[string, (server: NetServer) => void]>([
    ['never answers', () => undefined],
    [
      'speaks something else',
      (server) => server.on('connection', (socket) => socket.write('HTTP/1.1 400\r\n\r\n')),
    ],
    ['hangs up', (server) => server.on('connection', (socket) => socket.destroy())],
    [
      'talks without end',
      (server) =>
        server.on('connection', (socket) => {
          const timer = setInterval(() => socket.write('x'.repeat(10_000)), 1);
          socket.on('error', () => undefined).on('close', () => clearInterval(timer));
        }),
    ],
  ])('that %s is a fault, in time', async (_, behave) => {
    const server = createServer();
    behave(server);
    closing.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const begun = Date.now();
    const pull = fetched(sftp, question((server.address() as { port: number }).port));
    await expect(pull).rejects.toThrow(Fault);
    expect(Date.now() - begun).toBeLessThan(5_000);
  });

  it('inside the city’s network is refused unless it is allowed', async () => {
    const { openNetwork } = await import('../../network/index.ts');
    const pull = fetched(sftp, question(22, { network: openNetwork([]) }));
    await expect(pull).rejects.toThrow('CIVICSTAT_ALLOWED_HOSTS');
  });
});

interface Sftp extends EventEmitter {
  handle(request: number, handle: Buffer): void;
  name(request: number, entries: readonly object[]): void;
  attrs(request: number, attributes: object): void;
  data(request: number, data: Buffer): void;
  status(request: number, code: number): void;
  end(): void;
}

function answerFiles(session: Sftp, onRead: (sftp: Sftp, request: number, offset: number) => void) {
  const attrs = {
    mode: 0o100644,
    uid: 0,
    gid: 0,
    size: 5,
    atime: 1_740_000_000,
    mtime: 1_740_000_000,
  };
  let listed = false;
  const entry = (filename: string) => ({ filename, longname: `-rw-r--r-- ${filename}`, attrs });
  session
    .on('OPENDIR', (request: number) => session.handle(request, Buffer.from('d')))
    .on('READDIR', (request: number) => {
      if (listed) return session.status(request, 1);
      listed = true;
      session.name(request, [entry('a.csv'), entry('../b.csv')]);
    })
    .on('OPEN', (request: number) => session.handle(request, Buffer.from('f')))
    .on('CLOSE', (request: number) => session.status(request, 0))
    .on('FSTAT', (request: number) => session.attrs(request, attrs))
    .on('STAT', (request: number) => session.attrs(request, attrs))
    .on('READ', (request: number, _: Buffer, offset: number) => onRead(session, request, offset));
}
