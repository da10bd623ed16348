import { lookup } from 'node:dns';
import { Fault, shortValue, UserError } from '../model/index.ts';
import { readAllowed } from './allowed.ts';
import { readBody } from './body.ts';
import type { Network, NetworkLimits, WebAnswer, WebRequest } from './contract.ts';
import { dial, type Way } from './dial.ts';
import { type Exchange, exchange } from './exchange.ts';
import { tryAgain } from './faults.ts';

export type { Network, NetworkLimits, WebAnswer, WebRequest } from './contract.ts';

const redirectsAtMost = 5;

/**
 * Opens the way to other machines. `allowed` is an administrator's list of hosts that sources may
 * reach although they are not public (see `readAllowed`); `find` takes the place of the operating
 * system's look-up of names in tests. Throws `UserError` for a list that cannot be read.
 */
export function openNetwork(allowed: readonly string[], find: typeof lookup = lookup): Network {
  const way: Way = { allowed: readAllowed(allowed), lookup: find };
  return {
    request: (request, limits, signal) => followed(way, request, limits, signal),
    connect: (host, port, signal) => dial(way, host, port, signal),
  };
}

async function followed(
  way: Way,
  first: WebRequest,
  limits: NetworkLimits,
  caller: AbortSignal,
): Promise<WebAnswer> {
  let url = readUrl(first.url);
  let request = first;
  const clock = startClock(limits, caller, url.hostname);
  try {
    for (let redirects = 0; redirects <= redirectsAtMost; redirects += 1) {
      const exchanged = await exchange(way, url, request, limits, clock.signal);
      if (!isRedirect(exchanged)) return answerOf(exchanged, url, limits, clock);
      exchanged.socket.destroy();
      const next = targetOf(exchanged, url);
      request = redirected(request, url, next, exchanged.answer.statusCode ?? 0);
      url = next;
    }
    throw new Fault(`${url.hostname} redirects in a circle`, tryAgain);
  } catch (error) {
    clock.stop();
    throw error;
  }
}

interface Clock {
  /** Aborted by the caller or, with a `Fault`, when the time is over. */
  readonly signal: AbortSignal;
  stop(): void;
}

function startClock(limits: NetworkLimits, caller: AbortSignal, host: string): Clock {
  const late = new AbortController();
  const seconds = limits.totalMilliseconds / 1000;
  const timer = setTimeout(
    () => late.abort(new Fault(`${host} took longer than ${seconds} s`, tryAgain)),
    limits.totalMilliseconds,
  ).unref();
  return { signal: AbortSignal.any([caller, late.signal]), stop: () => clearTimeout(timer) };
}

function answerOf(exchanged: Exchange, url: URL, limits: NetworkLimits, clock: Clock): WebAnswer {
  const { answer } = exchanged;
  return {
    status: answer.statusCode ?? 0,
    headers: Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
    ),
    url: url.href,
    body: readBody(exchanged, limits, clock.stop),
  };
}

function isRedirect({ answer }: Exchange): boolean {
  const { location } = answer.headers;
  return location !== undefined && [301, 302, 303, 307, 308].includes(answer.statusCode ?? 0);
}

function targetOf({ answer }: Exchange, from: URL): URL {
  const next = readUrl(answer.headers.location ?? '', from);
  if (from.protocol === 'https:' && next.protocol !== 'https:') {
    throw new Fault(`${from.hostname} redirects to an address without encryption`, tryAgain);
  }
  return next;
}

/** What is asked of the next place: another site gets no key, no token, and nothing that was sent. */
function redirected(request: WebRequest, from: URL, to: URL, status: number): WebRequest {
  const asGet = status === 303 || (request.method === 'POST' && status <= 302);
  const next: WebRequest = {
    ...request,
    url: to.href,
    ...(asGet ? { method: 'GET', body: null } : {}),
  };
  if (to.origin === from.origin) return next;
  if (next.body !== null) {
    throw new Fault(`${from.hostname} redirects to another site what was sent to it`, tryAgain);
  }
  const accept = request.headers.accept;
  return { ...next, headers: accept === undefined ? {} : { accept } };
}

function readUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base?.href);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') {
    throw wrongUrl('The address cannot be read', 'Write it with https:// at its beginning.', text);
  }
  if (url.username !== '' || url.password !== '') {
    throw wrongUrl(
      'The address has a name or password in it',
      'Put them into the settings for that; the address is shown to others.',
      null,
    );
  }
  return url;
}

function wrongUrl(message: string, remedy: string, text: string | null): UserError {
  const value = text === null ? {} : { value: shortValue(text.split('?')[0]!) };
  return new UserError({ code: 'wrong-address', message, remedy, ...value });
}
