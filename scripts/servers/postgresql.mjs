import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asUser, freePort, runToEnd, startServer } from './processes.mjs';

const versions = '/usr/lib/postgresql';

function programs() {
  if (!existsSync(versions)) return undefined;
  const newest = readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0];
  const folder = newest && join(versions, newest, 'bin');
  return folder && existsSync(join(folder, 'postgres')) ? folder : undefined;
}

/** A PostgreSQL server of the tests' own. It does not wait for the disk: no test cuts its power. */
export const postgresql = {
  name: 'PostgreSQL',
  variable: 'CIVICSTAT_TEST_POSTGRESQL_URL',
  packages: ['postgresql'],
  installed: () => programs() !== undefined,
  async start(folder) {
    const bin = programs();
    const port = await freePort();
    const data = join(folder, 'data');
    const user = asUser('postgres', folder);
    await runToEnd(
      user([
        join(bin, 'initdb'),
        '-D',
        data,
        '-U',
        'civicstat',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
      ]),
    );
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${folder}`,
      'fsync=off',
      'max_connections=200',
    ];
    const server = startServer(
      user([join(bin, 'postgres'), '-D', data, ...settings.flatMap((one) => ['-c', one])]),
      join(folder, 'log'),
    );
    await server.ready(port);
    return { url: `postgresql://civicstat@127.0.0.1:${port}/postgres`, stop: server.stop };
  },
};
