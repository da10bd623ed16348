import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { Fault, UserError } from '../model/index.ts';
import { serverFaults } from '../network/faulty-server.suite.ts';
import type { Connector } from './contract.ts';
import { connectors } from './index.ts';
import { localServers, questionOf } from './web/pulling.suite.ts';

const local = localServers();
afterEach(() => local.close());

/** Settings with which each connector asks a server on this machine. */
const settingsFor: Readonly<Record<string, (origin: string) => Record<string, string>>> = {
  socrata: (address) => ({ address, dataset: 'abcd-1234' }),
  ckan: (address) => ({ address, resource: 'e5bd2a5c' }),
  arcgis: (origin) => ({ address: `${origin}/arcgis/rest/services/x/FeatureServer/0` }),
  open311: (address) => ({ address, from: '2025-02-27' }),
  'https-file': (origin) => ({ address: `${origin}/rows.csv` }),
  'https-json': (origin) => ({ address: `${origin}/rows.json` }),
};
const limits = {
  rows: 1_000,
  bytes: 30_000_000,
  totalMilliseconds: 1_500,
  idleMilliseconds: 1_200,
};
const overHttp = connectors.filter(({ kind }) => settingsFor[kind] !== undefined);

async function drained(connector: Connector, origin: string): Promise<void> {
  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const question = questionOf(connector, settingsFor[connector.kind]!(origin), { limits, wait });
  if (connector.gives === 'rows') return void (await Array.fromAsync(connector.pull(question)));
  for await (const { bytes } of connector.pull(question)) await Array.fromAsync(bytes);
}

/** What does harm only to someone who reads the bytes: the formats refuse it. */
const wholeFiles = ['cuts JSON short'];

describe.each(overHttp)('$kind and a server that', (connector) => {
  const faults = Object.keys(serverFaults).filter(
    (fault) => connector.gives === 'rows' || !wholeFiles.includes(fault),
  );

  it.concurrent.each(faults)('%s: ends in time, with words', async (fault) => {
    const origin = await local.serve(serverFaults[fault]!);
    const begun = Date.now();
    const error = await drained(connector, origin).catch((reason: unknown) => reason);
    expect(error instanceof Fault || error instanceof UserError, String(error)).toBe(true);
    expect((error as Error).message).toMatch(/\w{3}/);
    // One second is promised; a machine that is busy with other tests may take two more.
    expect(Date.now() - begun).toBeLessThan(limits.totalMilliseconds + 3_000);
  });
});

it('knows how to try every connector that takes an address', () => {
  const untried = connectors.filter(
    ({ kind, settings }) =>
      settings.some(({ type }) => type === 'address') && settingsFor[kind] === undefined,
  );
  expect(untried.map(({ kind }) => kind)).toEqual([]);
});

it('takes less than 64 MB for all that servers do wrong', async () => {
  const origins = await Promise.all(
    Object.values(serverFaults).map((listener) => local.serve(listener)),
  );
  const program = `
    import { connectors } from './index.ts';
    import { questionOf } from './web/pulling.suite.ts';
    const limits = ${JSON.stringify({ ...limits, totalMilliseconds: 700, idleMilliseconds: 500 })};
    const settingsFor = { ${Object.entries(settingsFor)
      .map(([kind, settings]) => `'${kind}': ${settings}`)
      .join(', ')} };
    const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const drain = async (connector, origin) => {
      const question = questionOf(connector, settingsFor[connector.kind](origin), { limits, wait });
      for await (const part of connector.pull(question)) {
        if (part.bytes) for await (const _ of part.bytes);
      }
    };
    // What is loaded once, at the first pull, is no fault of a server.
    for (const connector of connectors) {
      if (settingsFor[connector.kind]) await drain(connector, 'http://127.0.0.1:9').catch(() => undefined);
    }
    globalThis.gc();
    const before = process.memoryUsage.rss();
    let ended = 0;
    for (const origin of ${JSON.stringify(origins)}) {
      for (const connector of connectors) {
        if (!settingsFor[connector.kind]) continue;
        await drain(connector, origin).catch(() => undefined);
        ended += 1;
      }
    }
    const grown = process.resourceUsage().maxRSS * 1024 - before;
    console.log(JSON.stringify({ ended, grownMegabytes: grown / 1024 ** 2 }));
  `;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', '--input-type=module', '--eval', program],
    { cwd: join(import.meta.dirname) },
  );
  const { ended, grownMegabytes } = JSON.parse(stdout);
  expect(ended).toBe(origins.length * overHttp.length);
  expect(grownMegabytes).toBeLessThan(64);
}, 300_000);
