import { type BlockList, isIP } from 'node:net';
import { type Finding, shortValue, UserError } from '../model/index.ts';
import { blockList, familyName } from './addresses.ts';

/** The hosts that an administrator lets sources reach although their addresses are not public. */
export interface Allowed {
  /** Whether the host was allowed by the very name that the source gives. */
  name(host: string, port: number): boolean;
  /** Whether the address was allowed, itself or in a block. */
  address(address: string, port: number): boolean;
}

interface Entry {
  readonly host: string;
  readonly block: BlockList | null;
  /** Null: any. */
  readonly port: number | null;
}

/**
 * Reads what an administrator allows: host names, addresses and blocks of them, each but a block
 * with a port where only that one is meant. Throws `UserError` with all that cannot be read.
 * @example readAllowed(['gis.city.internal', '10.20.0.7:5432', '[fd00::7]:443', '10.30.0.0/16'])
 */
export function readAllowed(texts: readonly string[]): Allowed {
  const entries = texts.map(readEntry);
  const findings = entries.flatMap((entry, place) =>
    entry === null ? [unread(texts[place]!)] : [],
  );
  if (findings.length > 0) throw new UserError(findings);
  const known = entries.filter((entry) => entry !== null);
  const atPort = (port: number) =>
    known.filter((entry) => entry.port === null || entry.port === port);
  return {
    name: (host, port) => atPort(port).some((entry) => entry.host === plainName(host)),
    address: (address, port) =>
      atPort(port).some((entry) => entry.block?.check(address, familyName(isIP(address)))),
  };
}

/** A host name as it is compared: lower case, without the root's dot. */
export function plainName(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}

function readEntry(text: string): Entry | null {
  const parts =
    /^(?:\[(?<six>[^\]]+)\]|(?<host>[^:[\]]+)|(?<bare>[^[\]]+))(?::(?<port>\d{1,5}))?$/.exec(
      text.trim(),
    )?.groups;
  if (parts === undefined) return null;
  const host = parts.six ?? parts.host ?? parts.bare ?? '';
  const port = parts.port === undefined ? null : Number(parts.port);
  if (port !== null && (port < 1 || port > 65_535)) return null;
  if (isIP(host.split('/')[0]!) !== 0) return readBlock(host, port);
  const isName = /^(?=.{1,253}\.?$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?$/i.test(host);
  return isName ? { host: plainName(host), block: null, port } : null;
}

function readBlock(host: string, port: number | null): Entry | null {
  try {
    return { host, block: blockList(host), port };
  } catch {
    return null;
  }
}

function unread(text: string): Finding {
  return {
    code: 'allowed-host',
    message: 'A host to be allowed cannot be read',
    remedy:
      'Write a host name or an address, with a port if only that is meant, or a block like 10.20.0.0/16.',
    value: shortValue(text),
  };
}
