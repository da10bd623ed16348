import { access, open, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Fault, type Finding, UserError } from '../../model/index.ts';

/** No file of definitions may be larger. */
export const largestFileBytes = 5_000_000;

/** The files of one city folder. */
export interface CityFiles {
  /**
   * The text of a file. Throws a `UserError` with one finding when the file is missing, too large,
   * not UTF-8 or not allowed to be read.
   * @param path relative to the folder, with `/` between its parts
   */
  read(path: string): Promise<string>;
}

/** The files of a folder, also those that are no texts. */
export interface FolderFiles extends CityFiles {
  /** The bytes of a file, of any kind; throws as `read` does. */
  bytes(path: string): Promise<Uint8Array>;
  /** Whether there is something of this name. */
  has(path: string): Promise<boolean>;
}

/** The files in a folder of this machine. A link that leads out of the folder is not followed. */
export function cityFilesIn(folder: string): FolderFiles {
  const bytes = (path: string) =>
    bytesOf(folder, path).catch((error: unknown) => {
      throw explained(error, path);
    });
  return {
    bytes,
    has: (path) =>
      access(join(folder, path)).then(
        () => true,
        () => false,
      ),
    read: async (path) => {
      const content = await bytes(path);
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(content);
      } catch {
        throw refused('not-utf-8', 'The file is not UTF-8 text', 'Save it with encoding UTF-8');
      }
    },
  };
}

async function bytesOf(folder: string, path: string): Promise<Uint8Array> {
  const real = await realpath(join(folder, path));
  if (!real.startsWith(`${await realpath(folder)}${sep}`)) {
    throw refused(
      'file-outside',
      'The file lies outside the city folder',
      'Copy it into the folder',
    );
  }
  // A pipe would be waited for without end.
  if (!(await stat(real)).isFile()) {
    throw refused('no-such-file', 'This is a folder or a pipe, not a file', 'Name a YAML file');
  }
  const file = await open(real);
  try {
    const { size } = await file.stat();
    if (size > largestFileBytes) throw tooLarge();
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** A finding for a file of more than 5 MB. */
export function tooLarge(): UserError {
  return refused(
    'file-too-large',
    'The file is larger than 5 MB',
    'Split it into several files and name them under `include`',
  );
}

function refused(code: string, message: string, remedy: string): UserError {
  const finding: Finding = { code, message, remedy };
  return new UserError(finding);
}

function explained(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return refused('no-such-file', 'There is no such file', 'Correct its name or create it');
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return refused('not-readable', 'This file may not be read', 'Allow it to be read');
  }
  if (error instanceof UserError || code === undefined) return error;
  return new Fault(`cannot read ${path}: ${code}`, 'Look at the disk and try again', {
    cause: error,
  });
}
