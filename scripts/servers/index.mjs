import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clickhouse } from './clickhouse.mjs';
import { mariadb } from './mariadb.mjs';
import { openssh } from './openssh.mjs';
import { postgresql } from './postgresql.mjs';

/** The servers that suites run against, one line a member. */
const servers = [postgresql, mariadb, openssh, clickhouse];

/**
 * Starts those that are installed and not named in the environment. Gives what to add to the
 * environment, and how to stop them again.
 */
export async function startServers(environment) {
  const wanted = servers.filter(({ variable }) => !environment[variable]);
  const running = await Promise.all(wanted.filter((one) => one.installed()).map(startOne));
  return {
    variables: Object.fromEntries(running.map(({ variable, url }) => [variable, url])),
    stop: () => Promise.all(running.map((one) => one.stop())),
  };
}

/** Debian packages of the servers that are neither here nor named in the environment. */
export function lackingPackages(environment) {
  return servers
    .filter((one) => !environment[one.variable] && !one.installed())
    .flatMap((one) => one.packages);
}

async function startOne({ variable, start }) {
  const folder = mkdtempSync(join(tmpdir(), 'civicstat-server-'));
  const { url, stop } = await start(folder);
  const stopAndClean = async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { variable, url, stop: stopAndClean };
}
