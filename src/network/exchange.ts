import { type ClientRequest, type IncomingMessage, request as sendRequest } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { connect as startTls } from 'node:tls';
import { Fault, UserError } from '../model/index.ts';
import { plainName } from './allowed.ts';
import type { NetworkLimits, WebRequest } from './contract.ts';
import { dial, type Way } from './dial.ts';
import { explain, tryAgain } from './faults.ts';

/** One question and its answer's head; the body is still to be read. */
export interface Exchange {
  readonly host: string;
  readonly answer: IncomingMessage;
  readonly socket: Socket;
  /** Aborted by the caller, by a limit, and by what is found wrong later. */
  readonly signal: AbortSignal;
}

/**
 * Asks one server once, on a connection of its own. The limit of silence starts anew with every
 * byte. Rejects with `Fault`, with `UserError`, or with the signal's reason.
 */
export async function exchange(
  way: Way,
  url: URL,
  request: WebRequest,
  limits: NetworkLimits,
  caller: AbortSignal,
): Promise<Exchange> {
  const host = url.hostname;
  const broken = new AbortController();
  const signal = AbortSignal.any([caller, broken.signal]);
  const silence = () => broken.abort(silent(host, limits.idleMilliseconds));
  const connecting = setTimeout(silence, limits.idleMilliseconds);
  try {
    const bare = await dial(way, host, portOf(url), signal);
    const socket = url.protocol === 'https:' ? await secured(bare, host) : bare;
    socket.setTimeout(limits.idleMilliseconds, silence);
    const answer = await asked(socket, url, request, (error) =>
      broken.abort(explain(error, host, signal)),
    );
    return { host, answer, socket, signal };
  } catch (error) {
    throw explain(error, host, signal);
  } finally {
    clearTimeout(connecting);
  }
}

function portOf(url: URL): number {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80));
}

async function secured(bare: Socket, host: string): Promise<Socket> {
  const name = plainName(host);
  const servername = isIP(host.replace(/^\[(.*)\]$/, '$1')) === 0 ? { servername: name } : {};
  const socket = startTls({ socket: bare, host: name, ALPNProtocols: ['http/1.1'], ...servername });
  bare.once('close', () => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', resolve).once('error', reject);
    socket.once('close', () => reject(Object.assign(new Error(), { code: 'ECONNRESET' })));
  });
  return socket.on('error', () => undefined);
}

/** Sends the request; what goes wrong after the answer's head is told to `onBroken`. */
async function asked(
  socket: Socket,
  url: URL,
  request: WebRequest,
  onBroken: (error: Error) => void,
): Promise<IncomingMessage> {
  return await new Promise((resolve, reject) => {
    const sent = prepared(socket, url, request);
    sent.once('response', (answer) => {
      sent.on('error', onBroken);
      answer.on('error', () => undefined);
      resolve(answer);
    });
    sent.once('error', reject);
    sent.once('close', () => reject(Object.assign(new Error(), { code: 'ECONNRESET' })));
    sent.end(request.body ?? undefined);
  });
}

function prepared(socket: Socket, url: URL, request: WebRequest): ClientRequest {
  const length = request.body === null ? {} : { 'content-length': Buffer.byteLength(request.body) };
  try {
    return sendRequest({
      createConnection: () => socket,
      // Socrata names every column of a wide table in its head.
      maxHeaderSize: 64 * 1024,
      method: request.method,
      path: `${url.pathname}${url.search}`,
      headers: {
        'accept-encoding': 'gzip, br',
        'user-agent': 'Civicstat',
        ...request.headers,
        ...length,
        host: url.host,
        connection: 'close',
      },
    });
  } catch {
    socket.destroy();
    throw new UserError({
      code: 'unsendable-header',
      message: 'A key or token has a character in it that cannot be sent',
      remedy: 'Enter it again, without line breaks and letters beyond ASCII.',
    });
  }
}

function silent(host: string, idleMilliseconds: number): Fault {
  return new Fault(`${host} said nothing for ${idleMilliseconds / 1000} s`, tryAgain);
}
