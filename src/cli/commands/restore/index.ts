import { resolve } from 'node:path';
import { swapIn, unpackBackup } from '../../../pipeline/backup.ts';
import type { FolderCommand } from '../../contract.ts';
import { needed } from '../../options.ts';

/** `civicstat restore <file>`: puts a backup in place of the data; keeps the old state beside. */
export const restore: FolderCommand = {
  kind: 'folder',
  name: 'restore',
  changes: true,
  declare: (program, cwd, start) => {
    program
      .command('restore')
      .description('Put a backup in place of the data folder')
      .argument('<file>', 'a file written by civicstat backup')
      .action((file: string) => start({ file: resolve(cwd, file) }));
  },
  run: async (session, options, terminal) => {
    const file = needed(options.file);
    const unpacked = await unpackBackup(session.folder, file, terminal.report);
    const stamp = session.platform.clock();
    await session.whileClosed(async () => {
      const { kept } = await swapIn(session.folder, unpacked, stamp);
      if (kept !== null) terminal.out(`The state store as it was is kept as ${kept}.\n`);
    });
    terminal.out(`Restored ${file}: ${unpacked.objects.length} objects.\n`);
    return 0;
  },
};
