import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { createGzip, gzipSync } from 'node:zlib';

/** A real server on this machine, for tests of what goes wrong between two machines. */
export interface LocalServer {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** As an administrator allows it. */
  readonly host: string;
  close(): Promise<void>;
}

export async function serveLocally(listener: RequestListener): Promise<LocalServer> {
  return await listening(createServer(listener));
}

/** Any server of HTTP or HTTPS. */
export async function listening(server: Server, scheme = 'http'): Promise<LocalServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin: `${scheme}://${host}`,
    host,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const json = { 'content-type': 'application/json' };

/** What servers do wrong, each of them a way never to get a whole answer. */
export const serverFaults: Readonly<Record<string, RequestListener>> = {
  'never answers': () => undefined,
  'sends one byte a second': (_, response) => {
    response.writeHead(200, json).write('[');
    const timer = setInterval(() => response.write(' '), 1_000);
    response.on('close', () => clearInterval(timer));
  },
  'stalls after the head': (_, response) => {
    response.writeHead(200, json).flushHeaders();
  },
  'stalls in the body': (_, response) => {
    response.writeHead(200, json).write('[{"id": 1}, {"i');
  },
  'answers 500': (_, response) => {
    response.writeHead(500, json).end('{"message": "out of order"}');
  },
  'answers 429, to be asked in an hour': (_, response) => {
    response.writeHead(429, { 'retry-after': '3600' }).end();
  },
  'answers 429 for ever': (_, response) => {
    response.writeHead(429, { 'retry-after': '0' }).end();
  },
  'redirects in a circle': (request, response) => {
    response.writeHead(302, { location: request.url ?? '/' }).end();
  },
  'cuts JSON short': (_, response) => {
    response.writeHead(200, json).end('[{"id": 1}, {"i');
  },
  'cuts gzip short': (_, response) => {
    const whole = gzipSync(JSON.stringify(Array.from({ length: 500 }, (__, id) => ({ id }))));
    response
      .writeHead(200, { ...json, 'content-encoding': 'gzip' })
      .end(whole.subarray(0, whole.length - 9));
  },
  'announces more than it sends': (_, response) => {
    response.writeHead(200, { ...json, 'content-length': '1000' }).write('[{"id": 1}]');
    setTimeout(() => response.destroy(), 20);
  },
  'announces less than it sends': (_, response) => {
    response.strictContentLength = false;
    response.writeHead(200, { ...json, 'content-length': '5' }).end('[{"id": 1}]');
  },
  'sends a page for people': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Sign in</p>');
  },
  'breaks off': (_, response) => {
    response.socket?.destroy();
  },
  'sends a head without end': (_, response) => {
    const socket = response.socket!;
    socket.write('HTTP/1.1 200 OK\r\n');
    const more = 'x-more: and more\r\n'.repeat(1_000);
    const pump = () => {
      while (!socket.destroyed && socket.write(more));
    };
    socket.on('drain', pump);
    pump();
  },
  'sends without end': (_, response) => {
    response.writeHead(200, json).write('[');
    const more = Buffer.from('{"id": 1, "text": "again and again"},'.repeat(1_000));
    const pump = () => {
      while (!response.destroyed && response.write(more));
    };
    response.on('drain', pump);
    pump();
  },
  'sends a gzip bomb': (_, response) => {
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' });
    const blank = Buffer.alloc(1_000_000, ' ');
    const endless = Readable.from(
      (function* () {
        for (;;) yield blank;
      })(),
    );
    pipeline(endless, createGzip({ level: 1 }), response, () => undefined);
  },
};
