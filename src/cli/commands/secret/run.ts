import { removeSecret, setSecret } from '../../../pipeline/collect/secret.ts';
import type { FolderCommand } from '../../contract.ts';
import { needed } from '../../options.ts';

/** What `civicstat secret` does. */
export const run: FolderCommand['run'] = async ({ platform, outside }, options, terminal) => {
  const name = {
    city: needed(options.city),
    source: needed(options.source),
    setting: needed(options.setting),
  };
  if (options.action === 'remove') {
    await removeSecret(platform, name);
    terminal.out(`Removed the secret ${name.setting} of ${name.source}.\n`);
    return 0;
  }
  await setSecret(platform, outside, name, needed(options.given));
  terminal.out(`Sealed the secret ${name.setting} of ${name.source}.\n`);
  return 0;
};
