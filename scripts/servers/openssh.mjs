import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, runToEnd, startServer } from './processes.mjs';

const server = '/usr/sbin/sshd';

/**
 * An OpenSSH server of the tests' own, for whoever runs them: its host key and the key that opens it
 * lie in the folder that its address names.
 */
export const openssh = {
  name: 'OpenSSH',
  variable: 'CIVICSTAT_TEST_SFTP_URL',
  packages: ['openssh-server'],
  installed: () => existsSync(server) && existsSync('/usr/bin/ssh-keygen'),
  async start(folder) {
    const port = await freePort();
    const hostKey = join(folder, 'host_key');
    const userKey = join(folder, 'user_key');
    for (const file of [hostKey, userKey]) {
      await runToEnd(['/usr/bin/ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', file]);
    }
    copyFileSync(`${userKey}.pub`, join(folder, 'authorized_keys'));
    const settings = [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${hostKey}`,
      `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
      'PasswordAuthentication no',
      'PermitRootLogin yes',
      'StrictModes no',
      'UsePAM no',
      'PidFile none',
      'Subsystem sftp internal-sftp',
    ];
    const config = join(folder, 'sshd_config');
    writeFileSync(config, `${settings.join('\n')}\n`);
    if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
    const running = startServer([server, '-D', '-e', '-f', config], join(folder, 'log'), 'SIGTERM');
    await running.ready(port);
    const url = `sftp://${userInfo().username}@127.0.0.1:${port}${folder}`;
    return { url, stop: running.stop };
  },
};
