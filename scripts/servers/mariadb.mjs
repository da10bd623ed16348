import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asUser, freePort, runToEnd, startServer } from './processes.mjs';

const server = '/usr/sbin/mariadbd';
const install = '/usr/bin/mariadb-install-db';

/** A MariaDB server of the tests' own; its root needs no password. */
export const mariadb = {
  name: 'MariaDB',
  variable: 'CIVICSTAT_TEST_MARIADB_URL',
  packages: ['mariadb-server'],
  installed: () => existsSync(server) && existsSync(install),
  async start(folder) {
    const port = await freePort();
    const data = join(folder, 'data');
    const user = asUser('mysql', folder);
    const common = ['--no-defaults', `--datadir=${data}`];
    await runToEnd(
      user([install, ...common, '--auth-root-authentication-method=normal', '--skip-test-db']),
    );
    const running = startServer(
      user([
        server,
        ...common,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        `--socket=${join(folder, 'socket')}`,
        '--skip-name-resolve',
        '--innodb-flush-log-at-trx-commit=0',
      ]),
      join(folder, 'log'),
      'SIGTERM',
    );
    await running.ready(port);
    return { url: `mysql://root@127.0.0.1:${port}/mysql`, stop: running.stop };
  },
};
