import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
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

/**
 * Makes sure that the name of a folder does not lead to a file; a `UserError` names its folder.
 * @param shown the name as the person gave it
 */
export async function needNoFile(path: string, shown: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) return;
  throw new UserError({
    code: 'not-a-folder',
    message: 'This is a file, not a folder',
    remedy: `Name the folder in which it lies: ${dirname(shown)}`,
    file: shown,
  });
}

/**
 * Makes sure that a file of a name from the command line can be made; a `UserError` says what is in
 * the way.
 * @param shown the name as the person gave it
 */
export async function needPlaceFor(path: string, shown: string): Promise<void> {
  const folder = dirname(path);
  const found = await stat(folder).catch(() => null);
  if (found === null || !found.isDirectory()) {
    const message = 'The folder for this file does not exist';
    throw new UserError({
      code: 'no-folder',
      message,
      remedy: 'Make the folder first, or name another',
      file: shown,
    });
  }
  if (await allows(folder, constants.W_OK)) return;
  const message = 'Nothing may be written to the folder for this file';
  throw new UserError({
    code: 'not-writable',
    message,
    remedy: 'Allow it to be written to, or name another',
    file: shown,
  });
}

/**
 * Makes sure that a name from the command line is free; a `UserError` says that a file has it.
 * @param shown the name as the person gave it
 */
export async function needFreeName(path: string, shown: string): Promise<void> {
  if ((await stat(path).catch(() => null)) === null) return;
  throw new UserError({
    code: 'file-exists',
    message: 'There is such a file already, and it is left as it is',
    remedy: 'Give another name, or move that file away first',
    file: shown,
  });
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
  return (await allows(path, constants.R_OK))
    ? null
    : ['This file may not be read', 'Allow it to be read'];
}

function allows(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}
