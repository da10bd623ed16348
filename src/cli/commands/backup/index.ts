import { resolve } from 'node:path';
import { backup as writeBackup } from '../../../pipeline/backup.ts';
import { hasSecrets } from '../../../pipeline/collect/secret.ts';
import type { FolderCommand } from '../../contract.ts';
import { needPlaceFor } from '../../given-file.ts';
import { needed } from '../../options.ts';

/** `civicstat backup <file>`: writes the truth to one file while everything goes on. */
export const backup: FolderCommand = {
  kind: 'folder',
  name: 'backup',
  runs: 'freely',
  needs: 'sound-stores',
  declare: (program, cwd, start) => {
    program
      .command('backup')
      .description('Write state, deliveries and snapshots to one file')
      .argument('<file>', 'the file to write; it must not exist')
      .action((shown: string) => start({ shown, file: resolve(cwd, shown) }));
  },
  run: async ({ platform, folder }, options, terminal) => {
    const file = needed(options.file);
    await needPlaceFor(file, needed(options.shown));
    const { bytes, objects } = await writeBackup(platform, folder, file, terminal.report);
    terminal.out(`Wrote ${file}: ${objects} objects, ${bytes} bytes.\n`);
    if (await hasSecrets(platform.state)) {
      terminal.report.say(
        `It does not hold the key of the sealed secrets, ${platform.keyFile}: keep a copy of that elsewhere.`,
      );
    }
    return 0;
  },
};
