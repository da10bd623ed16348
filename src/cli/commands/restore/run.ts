import { existsSync } from 'node:fs';
import { hasSecrets } from '../../../pipeline/collect/secret.ts';
import { swapIn, unpackBackup } from '../../../pipeline/restore.ts';
import type { FolderCommand } from '../../contract.ts';
import { needFile } from '../../given-file.ts';
import { needed } from '../../options.ts';

/** What `civicstat restore` does. */
export const run: FolderCommand['run'] = async (session, options, terminal) => {
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
};
