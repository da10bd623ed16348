import { type LookupAddress, lookup } from 'node:dns';
import { createServer, type Server, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../model/index.ts';
import { whyRefused } from './addresses.ts';
import { openNetwork } from './index.ts';

const limits = { totalMilliseconds: 3_000, idleMilliseconds: 3_000, bytes: 1_000_000 };
let canary: Server;
let port: number;
let touched = 0;

beforeAll(async () => {
  canary = createServer((socket: Socket) => {
    touched += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => canary.listen(0, '::', resolve));
  port = (canary.address() as { port: number }).port;
});
afterAll(() => canary.close());

/** A name service of our own, for names that lead inside; all else goes to the system. */
const rebound: Readonly<Record<string, readonly string[]>> = {
  localhost: ['::1', '127.0.0.1'],
  'inside.example': ['127.0.0.1'],
  'six.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'nat64.example': ['64:ff9b::7f00:1'],
  'cloud.example': ['169.254.169.254'],
  'both.example': ['10.0.0.1', '127.0.0.1'],
  'empty.example': [],
};
const find = ((host: string, options: object, callback: (...given: unknown[]) => void) => {
  const own = rebound[host.toLowerCase().replace(/\.$/, '')];
  if (own === undefined) return lookup(host, options, callback as never);
  callback(
    null,
    own.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
  );
}) as unknown as typeof lookup;

const loopbackUrls = [
  'http://127.0.0.1:PORT/',
  'http://127.1:PORT/',
  'http://127.0.1:PORT/',
  'http://127.255.255.254:PORT/',
  'http://2130706433:PORT/',
  'http://0x7f000001:PORT/',
  'http://0x7f.0.0.1:PORT/',
  'http://0x7f.1:PORT/',
  'http://0X7F.0x0.0x0.0x1:PORT/',
  'http://0177.0.0.1:PORT/',
  'http://0177.1:PORT/',
  'http://017700000001:PORT/',
  'http://00000177.0.0.01:PORT/',
  'http://127.0.0.1.:PORT/',
  'http://127.0x1:PORT/',
  'http://0:PORT/',
  'http://0.0.0.0:PORT/',
  'http://0x0:PORT/',
  'http://00:PORT/',
  'http://[::]:PORT/',
  'http://[::1]:PORT/',
  'http://[0:0:0:0:0:0:0:1]:PORT/',
  'http://[0000:0000:0000:0000:0000:0000:0000:0001]:PORT/',
  'http://[::0001]:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://[::ffff:7f00:1]:PORT/',
  'http://[::FFFF:7F00:0001]:PORT/',
  'http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/',
  'http://[::ffff:0:127.0.0.1]:PORT/',
  'http://[::127.0.0.1]:PORT/',
  'http://[::7f00:1]:PORT/',
  'http://[64:ff9b::127.0.0.1]:PORT/',
  'http://[64:ff9b:1::7f00:1]:PORT/',
  'http://[2002:7f00:1::]:PORT/',
  'http://[2002:7f00:1::1]:PORT/',
  'http://[2001:0:7f00:1::]:PORT/',
  'http://localhost:PORT/',
  'http://LOCALHOST:PORT/',
  'http://localhost.:PORT/',
  'http://loc%61lhost:PORT/',
  'http://ｌｏｃａｌｈｏｓｔ:PORT/',
  'http://１２７.０.０.１:PORT/',
  'http://①②⑦.⓪.⓪.①:PORT/',
  'http://127。0。0。1:PORT/',
  'http://127%2E0%2E0%2E1:PORT/',
  'http:127.0.0.1:PORT/',
  'http:\\\\127.0.0.1:PORT\\',
  'http:///127.0.0.1:PORT/',
  ' http://127.0.0.1:PORT/ ',
  'ht\ttp://127.0.\n0.1:PORT/',
  'https://127.0.0.1:PORT/',
  'https://localhost:PORT/',
  'http://data.example@127.0.0.1:PORT/',
  'http://data.example:80@127.0.0.1:PORT/',
  'http://data.example%00@127.0.0.1:PORT/',
  'http://127.0.0.1:PORT#@data.example/',
  'http://127.0.0.1:PORT\\@data.example/',
  'http://127.0.0.1:PORT?@data.example/',
  'http://inside.example:PORT/',
  'http://INSIDE.example.:PORT/',
  'http://six.example:PORT/',
  'http://mapped.example:PORT/',
  'http://nat64.example:PORT/',
  'http://both.example:PORT/',
  'http://empty.example:PORT/',
  'http://[::1%25lo]:PORT/',
  'http://[fe80::1%25lo]:PORT/',
];
const otherUrls = [
  'http://10.0.0.1/',
  'http://10.255.255.255/',
  'http://172.16.0.1/',
  'http://172.31.255.254/',
  'http://192.168.1.1/',
  'http://3232235777/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0xa9fea9fe/',
  'http://cloud.example/',
  'http://[fd00:ec2::254]/',
  'http://168.63.129.16/',
  'http://100.100.100.200/',
  'http://100.64.0.1/',
  'http://192.0.0.192/',
  'http://192.0.2.1/',
  'http://198.51.100.1/',
  'http://203.0.113.1/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://239.255.255.250:1900/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[fc00::1]/',
  'http://[ff02::1]/',
  'http://[2001:db8::1]/',
  'http://[3fff::1]/',
  'http://[100::1]/',
  'http://[5f00::1]/',
  'http://[2001:10::1]/',
  'file:///etc/passwd',
  'ftp://data.example/',
  'gopher://127.0.0.1/',
  'data:text/csv,a',
  'unix:/var/run/docker.sock',
  '//data.example/',
  'data.example',
  '',
];

describe('an address that leads inside', () => {
  const ask = (url: string) =>
    openNetwork([], find).request(
      { method: 'GET', url, headers: {}, body: null },
      limits,
      new AbortController().signal,
    );

  it.each([...loopbackUrls, ...otherUrls])('is refused: %j', async (url) => {
    await expect(ask(url.replaceAll('PORT', String(port)))).rejects.toBeInstanceOf(UserError);
    expect(touched).toBe(0);
  });

  it.each([
    '127.0.0.1',
    '127.1',
    '0177.0.0.1',
    '0x7f000001',
    '2130706433',
    '0',
    'localhost',
    'localhost.',
    '::1',
    '[::1]',
    '::ffff:127.0.0.1',
    '::1%lo',
    'inside.example',
  ])('is refused for other protocols: %s', async (host) => {
    const connected = openNetwork([], find).connect(host, port, new AbortController().signal);
    await expect(connected).rejects.toBeInstanceOf(UserError);
    expect(touched).toBe(0);
  });

  it('is refused by every address that this machine has in its own networks', () => {
    const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    const inside = own.filter(({ address }) => /^(127|10|192\.168)\.|^::1|^fe80/.test(address));
    expect(inside.length).toBeGreaterThan(0);
    for (const { address } of inside) expect(whyRefused(address)).not.toBeNull();
  });

  it('is the same whatever stands before an IPv4 address in IPv6', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(octet, octet, octet, octet, (a, b, c, d) => {
        const dotted = `${a}.${b}.${c}.${d}`;
        for (const prefix of ['::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::']) {
          expect(whyRefused(`${prefix}${dotted}`)).not.toBeNull();
        }
      }),
    );
  });

  it('is told from a public one', () => {
    for (const address of ['8.8.8.8', '52.206.0.1', '172.32.0.1', '2606:4700::1111', '2a00::1']) {
      expect(whyRefused(address)).toBeNull();
    }
  });

  it('can be reached when it is allowed, so that this canary would have sung', async () => {
    const before = touched;
    const network = openNetwork(['127.0.0.1']);
    (await network.connect('127.0.0.1', port, new AbortController().signal)).destroy();
    await expect.poll(() => touched).toBe(before + 1);
    touched = 0;
  });
});
