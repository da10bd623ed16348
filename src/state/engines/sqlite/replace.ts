import { copyFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { sync } from './backup.ts';
import { openSqliteState } from './index.ts';

/** Puts a file in place of another by one rename; the old one is kept beside it. */
export async function replaceSqliteState(
  { path }: { readonly path: string },
  file: string,
  stamp: number,
): Promise<string | null> {
  await sync(file);
  const kept = await keepOld(path, `${path}.before-restore-${stamp}`);
  await rename(file, path);
  if (process.platform !== 'win32') await sync(dirname(path));
  return kept;
}

/** Copies the old store; afterwards no log of it is left that could spoil the new one. */
async function keepOld(path: string, kept: string): Promise<string | null> {
  const names = await readdir(dirname(path));
  const parts = ['', '-wal', '-shm'].filter((part) => names.includes(`${basename(path)}${part}`));
  if (parts.length === 0) return null;
  // Opening and closing writes a killed process's log back into the file, if it can be read at all.
  await openSqliteState({ path }).then(
    (old) => old.close(),
    () => undefined,
  );
  for (const part of parts) {
    await copyFile(`${path}${part}`, `${kept}${part}`).catch(unlessMissing);
  }
  for (const part of ['-wal', '-shm']) await rm(`${path}${part}`, { force: true });
  return kept;
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
