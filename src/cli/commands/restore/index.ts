import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { hasSecrets } from '../../../pipeline/collect/secret.ts';
import { swapIn, unpackBackup } from '../../../pipeline/restore.ts';
import type { FolderCommand } from '../../contract.ts';
import { needFile } from '../../given-file.ts';
import { needed } from '../../options.ts';

/** `civicstat restore <file>`: puts a backup in place of the data; keeps the old state beside. */
export const restore: FolderCommand = {
  kind: 'folder',
  name: 'restore',
  runs: 'alone',
  needs: 'folder',
  beginsFolder: true,
  declare: (program, cwd, start) => {
    program
      .command('restore')
      .description('Put a backup in place of the data folder')
      .argument('<file>', 'a file written by civicstat backup')
      .action((shown: string) => start({ shown, file: resolve(cwd, shown) }));
  },
  run: async (session, options, terminal) => {
    const file = needed(options.file);
    await needFile(file, needed(options.shown));
    const unpacked = await unpackBackup(session, file, terminal.report);
    await session.whileClosed(async () => {
      const { kept } = await swapIn(session, unpacked, session.clock());
      if (kept !== null) terminal.out(`The state store as it was is kept as ${kept}.\n`);
    }, terminal.report);
    const { state, keyFile } = session.platform;
    if ((await hasSecrets(state)) && !existsSync(keyFile)) {
      terminal.report.say(
        `The key of the sealed secrets is not here: put it back as ${keyFile}, or set the secrets again.`,
      );
    }
    terminal.out(`Restored ${file}: ${unpacked.objects.length} objects.\n`);
    return 0;
  },
};
