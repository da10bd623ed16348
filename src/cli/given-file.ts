import { access, constants, stat } from 'node:fs/promises';
import { UserError } from '../model/index.ts';

/**
 * Makes sure that a name from the command line leads to a file with an end; a `UserError` says what
 * is there instead. A pipe or a device could keep its reader for ever.
 * @param shown the name as the person gave it
 */
export async function needFile(path: string, shown: string): Promise<void> {
  const wrong = await wrongWith(path);
  if (wrong === null) return;
  const [message, remedy] = wrong;
  throw new UserError({ code: 'no-file', message, remedy, file: shown });
}

async function wrongWith(path: string): Promise<readonly [message: string, remedy: string] | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return ['There is no such file', 'Check its name and folder'];
  if (found.isDirectory()) return ['This is a folder, not a file', 'Name a file in it'];
  if (!found.isFile()) {
    return [
      'This is a pipe or a device, not a file',
      'Write what it holds to a file and name that',
    ];
  }
  const readable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  return readable ? null : ['This file may not be read', 'Allow it to be read'];
}
