import type { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction, Socket } from 'node:net';
import { shortValue, UserError } from '../model/index.ts';
import { whyRefused } from './addresses.ts';
import type { Allowed } from './allowed.ts';
import { explain } from './faults.ts';

/** How hosts are found and which are let through. */
export interface Way {
  readonly allowed: Allowed;
  /** Node's own, which asks the operating system. */
  readonly lookup: typeof systemLookup;
}

/**
 * A socket connected to an address that was judged itself: a name is looked up once, and only what
 * came of that is connected to. The signal destroys the socket, also later. Throws `UserError` for
 * an address that is refused, `Fault` when the host is not found or does not answer.
 */
export async function dial(
  way: Way,
  host: string,
  port: number,
  signal: AbortSignal,
): Promise<Socket> {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0) refuseUnlessOpen(way, host, bare, port);
  signal.throwIfAborted();
  const socket = new Socket({ signal });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('error', reject);
      socket.connect({
        host: bare,
        port,
        lookup: judgedLookup(way, port),
        autoSelectFamily: true,
        autoSelectFamilyAttemptTimeout: 1_000,
      });
    });
  } catch (error) {
    socket.destroy();
    throw explain(error, host, signal);
  }
  // Whoever gets the socket listens; between two owners nobody does.
  socket.removeAllListeners('error').on('error', () => undefined);
  return socket;
}

/** Finds a host's addresses and keeps those that may be connected to. */
function judgedLookup(way: Way, port: number): LookupFunction {
  return (host, options, callback) => {
    way.lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const open = way.allowed.name(host, port)
        ? addresses
        : addresses.filter(({ address }) => isOpen(way, address, port));
      if (open.length > 0) return callback(null, open);
      callback(refused(host, whyRefused(addresses[0]?.address ?? '')), []);
    });
  };
}

function refuseUnlessOpen(way: Way, host: string, address: string, port: number): void {
  if (!isOpen(way, address, port)) throw refused(host, whyRefused(address));
}

function isOpen(way: Way, address: string, port: number): boolean {
  return whyRefused(address) === null || way.allowed.address(address, port);
}

function refused(host: string, why: string | null): UserError {
  return new UserError({
    code: 'address-refused',
    message: `A source may not reach “${shortValue(host)}”: it leads to ${why}`,
    remedy:
      'Give a public address, or let an administrator name this host in CIVICSTAT_ALLOWED_HOSTS: in the environment of the server, where one runs, which is then started again.',
  });
}
