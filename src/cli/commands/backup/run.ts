import { backup as writeBackup } from '../../../pipeline/backup.ts';
import { hasSecrets } from '../../../pipeline/collect/secret.ts';
import type { FolderCommand } from '../../contract.ts';
import { needPlaceFor } from '../../given-file.ts';
import { needed } from '../../options.ts';

/** What `civicstat backup` does. */
export const run: FolderCommand['run'] = async ({ platform, folder }, options, terminal) => {
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
};
