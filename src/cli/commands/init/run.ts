import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../../../model/index.ts';
import { slugFrom, starterCity } from '../../../pipeline/definitions/index.ts';
import type { FreeCommand } from '../../contract.ts';
import { needed } from '../../options.ts';
import { asTyped } from '../../program-name.ts';

/** What `civicstat init` does. */
export const run: FreeCommand['run'] = async (options, { terminal, program }) => {
  const folder = needed(options.folder);
  const shown = needed(options.shown);
  const name = basename(folder);
  const slug = slugFrom(name);
  if (slug === null) {
    throw new UserError({
      code: 'bad-name',
      message: "The folder's name has no letter that could name a city",
      value: name,
      remedy: 'Choose a name like springfield',
    });
  }
  await refuseFilled(folder, shown);
  await mkdir(folder, { recursive: true });
  for (const [file, text] of starterCity(slug, titled(name), shown.replace(/\/+$/, ''))) {
    await writeFile(join(folder, file), asTyped(text, program), { flag: 'wx' });
    terminal.out(`${join(shown, file)}\n`);
  }
  terminal.out(`\nEdit ${join(shown, 'city.yaml')}, then run: civicstat apply ${shown}\n`);
  return 0;
};

async function refuseFilled(folder: string, shown: string): Promise<void> {
  const files = await readdir(folder).catch(() => []);
  if (files.length === 0) return;
  throw new UserError({
    code: 'folder-in-use',
    message: 'The folder is not empty',
    file: shown,
    remedy: 'Choose another folder; nothing was written',
  });
}

/** "new-springfield" → "New Springfield". */
function titled(name: string): string {
  return name
    .split(/[-_ ]+/)
    .filter((word) => word !== '')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(' ');
}
