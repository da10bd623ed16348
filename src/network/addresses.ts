import { BlockList, isIP } from 'node:net';

/**
 * Blocks of IPv4 that no public service has, by the IANA registry of special-purpose addresses
 * (RFC 6890 and its updates); and the one address of a cloud's own metadata that looks public.
 */
const specialBlocks: readonly (readonly [block: string, what: string])[] = [
  ['0.0.0.0/8', 'an unspecified address'],
  ['10.0.0.0/8', 'a private address'],
  ['100.64.0.0/10', 'an address behind a carrier’s address translation'],
  ['127.0.0.0/8', 'this machine itself'],
  ['168.63.129.16/32', 'a metadata address'],
  ['169.254.0.0/16', 'a link-local or metadata address'],
  ['172.16.0.0/12', 'a private address'],
  ['192.0.0.0/24', 'a reserved address'],
  ['192.0.2.0/24', 'an address for documentation'],
  ['192.31.196.0/24', 'a reserved address'],
  ['192.52.193.0/24', 'a reserved address'],
  ['192.88.99.0/24', 'a 6to4 relay'],
  ['192.168.0.0/16', 'a private address'],
  ['192.175.48.0/24', 'a reserved address'],
  ['198.18.0.0/15', 'an address for measurements'],
  ['198.51.100.0/24', 'an address for documentation'],
  ['203.0.113.0/24', 'an address for documentation'],
  ['224.0.0.0/4', 'a multicast address'],
  ['240.0.0.0/4', 'a reserved or broadcast address'],
  ['::/128', 'an unspecified address'],
  ['::1/128', 'this machine itself'],
  ['64:ff9b::/96', 'an IPv4 address behind NAT64'],
  ['64:ff9b:1::/48', 'an IPv4 address behind NAT64'],
  ['2001::/32', 'a Teredo tunnel'],
  ['2001::/23', 'a reserved address'],
  ['2001:db8::/32', 'an address for documentation'],
  ['2002::/16', 'a 6to4 tunnel'],
  ['2620:4f:8000::/48', 'a reserved address'],
  ['3fff::/20', 'an address for documentation'],
  ['fc00::/7', 'a private address'],
  ['fe80::/10', 'a link-local address'],
  ['ff00::/8', 'a multicast address'],
];

/** All that is handed out of IPv6 for the public: what is not in it is refused unnamed. */
const publicIpv6 = blockList('2000::/3');
const special = specialBlocks.map(([block, what]) => ({ list: blockList(block), what }));

/**
 * What speaks against connecting to an address, as words for a sentence; null for a public one.
 * @example whyRefused('10.1.2.3') // 'a private address'
 */
export function whyRefused(address: string): string | null {
  const family = isIP(address);
  if (family === 0) return 'no address';
  if (address.includes('%')) return 'an address of one network link only';
  if (family === 6 && /^::ffff:/i.test(address)) return 'an IPv4 address written as IPv6';
  const found = special.find(({ list }) => list.check(address, familyName(family)));
  if (found !== undefined) return found.what;
  return family === 4 || publicIpv6.check(address, 'ipv6') ? null : 'a reserved address';
}

/** Throws a `RangeError` for what is no block, like `10.0.0.0/8`, and no address. */
export function blockList(block: string): BlockList {
  const [address = '', prefix] = block.split('/');
  const family = isIP(address);
  const longest = family === 4 ? 32 : 128;
  const length = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
  if (family === 0 || length < 0 || length > longest) throw new RangeError(block);
  const list = new BlockList();
  list.addSubnet(address, length, familyName(family));
  return list;
}

export function familyName(family: number): 'ipv4' | 'ipv6' {
  return family === 6 ? 'ipv6' : 'ipv4';
}
