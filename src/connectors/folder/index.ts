import { createReadStream } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, UserError } from '../../model/index.ts';
import type { FileConnector, PullQuestion, SourceFile } from '../contract.ts';
import { type FolderFile, fileSettings, newFiles } from '../new-files.ts';

/** `folder`: the files that other programs put into a folder of the server. */
export const folder: FileConnector = {
  kind: 'folder',
  gives: 'files',
  title: 'Folder',
  description:
    'Reads the files that other programs put into a folder of this server, each once: a file that changes or comes new is taken in at the next pull. The folder and its files are only read.',
  settings: [
    {
      name: 'path',
      label: 'Folder',
      help: 'The whole path of the folder on the server, for example /srv/exports.',
      type: 'text',
      choices: [],
      required: true,
      default: null,
    },
    ...fileSettings,
  ],
  pull: files,
};

async function* files(question: PullQuestion): AsyncIterable<SourceFile> {
  const path = String(question.settings.path);
  for (const { file, cursor } of newFiles(await listed(path), question)) {
    question.signal.throwIfAborted();
    yield { name: file.name, bytes: bytesOf(join(path, file.name), file), cursor };
  }
}

async function listed(path: string): Promise<FolderFile[]> {
  const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  const found: FolderFile[] = [];
  for (const name of names) {
    // A link could lead out of the folder, to files that nobody meant to publish.
    const file = await lstat(join(path, name)).catch(() => null);
    if (file?.isFile()) found.push({ name, changed: file.mtimeMs, bytes: file.size });
  }
  return found;
}

function unreadable(path: string, error: NodeJS.ErrnoException): Error {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    return new UserError({
      code: 'no-folder',
      message: 'There is no such folder on this server',
      value: path,
      remedy: 'Correct the setting path, or make the folder',
    });
  }
  if (error.code === 'EACCES') {
    return new UserError({
      code: 'no-folder',
      message: 'This folder may not be read',
      value: path,
      remedy: 'Allow the user that Civicstat runs as to read it',
    });
  }
  return new Fault(`the folder ${path} could not be read: ${error.message}`, 'Look at the disk', {
    cause: error,
  });
}

async function* bytesOf(path: string, seen: FolderFile): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
    const after = await stat(path);
    if (after.mtimeMs === seen.changed && after.size === seen.bytes) return;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Fault(`the file ${path} could not be read: ${message}`, 'Look at the file', {
      cause: error,
    });
  }
  throw new Fault(
    `the file ${path} changed while it was read`,
    'It is read again at the next pull',
  );
}
